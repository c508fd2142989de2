import { isAnnotation } from '../../document/annotations.ts';
import { canvasCentre } from '../canvas/flow/canvasCentre.ts';
import type { Command, CommandContext } from './command.ts';

const addNote: Command = {
  id: 'add-note',
  title: 'Add a note',
  group: 'edit',
  keys: ['N'],
  isEnabled: seesWhole,
  run({ editor, flow }) {
    const { x, y } = canvasCentre(flow);
    void import('../state/annotations.ts').then(({ addNoteAt }) =>
      addNoteAt(editor, { x: x - 104, y: y - 32 }),
    );
  },
};

export const frameSelection: Command = {
  id: 'frame-selection',
  title: 'Frame the selection',
  group: 'edit',
  keys: ['Shift+N'],
  isEnabled: (context) => seesWhole(context) && context.editor.getState().selectedNodes.size > 0,
  run: ({ editor }) =>
    void import('../state/annotations.ts').then(({ frameSelection: frame }) => frame(editor)),
};

const write: Command = {
  id: 'write-annotation',
  title: 'Write in the focused note or frame',
  group: 'selection',
  keys: ['Enter'],
  isEnabled: () => focusedAnnotation() !== undefined,
  run({ editor }) {
    editor.setState({ editedAnnotation: focusedAnnotation() });
  },
};

export const annotateCommands: readonly Command[] = [addNote, frameSelection, write];

/** Notes and frames lie on the graph as a whole, and are not to be seen in a body that is entered. */
function seesWhole({ editor }: CommandContext): boolean {
  return editor.getState().entered === '';
}

function focusedAnnotation(): string | undefined {
  const id = document.activeElement?.getAttribute('data-id');
  return id && isAnnotation(id) ? id : undefined;
}
