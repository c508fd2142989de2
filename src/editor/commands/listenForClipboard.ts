import { canvasCentre } from '../canvas/flow/canvasCentre.ts';
import { copySelection, pasteText, removeCopied } from '../state/clipboard.ts';
import type { CommandContext } from './command.ts';
import { isTyping } from './isTyping.ts';

/**
 * Copies, cuts and pastes nodes when the browser says so, by its keys or its menu: unlike the page it may always read and
 * write the clipboard. Texts that are selected or typed are left to it. Gives back a function that ends it.
 */
export function listenForClipboard({ editor, flow }: CommandContext): () => void {
  const copy = (event: ClipboardEvent) => {
    if (isTyping(event.target) || !(getSelection()?.isCollapsed ?? true)) return;
    const text = copySelection(editor);
    if (text === undefined) return;
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
    if (event.type === 'cut') removeCopied(editor);
  };
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain');
    if (isTyping(event.target) || !text) return;
    event.preventDefault();
    void pasteText(editor, text, canvasCentre(flow));
  };
  window.addEventListener('copy', copy);
  window.addEventListener('cut', copy);
  window.addEventListener('paste', paste);
  return () => {
    window.removeEventListener('copy', copy);
    window.removeEventListener('cut', copy);
    window.removeEventListener('paste', paste);
  };
}
