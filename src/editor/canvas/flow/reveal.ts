import { motion } from '../../state/motion.ts';
import type { Editor } from '../../state/store.ts';
import { type Box, boxAround, type Size } from '../layout/geometry.ts';
import { canvasBox } from './canvasCentre.ts';
import { type Flow, type Viewport, viewOf } from './flow.ts';

/** What is kept free around what is brought into view, in pixels of the screen. */
const margin = 32;

/** Moves the view no further than it takes to see the selected nodes; scales it only where they are too large. */
export function revealSelection(editor: Editor, flow: Flow): void {
  const view = viewOfNodes(editor, flow, [...editor.getState().selectedNodes], 0);
  if (view) void flow.setViewport(view);
}

/** The same for one node, above what floats over the lowest pixels of the drawing. */
export function revealNode(editor: Editor, flow: Flow, path: string, below: number): void {
  const view = viewOfNodes(editor, flow, [path], below);
  if (view) void flow.setViewport(view, { duration: motion(160) });
}

function viewOfNodes(
  editor: Editor,
  flow: Flow,
  paths: readonly string[],
  below: number,
): Viewport | undefined {
  const { layout } = editor.getState();
  const boxes = paths.flatMap((path) => {
    const each = layout.get(path);
    return each ? [{ ...each.box, x: each.x, y: each.y }] : [];
  });
  const { width, height } = canvasBox();
  return boxes.length > 0
    ? nearestView(flow.getViewport(), boxAround(boxes), { width, height: height - below })
    : undefined;
}

/** The view nearest to this one in which a box is seen whole, in so much room from the corner of the canvas; `undefined` for this one. */
export function nearestView({ x, y, zoom }: Viewport, box: Box, room: Size): Viewport | undefined {
  const [width, height] = [box.width * zoom, box.height * zoom];
  if (width > room.width - 2 * margin || height > room.height - 2 * margin) return viewOf(box, room);
  const shift = (start: number, length: number, most: number) =>
    Math.max(0, margin - start) + Math.min(0, most - margin - start - length);
  const dx = shift(box.x * zoom + x, width, room.width);
  const dy = shift(box.y * zoom + y, height, room.height);
  return dx === 0 && dy === 0 ? undefined : { x: x + dx, y: y + dy, zoom };
}
