import { type ReactNode, useId, useState } from 'react';

interface Props {
  readonly label: string;
  readonly value: string;
  /** Takes the text, or gives back the rule that it breaks: it then stays in the field, and nothing is lost. */
  readonly onText: (text: string) => string | undefined;
  /** The field is left: what was typed is complete. */
  readonly onEnd?: () => void;
  readonly help?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly lines?: number;
  readonly numeric?: boolean;
  readonly hidesLabel?: boolean;
  readonly beside?: ReactNode;
}

/** A text that is taken as it is typed. What is refused stays, with the rule, until it is mended or the field is left empty. */
export function TextField(props: Props) {
  const { label, value, onText, onEnd, help, placeholder, lines = 1, numeric, hidesLabel, beside } = props;
  const id = useId();
  const [draft, setDraft] = useState<{ text: string; rule: string | undefined }>();
  const change = (text: string) => setDraft({ text, rule: onText(text) });
  const leave = () => {
    // A text that is refused is kept for another try.
    if (!draft?.rule) setDraft(undefined);
    onEnd?.();
  };
  const field = {
    id,
    value: draft?.text ?? value,
    placeholder,
    title: help,
    spellCheck: false,
    autoComplete: 'off',
    'aria-invalid': !!draft?.rule,
    'aria-describedby': draft?.rule ? `${id}-rule` : undefined,
    onBlur: leave,
  };
  return (
    <div className="field">
      <label htmlFor={id} title={help} className={hidesLabel ? 'unseen' : undefined}>
        {label}
      </label>
      <div className="field-box">
        {lines > 1 ? (
          <textarea {...field} rows={lines} onChange={(event) => change(event.target.value)} />
        ) : (
          <input
            {...field}
            inputMode={numeric ? 'numeric' : undefined}
            onChange={(event) => change(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') leave();
              if (event.key === 'Escape') setDraft(undefined);
            }}
          />
        )}
        {beside}
      </div>
      {draft?.rule && (
        <p className="rule" id={`${id}-rule`} role="alert">
          {draft.rule}
        </p>
      )}
    </div>
  );
}
