import type { Direction, Edge } from '../../document/arrange.ts';
import type { Command, CommandContext } from './command.ts';
import { showAll } from './view.ts';

/* Where nodes lie, and whether they take part. What it takes is fetched when it is first asked for. */

export const tidy: Command = {
  id: 'tidy',
  title: 'Tidy up',
  detail: 'the selected nodes, or all',
  group: 'edit',
  keys: ['T'],
  isEnabled: ({ editor }) => editor.getState().layout.size > 0,
  run: (context) =>
    void import('../state/tidy.ts').then(({ tidyUp }) => tidyUp(context.editor, () => showAll.run(context))),
};

export const bypass: Command = {
  id: 'bypass',
  title: 'Bypass',
  detail: 'the selected nodes pass their first input on',
  group: 'edit',
  keys: ['B'],
  isEnabled: ({ editor }) => editor.getState().selectedNodes.size > 0,
  run: ({ editor }) => void import('../state/arrange.ts').then(({ toggleBypass }) => toggleBypass(editor)),
};

function aligning(edge: Edge, title: string): Command {
  return {
    id: `align-${edge}`,
    title,
    group: 'selection',
    isEnabled: hasSeveral(2),
    run: ({ editor }) =>
      void import('../state/arrange.ts').then(({ alignSelection }) => alignSelection(editor, edge)),
  };
}

function distributing(direction: Direction): Command {
  return {
    id: `distribute-${direction}`,
    title: `Distribute ${direction}`,
    group: 'selection',
    isEnabled: hasSeveral(3),
    run: ({ editor }) =>
      void import('../state/arrange.ts').then(({ distributeSelection }) =>
        distributeSelection(editor, direction),
      ),
  };
}

function hasSeveral(count: number): (context: CommandContext) => boolean {
  return ({ editor }) => {
    const { selectedNodes, selectedAnnotations } = editor.getState();
    return selectedNodes.size + selectedAnnotations.size >= count;
  };
}

export const alignments = {
  left: aligning('left', 'Align left edges'),
  centre: aligning('centre', 'Align centres'),
  right: aligning('right', 'Align right edges'),
  top: aligning('top', 'Align tops'),
  middle: aligning('middle', 'Align middles'),
  bottom: aligning('bottom', 'Align bottoms'),
} satisfies Record<Edge, Command>;

export const distributions = {
  horizontally: distributing('horizontally'),
  vertically: distributing('vertically'),
} satisfies Record<Direction, Command>;

export const arrangeCommands: readonly Command[] = [
  tidy,
  bypass,
  ...Object.values(alignments),
  ...Object.values(distributions),
];
