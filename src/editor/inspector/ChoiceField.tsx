import { useId } from 'react';

interface Props {
  readonly label: string;
  readonly help?: string;
  readonly options: readonly string[];
  readonly value: string;
  readonly onChoose: (option: string) => void;
}

/** As many characters as fit side by side into the inspector. */
const roomForSegments = 32;

/** One of a few: segments side by side where they fit, else a list. */
export function ChoiceField({ label, help, options, value, onChoose }: Props) {
  const id = useId();
  if (options.join('').length + 3 * options.length > roomForSegments)
    return (
      <div className="field">
        <label htmlFor={id} title={help}>
          {label}
        </label>
        <select id={id} value={value} onChange={(event) => onChoose(event.target.value)}>
          {options.map((option) => (
            <option key={option}>{option}</option>
          ))}
        </select>
      </div>
    );
  return (
    <fieldset className="field" title={help}>
      <legend>{label}</legend>
      <div className="segments">
        {options.map((option) => (
          <label key={option}>
            <input type="radio" name={id} checked={option === value} onChange={() => onChoose(option)} />
            <span>{option}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
