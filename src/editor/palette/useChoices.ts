import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';

interface Choosing<T> {
  /** What the choices are. */
  readonly label: string;
  readonly keyOf: (choice: T) => string;
  /** Enter, or a click on a choice. Without it, Enter goes on to the next choice, with Shift to the one before. */
  readonly onChoose?: (choice: T) => void;
  /** On Escape; on Tab too, where there is something to choose. */
  readonly onLeave: () => void;
}

/**
 * A field with a list of choices below it: arrow keys go through the list while the focus stays in the field, Enter takes
 * one. Gives what the field, the list and the options need of properties.
 */
export function useChoices<T>(choices: readonly T[], { label, keyOf, onChoose, onLeave }: Choosing<T>) {
  const [wanted, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const list = useId();
  const at = Math.min(wanted, choices.length - 1);
  const chosen = choices[at];
  useEffect(() => field.current?.focus(), []);

  const go = (step: number) => setAt((at + step + choices.length) % Math.max(1, choices.length));
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, shiftKey, nativeEvent } = event;
    // Enter and arrows of someone who writes Japanese or Chinese belong to what they compose.
    if (nativeEvent.isComposing) return;
    if (key === 'ArrowDown') go(1);
    else if (key === 'ArrowUp') go(-1);
    else if (key === 'Enter' && !onChoose) go(shiftKey ? -1 : 1);
    else if (key === 'Enter' && chosen !== undefined) onChoose?.(chosen);
    else if (key === 'Escape' || (key === 'Tab' && onChoose)) onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const idOf = (choice: T) => `${list}-${keyOf(choice)}`;
  return {
    at,
    setAt,
    go,
    chosen,
    field: {
      ref: field,
      role: 'combobox',
      'aria-expanded': choices.length > 0,
      'aria-controls': list,
      'aria-autocomplete': 'list',
      'aria-activedescendant': chosen === undefined ? undefined : idOf(chosen),
      autoComplete: 'off',
      spellCheck: false,
      onKeyDown,
    },
    list: { id: list, role: 'listbox', 'aria-label': label },
    optionOf: (choice: T) => ({
      id: idOf(choice),
      role: 'option',
      'aria-selected': choice === chosen,
      // The list may show only a part of the choices.
      'aria-setsize': choices.length,
      'aria-posinset': choices.indexOf(choice) + 1,
      ref:
        choice === chosen
          ? (option: HTMLElement | null) => option?.scrollIntoView({ block: 'nearest' })
          : undefined,
      // The focus stays in the field.
      onPointerDown: (event: { preventDefault(): void }) => event.preventDefault(),
      onClick: () => (onChoose ? onChoose(choice) : setAt(choices.indexOf(choice))),
    }),
  } as const;
}
