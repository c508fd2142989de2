import { useEffect } from 'react';
import { canvasCentre } from '../canvas/flow/canvasCentre.ts';
import { copySelection, pasteText, removeCopied } from '../state/clipboard.ts';
import { isTyping } from './isTyping.ts';
import { useCommandContext } from './useCommandContext.ts';

/**
 * Copies, cuts and pastes nodes when the browser says so, by its keys or its menu: unlike the page it may always read and
 * write the clipboard. Texts that are selected or typed are left to it.
 */
export function useClipboard(): void {
  const { editor, flow } = useCommandContext();
  useEffect(() => {
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
  }, [editor, flow]);
}
