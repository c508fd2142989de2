import { stopConnecting } from '../state/connect.ts';
import type { Editor } from '../state/store.ts';
import type { ConnectMenuOf } from '../state/viewState.ts';
import type { Command } from './command.ts';
import { focusedNode } from './focus.ts';

const connect: Command = {
  id: 'connect',
  title: 'Connect to…',
  detail: 'wire the ports of the selected node, or lead the selected wire elsewhere',
  group: 'edit',
  keys: ['C'],
  isEnabled: ({ editor }) => subjectOf(editor) !== undefined,
  run: ({ editor }) => editor.setState({ connectMenu: subjectOf(editor), adding: undefined }),
};

const giveUp: Command = {
  id: 'give-up-wire',
  title: 'Give up the wire that was begun',
  group: 'edit',
  keys: ['Escape'],
  isEnabled: ({ editor }) => !!editor.getState().connecting?.tapped,
  run: ({ editor }) => stopConnecting(editor),
};

export const connectCommands: readonly Command[] = [connect, giveUp];

/** What to list ports for: the one node or wire that is selected, else the node that has the focus. */
function subjectOf(editor: Editor): ConnectMenuOf | undefined {
  const { selectedNodes, selectedWires } = editor.getState();
  const [[node], [wire]] = [selectedNodes, selectedWires];
  if (selectedNodes.size + selectedWires.size > 1) return undefined;
  if (node !== undefined) return { node };
  if (wire !== undefined) return { wire };
  const focused = focusedNode();
  return focused === undefined ? undefined : { node: focused };
}
