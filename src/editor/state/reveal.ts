import { canvasBox, isOnCanvas } from '../canvas/flow/canvasCentre.ts';
import type { Flow } from '../canvas/flow/flow.ts';
import { motion } from './motion.ts';
import { select } from './selection.ts';
import { type Editor, show } from './store.ts';

/** Kept free around a node that is brought into view, in pixels of the window. */
const margin = 32;
/** What is smaller than this is enlarged when it is shown. */
const leastZoom = 0.6;

/** Selects a node and brings it into view; bodies around it that are closed are opened. */
export function reveal(editor: Editor, flow: Flow, path: string): void {
  openAround(editor, path);
  const node = editor.getState().layout.get(path);
  if (!node) return;
  select(editor, [path]);
  const { width, height } = node.box;
  const canvas = canvasBox();
  const { x, y } = flow.flowToScreenPosition(node);
  const zoom = flow.getZoom();
  const [right, bottom] = [x + width * zoom, y + height * zoom];
  const isSeen =
    zoom >= leastZoom &&
    Math.min(x - canvas.left, y - canvas.top, canvas.right - right, canvas.bottom - bottom) >= 0 &&
    // Nothing floats over it.
    isOnCanvas(x + 8, y + 8) &&
    isOnCanvas(right - 8, y + 8);
  if (isSeen) return;
  const fitting = Math.min((canvas.width - 2 * margin) / width, (canvas.height - 2 * margin) / height);
  void flow.setCenter(node.x + width / 2, node.y + height / 2, {
    zoom: Math.max(0.1, Math.min(Math.max(zoom, leastZoom), fitting)),
    duration: motion(160),
  });
}

/** Opens the bodies that a node lies in. */
function openAround(editor: Editor, path: string): void {
  const { history, collapsed } = editor.getState();
  const closed = [...collapsed].filter((each) => path.startsWith(`${each}/`));
  if (closed.length === 0) return;
  show(editor, history, { collapsed: new Set([...collapsed].filter((each) => !closed.includes(each))) });
}
