import { canvasBox } from '../canvas/flow/canvasCentre.ts';
import { type Flow, viewOf } from '../canvas/flow/flow.ts';
import { motion } from '../state/motion.ts';
import type { Editor } from '../state/store.ts';

/** Brings an unrolled body into view once it is drawn, as large as there is room for; it lies below the drawing. */
export function revealUnrolled(editor: Editor, flow: Flow, path: string): void {
  const look = () => {
    const { unrollings, unrolled } = editor.getState();
    const shown = unrollings.find((each) => each.path === path);
    if (!unrolled.has(path)) return true;
    if (!shown) return false;
    void flow.setViewport(viewOf(shown, canvasBox()), { duration: motion(240) });
    return true;
  };
  if (look()) return;
  const end = editor.subscribe(() => {
    if (look()) end();
  });
}
