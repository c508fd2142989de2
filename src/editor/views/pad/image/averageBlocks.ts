import type { Size } from '../../pictureSize.ts';

/**
 * Makes a picture smaller: from red, green, blue and opacity of (height × side, width × side) pixels to bytes
 * (height, width, channels), each the mean of `side` × `side` pixels. Grey is brightness as Rec. 601 weighs the colours.
 */
export function averageBlocks(
  pixels: Uint8ClampedArray,
  { width, height }: Size,
  side: number,
  channels: 1 | 3,
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(width * height * channels);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const colour = meanColour(pixels, width * side, x * side, y * side, side);
      const at = (y * width + x) * channels;
      if (channels === 3) bytes.set(colour.map(Math.round), at);
      else bytes[at] = Math.round(0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]);
    }
  return bytes;
}

function meanColour(
  pixels: Uint8ClampedArray,
  stride: number,
  left: number,
  top: number,
  side: number,
): [number, number, number] {
  const sum: [number, number, number] = [0, 0, 0];
  for (let y = top; y < top + side; y++)
    for (let x = left; x < left + side; x++) {
      const at = 4 * (y * stride + x);
      sum[0] += pixels[at] ?? 0;
      sum[1] += pixels[at + 1] ?? 0;
      sum[2] += pixels[at + 2] ?? 0;
    }
  const count = side * side;
  return [sum[0] / count, sum[1] / count, sum[2] / count];
}
