import { play, shownScrubbers, stepPosition } from '../state/scrub.ts';
import type { Editor } from '../state/store.ts';
import type { Command } from './command.ts';

/** The innermost of the combinators that can be stepped through. */
function innermost(editor: Editor): string | undefined {
  return shownScrubbers(editor.getState()).at(-1);
}

const isEnabled: Command['isEnabled'] = ({ editor }) => innermost(editor) !== undefined;

const next: Command = {
  id: 'scrub-next',
  title: 'Next step, window, node or copy',
  group: 'view',
  keys: ['.'],
  isEnabled,
  run({ editor }) {
    const path = innermost(editor);
    if (path !== undefined) stepPosition(editor, path, 1);
  },
};

const previous: Command = {
  id: 'scrub-previous',
  title: 'Previous step, window, node or copy',
  group: 'view',
  keys: [','],
  isEnabled,
  run({ editor }) {
    const path = innermost(editor);
    if (path !== undefined) stepPosition(editor, path, -1);
  },
};

const playOrPause: Command = {
  id: 'scrub-play',
  title: 'Play or pause the steps',
  group: 'view',
  keys: ['P'],
  isEnabled,
  run({ editor }) {
    const path = innermost(editor);
    play(editor, editor.getState().playing === undefined ? path : undefined);
  },
};

export const scrubCommands: readonly Command[] = [next, previous, playOrPause];
