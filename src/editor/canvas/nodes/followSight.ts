import type { Editor } from '../../state/store.ts';
import { nextArea } from '../../state/tappedArea.ts';
import { type ViewportStore, viewportOf } from '../flow/flow.ts';

/** Keeps the part of the drawing that is computed around what is in sight. Returns what ends it. */
export function followSight(editor: Editor, flow: ViewportStore): () => void {
  function look(): void {
    const { x, y, zoom } = viewportOf(flow);
    const { width, height } = flow.getState();
    const { tapped } = editor.getState();
    const seen = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
    const next = nextArea(tapped, seen);
    if (next !== tapped) editor.setState({ tapped: next });
  }
  look();
  return flow.subscribe((now, before) => {
    const isMoved = now.transform !== before.transform;
    if (isMoved || now.width !== before.width || now.height !== before.height) look();
  });
}
