import type { Editor } from '../../state/store.ts';
import { boxAround } from '../layout/geometry.ts';
import { canvasBox } from './canvasCentre.ts';
import { type Flow, viewOf } from './flow.ts';

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
  const shift = (start: number, length: number, room: number) =>
    Math.max(0, margin - start) + Math.min(0, room - margin - start - length);
  const dx = shift(box.x * zoom + x, width, canvas.width);
  const dy = shift(box.y * zoom + y, height, canvas.height);
  if (dx !== 0 || dy !== 0) void flow.setViewport({ x: x + dx, y: y + dy, zoom });
}
