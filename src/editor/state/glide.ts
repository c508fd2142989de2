import type { Layout, NodeLayout } from '../canvas/layout/layout.ts';
import { motion } from './motion.ts';
import type { Editor } from './store.ts';

/**
 * Lets nodes move to where they are now from where they were. Only the layout is shown in between: the document is what it is, and
 * whatever changes the layout ends the movement. `onArrival` is called when it has gone all the way.
 */
export function glide(editor: Editor, from: Layout, onArrival?: () => void): void {
  const duration = motion(240);
  const to = editor.getState().layout;
  if (duration === 0 || to === from) {
    onArrival?.();
    return;
  }
  let start: number | undefined;
  let shown = to;
  const step = (now: number) => {
    if (editor.getState().layout !== shown) return;
    start ??= now;
    const part = Math.min(1, (now - start) / duration);
    shown = part === 1 ? to : between(from, to, 1 - (1 - part) ** 3);
    editor.setState({ layout: shown });
    const next = part < 1 ? step : onArrival;
    if (next) requestAnimationFrame(next);
  };
  requestAnimationFrame(step);
}

function between(from: Layout, to: Layout, part: number): Layout {
  return new Map(
    [...to].map(([path, each]): [string, NodeLayout] => {
      const old = from.get(path);
      if (!old || old === each) return [path, each];
      const mix = (before: number, after: number) => before + part * (after - before);
      const box = { ...each.box, x: mix(old.box.x, each.box.x), y: mix(old.box.y, each.box.y) };
      return [path, { ...each, box, x: mix(old.x, each.x), y: mix(old.y, each.y) }];
    }),
  );
}
