import { DropdownMenu } from 'radix-ui';
import { Fragment, useState } from 'react';
import { frameSelection } from '../commands/annotate.ts';
import { bypass, tidy } from '../commands/arrange.ts';
import { enterBody, moveInto, moveOut, unroll, unwrap, wrapCommands } from '../commands/bodies.ts';
import { clipboardCommands } from '../commands/clipboard.ts';
import { type Command, isEnabled } from '../commands/command.ts';
import { remove } from '../commands/edit.ts';
import { formatKeys } from '../commands/keys.ts';
import { useCommandContext } from '../commands/useCommandContext.ts';

interface Props {
  /** In the window. */
  readonly at: { readonly x: number; readonly y: number };
}

const sections: readonly (readonly Command[])[] = [
  [enterBody, unroll],
  [...wrapCommands, unwrap],
  [moveInto, moveOut],
  [bypass, frameSelection, tidy],
  clipboardCommands.filter(({ id }) => id !== 'paste'),
  [remove],
];

/** The menu itself, open from the start. */
export function OpenSelectionMenu({ at }: Props) {
  const context = useCommandContext();
  const { editor } = context;
  const [before] = useState(() => document.activeElement);
  const [shown] = useState(() =>
    sections
      .map((section) => section.filter((each) => isEnabled(each, context)))
      .filter(({ length }) => length > 0),
  );
  const close = () => editor.setState({ menu: undefined });
  return (
    <DropdownMenu.Root defaultOpen modal={false} onOpenChange={(open) => !open && close()}>
      <DropdownMenu.Trigger asChild>
        <span className="menu-anchor" style={{ left: at.x, top: at.y }} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="menu floating"
          aria-label="What can be done with the selection"
          align="start"
          sideOffset={2}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (before instanceof HTMLElement) before.focus({ preventScroll: true });
          }}
        >
          {shown.map((section, i) => (
            <Fragment key={section[0]?.id}>
              {i > 0 && <DropdownMenu.Separator />}
              {section.map((command) => (
                <DropdownMenu.Item key={command.id} onSelect={() => command.run(context)}>
                  <span className="menu-text">{command.title}</span>
                  <span className="menu-note">{command.keys?.[0] && formatKeys(command.keys[0])}</span>
                </DropdownMenu.Item>
              ))}
            </Fragment>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
