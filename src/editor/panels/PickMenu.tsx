import { type ReactNode, useEffect, useId, useRef, useState } from 'react';

/** Something to pick, as the menu shows it. */
export interface PickOption {
  readonly id: string;
  readonly content: ReactNode;
  readonly title?: string;
  /** The heading that it stands under, with those next to it. */
  readonly group?: string;
  /** Whether it is only shown, with the reason why it cannot be picked. */
  readonly disabled?: boolean;
}

export interface Picked {
  readonly options: readonly PickOption[];
  /** A sentence above them. */
  readonly note?: string | undefined;
}

interface PickMenuProps {
  /** What the menu is for, its field and its list are called. */
  readonly labels: { readonly menu: string; readonly field: string; readonly list: string };
  readonly placeholder: string;
  /** Where the menu opens, in the window. */
  readonly at: { readonly x: number; readonly y: number };
  readonly width: number;
  /** What there is for a text typed; for an empty one, all. */
  readonly find: (text: string) => Picked;
  readonly onPick: (id: string) => void;
  readonly onClose: () => void;
}

const height = 320;

/** A menu with a field that filters it: arrow keys go through the options, Enter picks, Escape and a press elsewhere close. */
export function PickMenu({ labels, placeholder, at, width, find, onPick, onClose }: PickMenuProps) {
  const [text, setText] = useState('');
  const [index, setIndex] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const list = useId();
  const { options, note } = find(text);
  const active = Math.min(index, options.length - 1);
  const chosen = options[active];

  // What had the focus before has it again when the menu closes by a key or a choice.
  const [before] = useState(() => document.activeElement);
  useEffect(() => field.current?.focus(), []);

  const closeBack = () => {
    onClose();
    if (before instanceof HTMLElement || before instanceof SVGElement) before.focus({ preventScroll: true });
  };
  const pick = (option: PickOption) => {
    if (option.disabled) return;
    closeBack();
    onPick(option.id);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setIndex((active + step + options.length) % Math.max(1, options.length));
    else if (event.key === 'Enter' && chosen) pick(chosen);
    else if (event.key === 'Escape' || event.key === 'Tab') closeBack();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const optionOf = (option: PickOption) => (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the active option.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys.
    <div
      key={option.id}
      id={`${list}-${option.id}`}
      role="option"
      aria-selected={option === chosen}
      aria-disabled={option.disabled}
      title={option.title}
      ref={option === chosen ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => pick(option)}
    >
      {option.content}
    </div>
  );

  return (
    <div
      className="add-menu floating"
      role="dialog"
      aria-label={labels.menu}
      style={{
        left: Math.max(8, Math.min(at.x, innerWidth - width - 8)),
        top: Math.max(8, Math.min(at.y, innerHeight - height - 8)),
        width,
      }}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && onClose()}
    >
      <input
        ref={field}
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={chosen && `${list}-${chosen.id}`}
        aria-label={labels.field}
        placeholder={placeholder}
        value={text}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setText(event.target.value);
          setIndex(0);
        }}
      />
      {note !== undefined && <p className="quiet">{note}</p>}
      <div role="listbox" id={list} aria-label={labels.list} className="add-menu-list">
        {grouped(options).map(([group, members]) =>
          group === undefined ? (
            members.map(optionOf)
          ) : (
            // biome-ignore lint/a11y/useSemanticElements: a group of options in a list, and not of fields.
            <div key={group} role="group" aria-label={group}>
              <div className="add-menu-group" aria-hidden="true">
                {group}
              </div>
              {members.map(optionOf)}
            </div>
          ),
        )}
      </div>
    </div>
  );
}

/** The options by their headings, in the order in which they come. */
function grouped(options: readonly PickOption[]): [group: string | undefined, options: PickOption[]][] {
  const groups = new Map<string | undefined, PickOption[]>();
  for (const option of options) groups.set(option.group, [...(groups.get(option.group) ?? []), option]);
  return [...groups];
}
