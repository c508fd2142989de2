import { convertIndexedToRgb, type DecodedPng, decode } from 'fast-png';

export interface Picture {
  readonly height: number;
  readonly width: number;
  /** Row by row, channels last, from 0 to 1. */
  readonly values: Float32Array;
}

/**
 * Reads a PNG of any kind as a picture of 1 channel (grey) or 3 (red, green and blue). Colours become grey by the weights
 * of ITU-R BT.601; what is transparent is seen before black. Throws the decoder's error when it is no PNG.
 */
export function readPicture(bytes: Uint8Array, channels: number): Picture {
  const png = decode(bytes);
  const { height, width } = png;
  const { samples, perPixel, most } = samplesOf(png);
  const coloured = perPixel >= 3;
  const values = new Float32Array(height * width * channels);
  for (let pixel = 0; pixel < height * width; pixel++) {
    const sample = (i: number) => samples[pixel * perPixel + i] ?? 0;
    const opacity = perPixel % 2 === 0 ? sample(perPixel - 1) / most : 1;
    const grey = coloured ? (299 * sample(0) + 587 * sample(1) + 114 * sample(2)) / 1000 : sample(0);
    for (let channel = 0; channel < channels; channel++) {
      const level = channels === 1 || !coloured ? grey : sample(channel);
      values[pixel * channels + channel] = (level / most) * opacity;
    }
  }
  return { height, width, values };
}

/** The samples of all pixels: 1 to 4 a pixel (grey or colours, then perhaps opacity), from 0 to `most`. */
function samplesOf(png: DecodedPng): { samples: ArrayLike<number>; perPixel: number; most: number } {
  const { palette, depth, data, channels } = png;
  if (palette) return { samples: convertIndexedToRgb(png), perPixel: palette[0]?.length ?? 3, most: 255 };
  const most = 2 ** depth - 1;
  return { samples: depth < 8 ? unpack(png, most) : data, perPixel: channels, most };
}

/** Grey of less than 8 bits lies several pixels to a byte, the first in the highest bits; rows begin with a byte. */
function unpack({ data, width, height, depth }: DecodedPng, most: number): Uint8Array {
  const bytesPerRow = Math.ceil((width * depth) / 8);
  return Uint8Array.from({ length: width * height }, (_, pixel) => {
    const bit = (pixel % width) * depth;
    const byte = data[Math.floor(pixel / width) * bytesPerRow + (bit >> 3)] ?? 0;
    return (byte >> (8 - depth - (bit & 7))) & most;
  });
}
