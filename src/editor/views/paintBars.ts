import { onScreen, type Painting } from './painting.ts';
import type { ColourName } from './palette.ts';
import type { Bars, Scale } from './pictureKind.ts';
import { type Plate, platesOf } from './plates.ts';
import { rangeOf } from './range.ts';
import { fillRect, snapRect } from './raster.ts';

/** Of the height of a lane, what the longest bar leaves free at its end. */
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

/** A bar for every number: upwards in blue, downwards in orange, or from the bottom where nothing is negative. */
export function paintBars(painting: Painting, picture: Bars, values: Float32Array): void {
  const limit = barLimit(picture, values, painting.limit);
  for (const plate of platesOf(picture, values)) paintLane(painting, picture.scale, plate, values, limit);
}

function paintLane(
  painting: Painting,
  scale: Scale,
  plate: Plate,
  values: Float32Array,
  limit: number,
): void {
  const { raster, palette, hairline } = painting;
  const { columns, offset, columnStride } = plate;
  const base = scale === 'signed' ? 0.5 : 1;
  const area = snapRect(onScreen(painting, plate));
  const zero = area.y + Math.round(area.height * base);
  const room = area.height * (base === 0.5 ? 0.5 - headroom : 1 - headroom);
  const place = area.width / columns;
  const gap = gapOf(plate.width / columns, painting.scale, hairline);
  for (let i = 0; i < columns; i++) {
    const value = values[offset + i * columnStride] ?? Number.NaN;
    const { x, width } = snapRect({ x: area.x + i * place + gap / 2, y: 0, width: place - gap, height: 0 });
    const share = Math.min(1, Math.max(-1, value / limit));
    const length = Math.round(Number.isNaN(value) ? room : Math.abs(share) * room);
    const isDown = share < 0 && base === 0.5;
    const bar = { x, width: Math.max(1, width), y: isDown ? zero + hairline : zero - length, height: length };
    fillRect(raster, bar, palette.colours[colourOf(value, scale)]);
    if (Math.abs(value) !== Number.POSITIVE_INFINITY) continue;
    // It goes on beyond what is shown.
    const end = Math.max(hairline, Math.round(length / 4));
    const y = isDown ? bar.y + length - end : bar.y;
    fillRect(raster, { ...bar, y, height: end }, palette.colours.danger);
  }
  // The line of zero lies between the bars that go up and those that go down, or under all.
  const line = base === 1 ? zero - hairline : zero;
  fillRect(raster, { ...area, y: line, height: hairline }, palette.colours.outline);
}

function colourOf(value: number, scale: Scale): ColourName {
  if (Number.isNaN(value)) return 'danger';
  if (value < 0) return 'negative';
  return scale === 'unit' ? 'ink-2' : 'positive';
}

/** Between two bars, in pixels of the screen: about a quarter of a bar's place, at least a hairline where there is room. */
function gapOf(place: number, scale: number, hairline: number): number {
  if (place * scale < 3) return 0;
  return Math.max(hairline, Math.round(Math.min(4, place * 0.25) * scale));
}
