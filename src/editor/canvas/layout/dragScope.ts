import type { Spot } from '../wires/curve.ts';
import { contains } from './geometry.ts';
import { enteredIn, type Layout } from './layout.ts';

/** How far a node has to be dragged past the frame of its body to leave it; up to there the frame grows. */
const margin = 40;

/**
 * The scope that nodes of one scope would go to if they were let go at a point: the innermost frame there that is not their
 * own, or the scope that they are in as long as its frame is near. The layout is the one in which the drag began.
 */
export function dragScope(layout: Layout, paths: readonly string[], scope: string, { x, y }: Spot): string {
  const entered = enteredIn(layout)?.path ?? '';
  const own = layout.get(scope);
  const near =
    scope === entered ||
    (own?.frame &&
      contains(
        {
          x: own.x + own.frame.x - margin,
          y: own.y + own.frame.y - margin,
          width: own.frame.width + 2 * margin,
          height: own.frame.height + 2 * margin,
        },
        x,
        y,
      ));
  let target = near ? scope : entered;
  for (const { path, frame, x: left, y: top } of layout.values()) {
    if (!frame || paths.some((each) => path === each || path.startsWith(`${each}/`))) continue;
    if (near && scope !== '' && !path.startsWith(`${scope}/`)) continue;
    if (contains({ ...frame, x: left + frame.x, y: top + frame.y }, x, y)) target = path;
  }
  return target;
}
