import { canvasCentre, isOnCanvas } from '../canvas/flow/canvasCentre.ts';
import { copySelection, pasteText, removeCopied } from '../state/clipboard.ts';
import type { CommandContext } from './command.ts';
import { isTyping } from './isTyping.ts';

/**
 * Copies, cuts and pastes nodes when the browser says so, by its keys or its menu: unlike the page it may always read and
 * write the clipboard. Texts that are selected or typed are left to it. Gives back a function that ends it.
 */
export function listenForClipboard({ editor, flow }: CommandContext): () => void {
  let at: { readonly x: number; readonly y: number } | undefined;
  const point = ({ clientX: x, clientY: y }: PointerEvent) => {
    at = { x, y };
  };
  // Who goes on by keys has left the pointer somewhere.
  const forget = ({ key }: KeyboardEvent) => {
    if (key === 'Tab' || key.startsWith('Arrow')) at = undefined;
  };
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
    const pointer =
      at && isOnCanvas(at.x, at.y) ? flow.screenToFlowPosition(at, { snapToGrid: false }) : undefined;
    void pasteText(editor, text, { pointer, centre: canvasCentre(flow) });
  };
  window.addEventListener('pointermove', point);
  window.addEventListener('keydown', forget);
  window.addEventListener('copy', copy);
  window.addEventListener('cut', copy);
  window.addEventListener('paste', paste);
  return () => {
    window.removeEventListener('pointermove', point);
    window.removeEventListener('keydown', forget);
    window.removeEventListener('copy', copy);
    window.removeEventListener('cut', copy);
    window.removeEventListener('paste', paste);
  };
}
