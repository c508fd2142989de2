import { type RefObject, useLayoutEffect } from 'react';
import { useEditor } from '../../state/useEditor.ts';
import type { NodeLayout } from '../layout/layout.ts';

/**
 * Moves what is dragged by its element alone: React Flow has the node where it was when the drag began, as it goes through all
 * of its nodes when one of them changes. The element around the given one is React Flow's.
 */
export function useHeldPlace(
  content: RefObject<HTMLElement | null>,
  { path, x, y }: NodeLayout,
  isHeld: boolean,
): void {
  const editor = useEditor();
  useLayoutEffect(() => {
    const node = content.current?.parentElement;
    if (!isHeld || !node) return;
    const follow = () => {
      const now = editor.getState().layout.get(path);
      if (now) node.style.translate = `${now.x - x}px ${now.y - y}px`;
    };
    follow();
    const end = editor.subscribe(follow);
    return () => {
      end();
      node.style.translate = '';
    };
  }, [editor, content, path, x, y, isHeld]);
}
