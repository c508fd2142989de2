import { play, stepPosition, steppedPath } from '../state/scrub.ts';
import type { Editor } from '../state/store.ts';
import { playWalk, stepWalk } from '../state/walk.ts';
import type { Command } from './command.ts';

function stepped(editor: Editor): string | undefined {
  return steppedPath(editor.getState());
}

const isEnabled: Command['isEnabled'] = ({ editor }) => stepped(editor) !== undefined;

const next: Command = {
  id: 'scrub-next',
  title: 'Next step, window, node or copy',
  group: 'view',
  keys: ['.'],
  isEnabled,
  run({ editor }) {
    const path = stepped(editor);
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
    const path = stepped(editor);
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
    const path = stepped(editor);
    play(editor, editor.getState().playing === undefined ? path : undefined);
  },
};

const isWalking: Command['isEnabled'] = ({ editor }) => editor.getState().walk !== undefined;

/** Starts and ends going through a run instruction by instruction. */
const walk: Command = {
  id: 'walk',
  title: 'Slow motion',
  detail: 'step through the instructions of a run, and see for which node each is',
  group: 'view',
  keys: ['Shift+P'],
  run: ({ editor }) =>
    editor.setState((state) => ({ walk: state.walk ? undefined : { at: 0, playing: false } })),
};

const walkOn: Command = {
  id: 'walk-next',
  title: 'Next instruction',
  group: 'view',
  keys: ['.'],
  isEnabled: isWalking,
  run: ({ editor }) => stepWalk(editor, 1),
};

const walkBack: Command = {
  id: 'walk-previous',
  title: 'Previous instruction',
  group: 'view',
  keys: [','],
  isEnabled: isWalking,
  run: ({ editor }) => stepWalk(editor, -1),
};

const walkOrPause: Command = {
  id: 'walk-play',
  title: 'Play or pause the instructions',
  group: 'view',
  keys: ['P'],
  isEnabled: isWalking,
  run: ({ editor }) => playWalk(editor),
};

/** In slow motion the keys of the scrubber go from instruction to instruction. */
export const scrubCommands: readonly Command[] = [
  walk,
  walkOn,
  walkBack,
  walkOrPause,
  next,
  previous,
  playOrPause,
];
