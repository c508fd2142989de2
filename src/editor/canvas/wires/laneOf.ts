import type { NodeLayout } from '../layout/layout.ts';

/** Kept free between a lane and the nodes that it passes. */
const margin = 24;

/**
 * The height of the lane for a wire that goes back: between the two nodes where there is room, as between two lines of a
 * text, else below both. In the canvas's coordinates.
 */
export function laneOf(source: NodeLayout, target: NodeLayout): number {
  const [top, bottom] = source.y <= target.y ? [source, target] : [target, source];
  const [end, start] = [top.y + top.box.height, bottom.y];
  if (start - end >= margin) return start - Math.min(margin, (start - end) / 2);
  return Math.max(end, bottom.y + bottom.box.height) + margin;
}
