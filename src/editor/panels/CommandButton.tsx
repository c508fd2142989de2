import type { ReactNode } from 'react';
import { type Command, isEnabled } from '../commands/command.ts';
import { formatKeys } from '../commands/keys.ts';
import { useCommandContext } from '../commands/useCommandContext.ts';
import { useEditorState } from '../state/useEditor.ts';
import { IconButton } from './IconButton.tsx';

interface Props {
  readonly command: Command;
  readonly icon: ReactNode;
  readonly pressed?: boolean;
}

/** A button that runs a command, named after it, with its keys; dimmed where it cannot be done. */
export function CommandButton({ command, icon, pressed }: Props) {
  const context = useCommandContext();
  const enabled = useEditorState(() => isEnabled(command, context));
  const [keys] = command.keys ?? [];
  return (
    <IconButton
      label={command.title}
      icon={icon}
      disabled={!enabled}
      onClick={() => command.run(context)}
      {...(keys !== undefined && { keys: formatKeys(keys) })}
      {...(pressed !== undefined && { pressed })}
    />
  );
}
