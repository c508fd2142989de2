import { type Png, unpack } from './parsePng.ts';

/**
 * The pixels of a PNG of any kind as a picture of 1 channel (grey) or 3 (red, green and blue): numbers from 0 to 1, row by row, channels
 * last. Colours become grey by the weights of ITU-R BT.601; what is transparent is seen before black. `undefined` when its pixels
 * are malformed.
 */
export function readPicture(png: Png, channels: number): Float32Array | undefined {
  const samples = samplesOf(png);
  const pixels = samples && coloursOf(png, samples);
  if (!pixels) return undefined;
  const { values: levels, perPixel, most } = pixels;
  const coloured = perPixel >= 3;
  const count = png.height * png.width;
  const values = new Float32Array(count * channels);
  for (let pixel = 0; pixel < count; pixel++) {
    const level = (i: number) => levels[pixel * perPixel + i] ?? 0;
    const opacity = perPixel % 2 === 0 ? level(perPixel - 1) / most : 1;
    const grey = coloured ? (299 * level(0) + 587 * level(1) + 114 * level(2)) / 1000 : level(0);
    for (let channel = 0; channel < channels; channel++) {
      const value = channels === 1 || !coloured ? grey : level(channel);
      values[pixel * channels + channel] = (value / most) * opacity;
    }
  }
  return values;
}

/** Grey or colours of all pixels, then perhaps opacity, from 0 to `most`. */
interface Pixels {
  readonly values: Uint16Array;
  readonly perPixel: number;
  readonly most: number;
}

function coloursOf(png: Png, samples: Uint16Array): Pixels | undefined {
  const { perPixel, depth, palette, transparency } = png;
  if (palette) return ofPalette(palette, transparency, samples);
  const most = 2 ** depth - 1;
  if (!transparency || perPixel % 2 === 0) return { values: samples, perPixel, most };
  const clear = Array.from(
    { length: perPixel },
    (_, i) => ((transparency[2 * i] ?? 0) << 8) | (transparency[2 * i + 1] ?? 0),
  );
  const values = new Uint16Array((samples.length / perPixel) * (perPixel + 1));
  for (let from = 0, to = 0; from < samples.length; from += perPixel) {
    const pixel = samples.subarray(from, from + perPixel);
    values.set(pixel, to);
    to += perPixel;
    values[to++] = clear.every((level, i) => level === pixel[i]) ? 0 : most;
  }
  return { values, perPixel: perPixel + 1, most };
}

function ofPalette(
  palette: Uint8Array,
  opacities: Uint8Array | undefined,
  indices: Uint16Array,
): Pixels | undefined {
  const values = new Uint16Array(indices.length * 4);
  for (const [pixel, index] of indices.entries()) {
    const colour = palette.subarray(3 * index, 3 * index + 3);
    if (colour.length < 3) return undefined;
    values.set(colour, 4 * pixel);
    values[4 * pixel + 3] = opacities?.[index] ?? 255;
  }
  return { values, perPixel: 4, most: 255 };
}

/** Where each picture of an interlaced one begins, across and down, and its steps (Adam7). */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** The samples of all pixels as the file has them. */
function samplesOf(png: Png): Uint16Array | undefined {
  const { width, height, depth, perPixel } = png;
  const pictures = (png.interlaced ? passes : [[0, 0, 1, 1] as const])
    .map(([x, y, dx, dy]) => ({
      x,
      y,
      dx,
      dy,
      across: Math.ceil((width - x) / dx),
      down: Math.ceil((height - y) / dy),
    }))
    .filter(({ across, down }) => across > 0 && down > 0);
  const rowLength = (across: number) => Math.ceil((across * perPixel * depth) / 8);
  const bytes = unpack(
    png,
    pictures.reduce((total, { across, down }) => total + down * (1 + rowLength(across)), 0),
  );
  if (!bytes) return undefined;
  const samples = new Uint16Array(width * height * perPixel);
  const pixelLength = Math.ceil((perPixel * depth) / 8);
  let at = 0;
  for (const { x, y, dx, dy, across, down } of pictures) {
    let above: Uint8Array = new Uint8Array(rowLength(across));
    for (let line = 0; line < down; line++) {
      const filter = bytes[at++] ?? 0;
      const row = bytes.subarray(at, at + above.length);
      at += row.length;
      if (!undo(filter, row, above, pixelLength)) return undefined;
      above = row;
      for (let i = 0; i < across * perPixel; i++) {
        const pixel = (y + line * dy) * width + x + Math.floor(i / perPixel) * dx;
        samples[pixel * perPixel + (i % perPixel)] = sampleIn(row, i, depth);
      }
    }
  }
  return samples;
}

/** Sample i of a row. What is smaller than a byte begins with the highest bits. */
function sampleIn(row: Uint8Array, i: number, depth: number): number {
  if (depth === 16) return ((row[2 * i] ?? 0) << 8) | (row[2 * i + 1] ?? 0);
  const bit = i * depth;
  return ((row[bit >> 3] ?? 0) >> (8 - depth - (bit & 7))) & (2 ** depth - 1);
}

/** Takes back, in place, what a filter did to a row; false when there is no such filter. */
function undo(filter: number, row: Uint8Array, above: Uint8Array, pixelLength: number): boolean {
  if (filter > 4) return false;
  for (let i = 0; i < row.length; i++) {
    const left = row[i - pixelLength] ?? 0;
    const up = above[i] ?? 0;
    const corner = filter === 4 ? (above[i - pixelLength] ?? 0) : 0;
    row[i] = (row[i] ?? 0) + guess(filter, left, up, corner);
  }
  return true;
}

/** What a filter takes a byte to be from those before and above it. */
function guess(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4:
      return nearest(left, up, corner);
    default:
      return 0;
  }
}

/** Whichever is nearest to left + up − corner, in this order where they are equally near (Paeth). */
function nearest(left: number, up: number, corner: number): number {
  const toLeft = Math.abs(up - corner);
  const toUp = Math.abs(left - corner);
  const toCorner = Math.abs(left + up - 2 * corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
