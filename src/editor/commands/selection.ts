import { laterNodeInspector } from '../inspector/laterNodeInspector.ts';
import { select, selectAll } from '../state/selection.ts';
import type { Command, CommandContext } from './command.ts';
import { focusedNode } from './focus.ts';

const all: Command = {
  id: 'select-all',
  title: 'Select all',
  group: 'selection',
  keys: ['Mod+A'],
  run: ({ editor }) => selectAll(editor),
};

const none: Command = {
  id: 'select-none',
  title: 'Select nothing',
  group: 'selection',
  keys: ['Escape'],
  isEnabled: hasSelection,
  run: ({ editor }) => select(editor, []),
};

const editFocused: Command = {
  id: 'edit-focused',
  title: 'Go to the parameters of the focused node',
  group: 'selection',
  keys: ['Enter', 'Alt+Enter'],
  isEnabled: () => focusedNode() !== undefined,
  run({ editor }) {
    const path = focusedNode();
    if (path === undefined) return;
    select(editor, [path]);
    editor.setState(({ open }) => ({ open: { ...open, inspector: true } }));
    void laterNodeInspector
      .fetch()
      .then(() =>
        requestAnimationFrame(() =>
          document.querySelector<HTMLElement>('.inspector :is(input, select, textarea)')?.focus(),
        ),
      );
  },
};

export const selectionCommands: readonly Command[] = [all, none, editFocused];

/** Whether anything is selected: nodes, wires, notes or frames. */
export function hasSelection({ editor }: CommandContext): boolean {
  const { selectedNodes, selectedWires, selectedAnnotations } = editor.getState();
  return selectedNodes.size + selectedWires.size + selectedAnnotations.size > 0;
}
