import { type ReactNode, useEffect } from 'react';
import { useChoices } from '../palette/useChoices.ts';
import './finder.css';

interface Props<T> {
  readonly label: string;
  readonly placeholder: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly choices: readonly T[];
  readonly keyOf: (choice: T) => string;
  readonly draw: (choice: T) => ReactNode;
  /** Without it, Enter goes from one choice to the next. */
  readonly onChoose?: (choice: T) => void;
  /** Another choice is the current one, while one types or goes through the list. */
  readonly onCurrent?: (choice: T) => void;
  readonly onLeave: () => void;
  /** When the focus goes elsewhere. */
  readonly onBlur?: () => void;
  /** What stands beside the field, for the place of the current choice and what goes to others. */
  readonly aside?: (at: number, go: (step: number) => void) => ReactNode;
  /** Said when there is nothing to choose. */
  readonly nothing: string;
}

/** More than these are not worth a look: a longer text is quicker than the list. */
const most = 60;

/** What floats over the drawing to find something by typing: a field, and below it what answers. */
export function Finder<T>({
  label,
  placeholder,
  text,
  onText,
  choices,
  keyOf,
  draw,
  onChoose,
  onCurrent,
  onLeave,
  onBlur,
  aside,
  nothing,
}: Props<T>) {
  const { field, list, optionOf, at, setAt, go, chosen } = useChoices(choices, {
    label: 'Found',
    keyOf,
    onLeave,
    ...(onChoose && { onChoose }),
  });
  const current = chosen === undefined ? undefined : keyOf(chosen);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the choice by its key, as an edit of the graph lists it anew.
  useEffect(() => {
    if (chosen !== undefined) onCurrent?.(chosen);
  }, [current]);
  // A part of the list around the choice, which may lie anywhere in it.
  const start = Math.max(0, Math.min(at - most / 2, choices.length - most));
  return (
    <div
      className="finder floating"
      data-place={onChoose ? 'middle' : 'corner'}
      role="dialog"
      aria-label={label}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && onBlur?.()}
    >
      <div className="finder-field">
        <input
          {...field}
          aria-label={label}
          placeholder={placeholder}
          value={text}
          onChange={(event) => {
            onText(event.target.value);
            setAt(0);
          }}
        />
        {aside?.(at, go)}
      </div>
      {choices.length === 0 && <p className="quiet">{nothing}</p>}
      <div {...list} className="finder-list" hidden={choices.length === 0}>
        {choices.slice(start, start + most).map((choice) => (
          <div key={keyOf(choice)} {...optionOf(choice)}>
            {draw(choice)}
          </div>
        ))}
      </div>
      <p className="unseen" role="status">
        {text !== '' && `${choices.length} found`}
      </p>
    </div>
  );
}
