import { canvasBox } from '../canvas/flow/canvasCentre.ts';
import { type Flow, viewOf } from '../canvas/flow/flow.ts';
import { motion } from '../state/motion.ts';
import type { Editor } from '../state/store.ts';
import { toggleUnrolled } from '../state/unroll.ts';

/** Unrolls a body and brings it into view once it is drawn, as it lies below the drawing; or rolls it up again. */
export function switchUnrolled(editor: Editor, flow: Flow, path: string): void {
  toggleUnrolled(editor, path);
  const look = (): boolean => {
    const { unrollings, unrolled } = editor.getState();
    const shown = unrollings.find((each) => each.path === path);
    if (shown && unrolled.has(path))
      void flow.setViewport(viewOf(shown, canvasBox()), { duration: motion(240) });
    return !!shown || !unrolled.has(path);
  };
  if (look()) return;
  const end = editor.subscribe(() => {
    if (look()) end();
  });
}
