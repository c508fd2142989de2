import type { Command } from './command.ts';

export const openFile: Command = {
  id: 'open-file',
  title: 'Open a file',
  detail: 'a graph, or weights for the one that is open',
  group: 'documents',
  keys: ['Mod+O'],
  run: ({ library }) => void library.openFile(),
};

export const saveFile: Command = {
  id: 'save-file',
  title: 'Save to a file',
  group: 'documents',
  keys: ['Mod+S'],
  whileTyping: true,
  run: ({ library }) => void library.saveFile(),
};

export const saveWeights: Command = {
  id: 'save-weights',
  title: 'Save the weights',
  detail: 'all of the graph, as a safetensors file',
  group: 'documents',
  isEnabled: ({ editor }) => editor.getState().inference.weights.size > 0,
  run: async ({ editor }) => {
    const { saveWeights } = await import('../state/weightFiles.ts');
    saveWeights(editor);
  },
};

export const share: Command = {
  id: 'share',
  title: 'Share',
  group: 'documents',
  run: ({ editor }) => editor.setState({ dialog: 'share' }),
};

export const history: Command = {
  id: 'history',
  title: 'History',
  group: 'documents',
  run: ({ editor }) => editor.setState({ dialog: 'history' }),
};

export const graphs: Command = {
  id: 'graphs',
  title: 'Your graphs',
  group: 'documents',
  run: ({ editor }) => editor.setState({ dialog: 'graphs' }),
};

export const exportPicture: Command = {
  id: 'export-picture',
  title: 'Export a picture',
  detail: 'SVG or PNG, for a paper or a lecture',
  group: 'documents',
  isEnabled: ({ editor }) => editor.getState().layout.size > 0,
  run: ({ editor }) => editor.setState({ dialog: 'picture' }),
};

const print: Command = {
  id: 'print',
  title: 'Print the drawing',
  group: 'documents',
  isEnabled: ({ editor }) => editor.getState().layout.size > 0,
  run: () => window.print(),
};

export const documentCommands: readonly Command[] = [
  openFile,
  saveFile,
  saveWeights,
  share,
  history,
  graphs,
  exportPicture,
  print,
];
