import { canvasCentre } from '../canvas/flow/canvasCentre.ts';
import { notify } from '../state/notify.ts';
import type { Editor } from '../state/store.ts';
import type { Command, CommandContext } from './command.ts';

/** Not needed before the page is painted. */
const fetchClipboard = () => import('../state/clipboard.ts');

const copy: Command = {
  id: 'copy',
  title: 'Copy the selection',
  detail: 'as a text that can be sent and pasted anywhere',
  group: 'edit',
  keys: ['Mod+C'],
  native: true,
  isEnabled: hasCopyable,
  run: ({ editor }) => void copySelected(editor),
};

const cut: Command = {
  id: 'cut',
  title: 'Cut the selection',
  group: 'edit',
  keys: ['Mod+X'],
  native: true,
  isEnabled: hasCopyable,
  async run({ editor }) {
    const { removeCopied } = await fetchClipboard();
    if (await copySelected(editor)) removeCopied(editor);
  },
};

const paste: Command = {
  id: 'paste',
  title: 'Paste nodes',
  detail: 'copied ones, or those of a whole file',
  group: 'edit',
  keys: ['Mod+V'],
  native: true,
  async run({ editor, flow }) {
    try {
      const text = await navigator.clipboard.readText();
      const { pasteText } = await fetchClipboard();
      await pasteText(editor, text, { centre: canvasCentre(flow) });
    } catch {
      notify(editor, { tone: 'error', text: 'The browser did not let the page read what was copied.' });
    }
  },
};

const duplicate: Command = {
  id: 'duplicate',
  title: 'Duplicate the selection',
  detail: 'its nodes are fed by what feeds them',
  group: 'edit',
  keys: ['Mod+D'],
  isEnabled: hasCopyable,
  run: async ({ editor }) => (await fetchClipboard()).duplicateSelection(editor),
};

export const clipboardCommands: readonly Command[] = [copy, cut, paste, duplicate];

function hasCopyable({ editor }: CommandContext): boolean {
  const { selectedNodes, selectedAnnotations } = editor.getState();
  return selectedNodes.size + selectedAnnotations.size > 0;
}

async function copySelected(editor: Editor): Promise<boolean> {
  const { copySelection } = await fetchClipboard();
  const { copyText } = await import('../state/share.ts');
  const text = copySelection(editor);
  return text !== undefined && copyText(text);
}
