import type { Editor } from '../../state/store.ts';
import { extentOf, nextArea } from '../../state/tappedArea.ts';
import { type ViewportStore, viewportOf } from '../flow/flow.ts';

/** Keeps the part of the drawing that is computed around what is in sight. Returns what ends it. */
export function followSight(editor: Editor, flow: ViewportStore): () => void {
  let extent = extentOf(editor.getState());
  function look(): void {
    const { x, y, zoom } = viewportOf(flow);
    const { width, height } = flow.getState();
    const { tapped } = editor.getState();
    const seen = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
    const next = nextArea(tapped, seen, extent);
    if (next !== tapped) editor.setState({ tapped: next });
  }
  const ends = [
    flow.subscribe((now, before) => {
      const isMoved = now.transform !== before.transform;
      if (isMoved || now.width !== before.width || now.height !== before.height) look();
    }),
    editor.subscribe((now, before) => {
      if (now.layout === before.layout && now.inference === before.inference) return;
      extent = extentOf(now);
      look();
    }),
  ];
  look();
  return () => {
    for (const end of ends) end();
  };
}
