import type { Editor } from '../../state/store.ts';
import { type Box, boxAround, type Size } from '../layout/geometry.ts';
import { canvasBox } from './canvasCentre.ts';
import { type Flow, type Viewport, viewOf } from './flow.ts';

/** What is kept free around what is brought into view, in pixels of the screen. */
const margin = 32;

/** Moves the view no further than it takes to see the selected nodes; scales it only where they are too large. */
export function revealSelection(editor: Editor, flow: Flow): void {
  const { layout, selectedNodes } = editor.getState();
  const boxes = [...selectedNodes].flatMap((path) => {
    const each = layout.get(path);
    return each ? [{ ...each.box, x: each.x, y: each.y }] : [];
  });
  if (boxes.length === 0) return;
  const box = boxAround(boxes);
  const canvas = canvasBox();
  const { x, y, zoom } = flow.getViewport();
  const [width, height] = [box.width * zoom, box.height * zoom];
  if (width > canvas.width - 2 * margin || height > canvas.height - 2 * margin) {
    void flow.setViewport(viewOf(box, canvas));
    return;
  }
  const view = { x, y, zoom };
  const next = panTo(view, box, canvas);
  if (next !== view) void flow.setViewport(next);
}

/**
 * The view moved no further than it takes to see a box of the drawing in a canvas of this size, from its upper left corner where it is too
 * large; the same object where it is seen. `covered` is how much of the canvas something lies over from below, in pixels of the screen.
 */
export function panTo(view: Viewport, box: Box, { width, height }: Size, covered = 0): Viewport {
  const { x, y, zoom } = view;
  const shift = (start: number, length: number, room: number) => {
    const isTooLarge = length > room - 2 * margin;
    if (isTooLarge) return start > room - margin || start + length < margin ? margin - start : 0;
    return Math.max(0, margin - start) + Math.min(0, room - margin - start - length);
  };
  const dx = shift(box.x * zoom + x, box.width * zoom, width);
  const dy = shift(box.y * zoom + y, box.height * zoom, height - covered);
  return dx === 0 && dy === 0 ? view : { x: x + dx, y: y + dy, zoom };
}
