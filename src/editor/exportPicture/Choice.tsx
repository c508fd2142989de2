import { useId } from 'react';

interface Props<T extends string> {
  readonly legend: string;
  /** The values, with what they are called. */
  readonly of: Readonly<Record<T, string>>;
  /** Those that cannot be chosen now. */
  readonly without?: readonly T[];
  readonly value: T;
  readonly onValue: (value: T) => void;
}

/** One of few values, all in sight. */
export function Choice<T extends string>({ legend, of, without = [], value, onValue }: Props<T>) {
  const name = useId();
  return (
    <fieldset className="export-choice">
      <legend>{legend}</legend>
      {(Object.keys(of) as T[])
        .filter((each) => !without.includes(each))
        .map((each) => (
          <label key={each}>
            <input type="radio" name={name} checked={each === value} onChange={() => onValue(each)} />
            {of[each]}
          </label>
        ))}
    </fieldset>
  );
}
