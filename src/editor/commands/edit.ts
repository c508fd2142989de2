import { canvasBox } from '../canvas/flow/canvasCentre.ts';
import { redoStep, undoStep } from '../state/edit.ts';
import { removeSelection } from '../state/remove.ts';
import type { Command } from './command.ts';
import { hasSelection } from './selection.ts';

export const undo: Command = {
  id: 'undo',
  title: 'Undo',
  group: 'edit',
  keys: ['Mod+Z'],
  isEnabled: ({ editor }) => editor.getState().history.past.length > 0,
  run: ({ editor }) => undoStep(editor),
};

export const redo: Command = {
  id: 'redo',
  title: 'Redo',
  group: 'edit',
  keys: ['Mod+Shift+Z', 'Mod+Y'],
  isEnabled: ({ editor }) => editor.getState().history.future.length > 0,
  run: ({ editor }) => redoStep(editor),
};

export const add: Command = {
  id: 'add',
  title: 'Add a block',
  detail: 'behind the selected node, or on the selected wire',
  group: 'edit',
  keys: ['/'],
  run({ editor }) {
    const { left, top, width, height } = canvasBox();
    editor.setState({ adding: { x: left + width / 2 - 132, y: top + height / 3 } });
  },
};

export const remove: Command = {
  id: 'remove',
  title: 'Remove the selection',
  detail: 'a chain stays a chain',
  group: 'edit',
  keys: ['Delete', 'Backspace'],
  isEnabled: hasSelection,
  run: ({ editor }) => removeSelection(editor),
};

export const editCommands: readonly Command[] = [add, remove, undo, redo];
