import type { NodeLayout } from '../layout/layout.ts';

/** How far the ends of a wire may lie beside the edges of its nodes. */
const slack = 16;
/** Kept free between a lane and the nodes that it passes. */
const margin = 24;

/**
 * The height of the lane for a wire that goes back, and none for one that goes on to the right: between the two nodes where there is room, as between two lines of a
 * text, else below both. In the canvas's coordinates.
 */
export function laneOf(source: NodeLayout, target: NodeLayout): number | undefined {
  if (target.x > source.x + source.box.width + slack) return undefined;
  const [top, bottom] = source.y <= target.y ? [source, target] : [target, source];
  const [end, start] = [top.y + top.box.height, bottom.y];
  if (start - end >= margin) return start - Math.min(margin, (start - end) / 2);
  return Math.max(end, bottom.y + bottom.box.height) + margin;
}
