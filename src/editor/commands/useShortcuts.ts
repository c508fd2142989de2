import { useEffect } from 'react';
import { endGesture } from '../state/edit.ts';
import { isEnabled } from './command.ts';
import { commands } from './commands.ts';
import { isTyping } from './isTyping.ts';
import { pressedKeys } from './keys.ts';
import { useCommandContext } from './useCommandContext.ts';

/** The keys of all commands. Few of them act while someone types or a dialog is open. */
export function useShortcuts(): void {
  const context = useCommandContext();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // Over the drawing lies the reference: what is not seen is not to be changed.
      if (event.defaultPrevented || context.editor.getState().reference) return;
      const keys = pressedKeys(event);
      const typing = isTyping(event.target);
      const meant = commands.filter(
        (each) => each.keys?.includes(keys) && !each.native && (!typing || each.whileTyping),
      );
      const command = meant.find((each) => isEnabled(each, context));
      // What cannot be done now is not for the browser to do in its own way, such as to undo in a field of before.
      if (command || (meant.length > 0 && keys.startsWith('Mod'))) event.preventDefault();
      command?.run(context);
    };
    // Arrow keys move nodes, as one step for as long as they are held.
    const onKeyUp = (event: KeyboardEvent) => {
      if (event.key.startsWith('Arrow') && !isTyping(event.target)) endGesture(context.editor);
    };
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('keyup', onKeyUp);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('keyup', onKeyUp);
    };
  }, [context]);
}
