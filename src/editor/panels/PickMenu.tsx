import { type ReactNode, useState } from 'react';
import { useChoices } from '../palette/useChoices.ts';
import { useFocusBack } from '../palette/useFocusBack.ts';

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
  const giveFocusBack = useFocusBack();
  const { options, note } = find(text);

  const closeBack = () => {
    onClose();
    giveFocusBack();
  };
  const pick = (option: PickOption) => {
    if (option.disabled) return;
    closeBack();
    onPick(option.id);
  };
  const { field, list, optionOf, setAt } = useChoices(options, {
    label: labels.list,
    keyOf: ({ id }) => id,
    onChoose: pick,
    onLeave: closeBack,
  });
  const show = (option: PickOption) => (
    <div key={option.id} {...optionOf(option)} aria-disabled={option.disabled} title={option.title}>
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
        {...field}
        aria-label={labels.field}
        placeholder={placeholder}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
      />
      {note !== undefined && <p className="quiet">{note}</p>}
      <div {...list} className="add-menu-list">
        {grouped(options).map(([group, members]) =>
          group === undefined ? (
            members.map(show)
          ) : (
            // biome-ignore lint/a11y/useSemanticElements: a group of options in a list, and not of fields.
            <div key={group} role="group" aria-label={group}>
              <div className="add-menu-group" aria-hidden="true">
                {group}
              </div>
              {members.map(show)}
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
