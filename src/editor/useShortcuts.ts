import { useEffect } from 'react';
import { useReactFlow } from './canvas/flow/flow.ts';
import { fetchNodeInspector } from './inspector/useNodeInspector.ts';
import { endGesture, redoStep, undoStep } from './state/edit.ts';
import { removeSelection } from './state/remove.ts';
import { select, selectAll } from './state/selection.ts';
import type { Editor } from './state/store.ts';
import { useEditor, useLibrary } from './state/useEditor.ts';

/** The keys of the whole page. None of them acts while someone types or a dialog is open. */
export function useShortcuts(): void {
  const editor = useEditor();
  const library = useLibrary();
  const flow = useReactFlow();
  useEffect(() => {
    const withControl: Readonly<Record<string, (shift: boolean) => void>> = {
      z: (shift) => (shift ? redoStep(editor) : undoStep(editor)),
      y: () => redoStep(editor),
      a: () => selectAll(editor),
      o: () => void library.openFile(),
      s: () => void library.saveFile(),
    };
    const plain: Readonly<Record<string, () => void>> = {
      Delete: () => removeSelection(editor),
      Backspace: () => removeSelection(editor),
      Escape: () => select(editor, []),
      Enter: () => editFocused(editor),
      '/': () => {
        const { left, top, width, height } =
          document.querySelector('.canvas')?.getBoundingClientRect() ?? new DOMRect();
        editor.setState({ adding: { x: left + width / 2 - 132, y: top + height / 3 } });
      },
      '?': () => editor.setState({ dialog: 'help' }),
      f: () => void flow.fitView({ padding: 0.06, maxZoom: 1, duration: motion(200) }),
      '+': () => void flow.zoomIn({ duration: motion(120) }),
      '-': () => void flow.zoomOut({ duration: motion(120) }),
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const control = event.ctrlKey || event.metaKey;
      const typing = isTyping(event.target);
      // Saving works from within a field too; undo there is the field's own.
      if (event.altKey || event.defaultPrevented || (typing && !(control && event.key === 's'))) return;
      const act = control ? withControl[event.key.toLowerCase()] : plain[event.key];
      if (!act || (event.key === 'Enter' && !isNode(event.target))) return;
      event.preventDefault();
      act(event.shiftKey);
    };
    const onKeyUp = (event: KeyboardEvent) => {
      if (event.key.startsWith('Arrow') && !isTyping(event.target)) endGesture(editor);
    };
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('keyup', onKeyUp);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('keyup', onKeyUp);
    };
  }, [editor, flow, library]);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    !!target.closest('input, textarea, select, [contenteditable], dialog, [role="menu"]')
  );
}

function isNode(target: EventTarget | null): boolean {
  return target instanceof Element && target.classList.contains('react-flow__node');
}

/** Enter on a node goes to its first parameter. */
function editFocused(editor: Editor): void {
  const path = document.activeElement?.getAttribute('data-id');
  if (!path) return;
  select(editor, [path]);
  editor.setState(({ open }) => ({ open: { ...open, inspector: true } }));
  void fetchNodeInspector().then(() =>
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('.inspector :is(input, select, textarea)')?.focus(),
    ),
  );
}

function motion(milliseconds: number): number {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : milliseconds;
}
