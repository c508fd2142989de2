import { clearView } from '../canvas/flow/clearView.ts';
import { referenceAddress } from '../state/address.ts';
import { motion } from '../state/motion.ts';
import { type OpenPanels, withPanel } from '../state/panels.ts';
import type { Editor } from '../state/store.ts';
import type { Command } from './command.ts';
import { focusSoon } from './focusSoon.ts';

export const commandPalette: Command = {
  id: 'command-palette',
  title: 'Find a command, block or node',
  group: 'view',
  keys: ['Mod+K'],
  whileTyping: true,
  run: ({ editor }) => editor.setState({ dialog: 'commands' }),
};

const find: Command = {
  id: 'find',
  title: 'Find in the graph',
  detail: 'by name, block, remark or shape',
  group: 'view',
  keys: ['Mod+F'],
  whileTyping: true,
  run: ({ editor }) => editor.setState({ dialog: 'find' }),
};

export const zoomIn: Command = {
  id: 'zoom-in',
  title: 'Zoom in',
  group: 'view',
  keys: ['+'],
  run: ({ flow }) => void flow.zoomIn({ duration: motion(120) }),
};

export const zoomOut: Command = {
  id: 'zoom-out',
  title: 'Zoom out',
  group: 'view',
  keys: ['-'],
  run: ({ flow }) => void flow.zoomOut({ duration: motion(120) }),
};

export const showAll: Command = {
  id: 'show-all',
  title: 'Show all',
  group: 'view',
  keys: ['F'],
  run: ({ flow }) => void flow.fitView({ ...clearView(), duration: motion(200) }),
};

const showSelection: Command = {
  id: 'show-selection',
  title: 'Show the selection',
  group: 'view',
  keys: ['Shift+F'],
  isEnabled: ({ editor }) => editor.getState().selectedNodes.size > 0,
  run({ editor, flow }) {
    const nodes = [...editor.getState().selectedNodes].map((id) => ({ id }));
    void flow.fitView({ nodes, padding: 0.2, maxZoom: 1.5, duration: motion(200) });
  },
};

export const actualSize: Command = {
  id: 'actual-size',
  title: 'Zoom to 100 %',
  group: 'view',
  keys: ['1'],
  run: ({ flow }) => void flow.zoomTo(1, { duration: motion(200) }),
};

export const minimap: Command = {
  id: 'minimap',
  title: 'Minimap',
  group: 'view',
  keys: ['M'],
  run: ({ editor }) => toggle(editor, 'minimap'),
};

export const togglePalette: Command = {
  id: 'toggle-palette',
  title: 'Blocks',
  detail: 'show or hide the list of them',
  group: 'view',
  run: ({ editor }) => toggle(editor, 'palette'),
};

export const toggleInspector: Command = {
  id: 'toggle-inspector',
  title: 'Inspector',
  detail: 'show or hide it',
  group: 'view',
  run: ({ editor }) => toggle(editor, 'inspector'),
};

export const toggleOutline: Command = {
  id: 'toggle-outline',
  title: 'Outline',
  detail: 'show or hide the graph in words',
  group: 'view',
  keys: ['Mod+Shift+O'],
  whileTyping: true,
  run({ editor }) {
    toggle(editor, 'outline');
    if (editor.getState().open.outline) focusSoon('.outline [role="treeitem"][tabindex="0"]');
  },
};

export const train: Command = {
  id: 'train',
  title: 'Train…',
  detail: 'let the weights learn from examples',
  group: 'view',
  keys: ['Mod+Shift+L'],
  run: ({ editor }) => toggle(editor, 'training'),
};

export const help: Command = {
  id: 'help',
  title: 'Help and shortcuts',
  group: 'view',
  keys: ['?'],
  run: ({ editor }) => editor.setState({ dialog: 'help' }),
};

const reference: Command = {
  id: 'reference',
  title: 'Reference',
  detail: 'what every block does, with formulas and examples',
  group: 'view',
  keys: ['F1'],
  run() {
    window.location.hash = referenceAddress();
  },
};

export const viewCommands: readonly Command[] = [
  commandPalette,
  find,
  zoomIn,
  zoomOut,
  showAll,
  showSelection,
  actualSize,
  minimap,
  togglePalette,
  toggleInspector,
  toggleOutline,
  train,
  help,
  reference,
];

function toggle(editor: Editor, panel: keyof OpenPanels): void {
  editor.setState(({ open }) => ({ open: withPanel(open, panel, !open[panel]) }));
}
