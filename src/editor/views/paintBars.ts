import { onScreen, type Painting } from './painting.ts';
import type { Bars, Scale } from './pictureKind.ts';
import { contentSize } from './pictureSize.ts';
import { rangeOf } from './range.ts';
import { fillRect, snapRect } from './raster.ts';

/** Of the height of the picture, what the longest bar leaves free at its end. */
const headroom = 0.04;

/**
 * What the longest bar stands for: the limit that all pictures share, if they do. The numbers of a source keep their scale, unless
 * they are beyond it.
 */
export function barLimit(picture: Bars, values: Float32Array, shared?: number): number {
  if (picture.scale === 'unit') return 1;
  const { limit, min, max } = rangeOf(values);
  return picture.fixed ? Math.max(1, -min, max) : (shared ?? limit);
}

/** A bar for every feature: upwards in blue, downwards in orange, or from the bottom where nothing is negative. */
export function paintBars(painting: Painting, picture: Bars, values: Float32Array): void {
  const { raster, palette, scale, hairline } = painting;
  const { width, height } = contentSize(picture);
  const limit = barLimit(picture, values, painting.limit);
  const base = baseOf(picture.scale);
  const area = snapRect(onScreen(painting, { x: 0, y: 0, width, height }));
  const zero = area.y + Math.round(area.height * base);
  const gap = gapOf(width / picture.size, scale, hairline);
  for (const [i, value] of values.entries()) {
    const { x: left, width: wide } = snapRect({
      x: area.x + (i * area.width) / picture.size + gap / 2,
      y: 0,
      width: area.width / picture.size - gap,
      height: 0,
    });
    const share = Math.min(1, Math.max(-1, value / limit));
    const fault = Number.isNaN(value);
    const room = area.height * (base === 0.5 ? 0.5 - headroom : 1 - headroom);
    const length = Math.round(fault ? room : Math.abs(share) * room);
    const colour = fault
      ? 'danger'
      : share < 0
        ? 'negative'
        : picture.scale === 'unit'
          ? 'ink-2'
          : 'positive';
    const down = share < 0 && base === 0.5;
    fillRect(
      raster,
      { x: left, y: down ? zero + hairline : zero - length, width: Math.max(1, wide), height: length },
      palette.colours[colour],
    );
  }
  // The line of zero lies between the bars that go up and those that go down, or under all.
  const line = base === 1 ? zero - hairline : zero;
  fillRect(raster, { ...area, y: line, height: hairline }, palette.colours.outline);
}

/** Where zero is, as a share of the height from the top. */
function baseOf(scale: Scale): number {
  return scale === 'signed' ? 0.5 : 1;
}

/** Between two bars, in pixels of the screen: about a quarter of a bar's place, at least a hairline where there is room. */
function gapOf(place: number, scale: number, hairline: number): number {
  if (place * scale < 3) return 0;
  return Math.max(hairline, Math.round(Math.min(4, place * 0.25) * scale));
}
