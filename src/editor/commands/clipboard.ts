import { canvasCentre } from '../canvas/flow/canvasCentre.ts';
import { copySelection, duplicateSelection, pasteText, removeCopied } from '../state/clipboard.ts';
import { notify } from '../state/notify.ts';
import type { Command, CommandContext } from './command.ts';

const copy: Command = {
  id: 'copy',
  title: 'Copy the selected nodes',
  detail: 'as a text that can be sent and pasted anywhere',
  group: 'edit',
  keys: ['Mod+C'],
  native: true,
  isEnabled: hasSelectedNodes,
  run: ({ editor }) => void toClipboard(copySelection(editor)),
};

const cut: Command = {
  id: 'cut',
  title: 'Cut the selected nodes',
  group: 'edit',
  keys: ['Mod+X'],
  native: true,
  isEnabled: hasSelectedNodes,
  async run({ editor }) {
    if (await toClipboard(copySelection(editor))) removeCopied(editor);
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
      await pasteText(editor, text, canvasCentre(flow));
    } catch {
      notify(editor, { tone: 'error', text: 'The browser did not let the page read what was copied.' });
    }
  },
};

const duplicate: Command = {
  id: 'duplicate',
  title: 'Duplicate the selected nodes',
  detail: 'fed by what feeds them',
  group: 'edit',
  keys: ['Mod+D'],
  isEnabled: hasSelectedNodes,
  run: ({ editor }) => duplicateSelection(editor),
};

export const clipboardCommands: readonly Command[] = [copy, cut, paste, duplicate];

function hasSelectedNodes({ editor }: CommandContext): boolean {
  return editor.getState().selectedNodes.size > 0;
}

async function toClipboard(text: string | undefined): Promise<boolean> {
  if (text === undefined) return false;
  const { copyText } = await import('../state/share.ts');
  return copyText(text);
}
