import type { Rect } from '../views/scene.ts';

/** On each side of what is in sight, as a share of it: what one pans to first is there already. */
const margin = 0.5;

/**
 * The part of the drawing whose pictures have values, from the one before and what is in sight now. It stays
 * as long as it holds what is in sight and is not much larger, since another choice of ports is another plan.
 */
export function nextArea(area: Rect | undefined, seen: Rect): Rect | undefined {
  if (seen.width <= 0 || seen.height <= 0) return area;
  if (area && holds(area, seen) && area.width <= 4 * seen.width) return area;
  return {
    x: seen.x - margin * seen.width,
    y: seen.y - margin * seen.height,
    width: (1 + 2 * margin) * seen.width,
    height: (1 + 2 * margin) * seen.height,
  };
}

function holds(outer: Rect, inner: Rect): boolean {
  return (
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    outer.x + outer.width >= inner.x + inner.width &&
    outer.y + outer.height >= inner.y + inner.height
  );
}
