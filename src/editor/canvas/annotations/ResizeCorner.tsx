import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { isAnnotation, resizeAnnotation } from '../../../document/annotations.ts';
import { edit, endGesture } from '../../state/edit.ts';
import { useEditor } from '../../state/useEditor.ts';
import { useReactFlow } from '../flow/flow.ts';
import { snap } from '../layout/geometry.ts';
import { annotationBox } from './annotationBox.ts';

/** The lower right corner of a note or frame: dragging it, or the arrow keys on it, change the size. */
export function ResizeCorner({ id }: { readonly id: string }) {
  const editor = useEditor();
  const flow = useReactFlow();
  /** From the pointer to the corner, while it is held. */
  const held = useRef<{ readonly x: number; readonly y: number }>(undefined);

  const box = () => annotationBox(editor.getState().history.present, id);
  const resize = (width: number, height: number) => {
    if (isAnnotation(id))
      edit(editor, (document) => resizeAnnotation(document, id, [snap(width), snap(height)]), {
        gesture: `resize ${id}`,
        room: false,
      });
  };
  const spotOf = ({ clientX, clientY }: PointerEvent) =>
    flow.screenToFlowPosition({ x: clientX, y: clientY }, { snapToGrid: false });
  const onPointerDown = (event: PointerEvent<HTMLButtonElement>) => {
    const now = box();
    if (!now) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const spot = spotOf(event);
    held.current = { x: now.x + now.width - spot.x, y: now.y + now.height - spot.y };
  };
  const onPointerMove = (event: PointerEvent<HTMLButtonElement>) => {
    const now = box();
    if (!held.current || !now) return;
    const spot = spotOf(event);
    resize(spot.x + held.current.x - now.x, spot.y + held.current.y - now.y);
  };
  const letGo = () => {
    held.current = undefined;
    endGesture(editor);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    const now = box();
    if (!step || !now) return;
    event.preventDefault();
    event.stopPropagation();
    resize(now.width + step[0], now.height + step[1]);
  };
  return (
    <button
      type="button"
      className="resize-corner nodrag nopan"
      aria-label="Size: drag, or press the arrow keys"
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      onKeyDown={onKeyDown}
    />
  );
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-16, 0],
  ArrowRight: [16, 0],
  ArrowUp: [0, -16],
  ArrowDown: [0, 16],
};
