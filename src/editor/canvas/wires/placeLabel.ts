import { type Box, overlaps, type Size } from '../layout/geometry.ts';
import type { Spot } from './curve.ts';

/** What is kept free between a label and its wire, or a title. */
const gap = 10;
const titleGap = 4;

/**
 * Where a label lies at its wire, from the upper left corner of what both are in: over the wire, or higher, or under it, so that no title is
 * covered.
 */
export function placeLabel({ width, height }: Size, spot: Spot, titles: readonly Box[]): Spot {
  const at = (y: number): Box => ({ x: spot.x - width / 2, y, width, height });
  const over = at(spot.y - gap - height);
  const hit = titles.filter((title) => overlaps(title, over, titleGap));
  const higher = at(Math.min(...hit.map(({ y }) => y)) - titleGap - height);
  const under = at(spot.y + gap);
  const places = hit.length === 0 ? [over] : [higher, under];
  const isFree = (place: Box) => !titles.some((title) => overlaps(title, place, titleGap - 1));
  return places.find((place) => isFree(place)) ?? over;
}
