import { shortNumber } from './formatNumber.ts';
import { onScreen, type Painting } from './painting.ts';
import type { Picture } from './pictureKind.ts';
import { contentSize } from './pictureSize.ts';
import { fillRect, snapRect } from './raster.ts';

/** The number itself, and under it where it lies between −1 and 1, or 0 and 1. */
export function paintNumber(
  painting: Painting,
  picture: Extract<Picture, { kind: 'number' }>,
  values: Float32Array,
): void {
  const { raster, labels, palette, scale, hairline } = painting;
  const value = values[0] ?? Number.NaN;
  const { width, height } = contentSize(picture);
  const track = snapRect(onScreen(painting, { x: 0, y: height - 5, width, height: 4 }));
  const share = Number.isNaN(value) ? 0 : Math.min(1, Math.max(-1, value));
  const zero = track.x + (picture.scale === 'signed' ? Math.round(track.width / 2) : 0);
  const room = track.x + track.width - zero;
  const length = Math.round(Math.abs(share) * room);
  fillRect(raster, track, palette.colours.sunken);
  fillRect(
    raster,
    { ...track, x: share < 0 ? Math.max(track.x, zero - length) : zero, width: length },
    palette.colours[share < 0 ? 'negative' : picture.scale === 'unit' ? 'ink-2' : 'positive'],
  );
  fillRect(raster, { ...track, x: zero, width: hairline }, palette.colours['ink-3']);
  labels.push({
    text: Number.isNaN(value) ? 'not a number' : shortNumber(value),
    x: painting.x + (width / 2) * scale,
    y: painting.y + 14 * scale,
    align: 'center',
    size: 16 * scale,
    weight: 400,
    colour: Number.isNaN(value) ? 'danger' : 'ink',
  });
}
