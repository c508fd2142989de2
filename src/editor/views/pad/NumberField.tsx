import { useId, useState } from 'react';

interface NumberFieldProps {
  readonly label: string;
  readonly hidesLabel?: boolean;
  readonly value: number;
  readonly min?: number;
  readonly max?: number;
  readonly whole?: boolean;
  /** Gets every number that is typed or stepped to and is in its range. */
  readonly onNumber: (value: number) => void;
  /** The field is left: what was typed is complete. */
  readonly onEnd?: () => void;
}

/** A number that is taken as it is typed; what is none, or out of range, goes back to what it was when the field is left. */
export function NumberField(props: NumberFieldProps) {
  const { label, hidesLabel, value, min, max, whole, onNumber, onEnd } = props;
  const [draft, setDraft] = useState<string>();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id} className={hidesLabel ? 'unseen' : undefined}>
        {label}
      </label>
      <input
        id={id}
        type="number"
        min={min}
        max={max}
        step={whole ? 1 : 'any'}
        value={draft ?? String(value)}
        onChange={(event) => {
          setDraft(event.target.value);
          const { valueAsNumber: number, validity } = event.target;
          if (Number.isFinite(Math.fround(number)) && validity.valid) onNumber(number);
        }}
        onBlur={() => {
          setDraft(undefined);
          onEnd?.();
        }}
      />
    </div>
  );
}
