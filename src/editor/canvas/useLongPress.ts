import { useEffect } from 'react';
import { openMenuAt } from '../state/openMenuAt.ts';
import { useEditor } from '../state/useEditor.ts';

/** How long a finger has to rest on a node, in milliseconds, and how far it may move, in pixels. */
const patience = 500;
const slack = 8;

/** A finger that rests on a node opens the menu that the right button of a mouse does. Not all browsers say so themselves. */
export function useLongPress(): void {
  const editor = useEditor();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let start = { x: 0, y: 0 };
    const cancel = () => clearTimeout(timer);
    const down = (event: PointerEvent) => {
      cancel();
      const { target, pointerType, isPrimary, clientX: x, clientY: y } = event;
      const node = target instanceof Element ? target.closest<HTMLElement>('.react-flow__node') : null;
      const path = node?.dataset.id;
      const onPad = target instanceof Element && !!target.closest('.nodrag');
      if (pointerType !== 'touch' || !isPrimary || path === undefined || onPad) return;
      start = { x, y };
      timer = setTimeout(() => openMenuAt(editor, { clientX: x, clientY: y }, path), patience);
    };
    const move = ({ clientX, clientY }: PointerEvent) => {
      if (Math.hypot(clientX - start.x, clientY - start.y) > slack) cancel();
    };
    window.addEventListener('pointerdown', down);
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', cancel);
    window.addEventListener('pointercancel', cancel);
    return () => {
      cancel();
      window.removeEventListener('pointerdown', down);
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', cancel);
      window.removeEventListener('pointercancel', cancel);
    };
  }, [editor]);
}
