import type { Size } from './pictureSize.ts';
import type { Rect } from './scene.ts';

/** Where rectangles lie side by side in rows of about so wide, and how large the whole is. */
export interface Packed extends Size {
  /** In the order of the sizes. */
  readonly areas: readonly Rect[];
}

/** Puts rectangles of whole pixels side by side, in rows that end before they are wider than `across`; a wider one has a row of its own. */
export function packShelves(sizes: readonly Size[], across: number): Packed {
  let [x, y, tallest, widest] = [0, 0, 0, 0];
  const areas = sizes.map(({ width, height }): Rect => {
    if (x > 0 && x + width > across) [x, y, tallest] = [0, y + tallest, 0];
    const area = { x, y, width, height };
    x += width;
    tallest = Math.max(tallest, height);
    widest = Math.max(widest, x);
    return area;
  });
  return { areas, width: widest, height: y + tallest };
}
