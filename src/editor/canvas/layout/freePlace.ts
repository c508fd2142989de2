import type { Point } from '../../../document/document.ts';
import { type Box, overlaps } from './geometry.ts';

/** How far apart the places are that are tried. */
const step = 32;

/** The nearest place to that of a box at which it keeps so far from all others; its own when there is none around. */
export function freePlace(others: readonly Box[], box: Box, gap: number): Point {
  for (let ring = 0; ring <= 40; ring++)
    for (let row = -ring; row <= ring; row++)
      for (let column = -ring; column <= ring; column += Math.abs(row) === ring ? 1 : 2 * ring) {
        const moved = { ...box, x: box.x + step * column, y: box.y + step * row };
        if (!others.some((each) => overlaps(moved, each, gap))) return [moved.x, moved.y];
      }
  return [box.x, box.y];
}
