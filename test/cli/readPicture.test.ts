import { encode } from 'fast-png';
import { expect, test } from 'vitest';
import { readPicture } from '../../src/cli/readPicture.ts';

/** A PNG of 2 × 1 pixels. */
function png(channels: number, samples: readonly number[], depth: 8 | 16 = 8): Uint8Array {
  const data = depth === 8 ? Uint8Array.from(samples) : Uint16Array.from(samples);
  return encode({ width: 2, height: 1, channels, depth, data });
}

const round = (values: readonly number[]) => values.map(Math.fround);

test.each<{ kind: string; bytes: Uint8Array; channels: number; values: readonly number[] }>([
  { kind: 'grey as grey', bytes: png(1, [0, 51]), channels: 1, values: [0, 0.2] },
  { kind: 'grey of 16 bits as grey', bytes: png(1, [13107, 65535], 16), channels: 1, values: [0.2, 1] },
  { kind: 'grey as colours', bytes: png(1, [51, 255]), channels: 3, values: [0.2, 0.2, 0.2, 1, 1, 1] },
  {
    kind: 'colours as colours',
    bytes: png(3, [0, 51, 102, 153, 204, 255]),
    channels: 3,
    values: [0, 0.2, 0.4, 0.6, 0.8, 1],
  },
  { kind: 'colours as grey', bytes: png(3, [255, 0, 0, 0, 255, 0]), channels: 1, values: [0.299, 0.587] },
  {
    kind: 'equal colours as exactly that grey',
    bytes: png(3, [51, 51, 51, 77, 77, 77]),
    channels: 1,
    values: [0.2, 77 / 255],
  },
  {
    kind: 'half transparent grey before black',
    bytes: png(2, [255, 51, 51, 255]),
    channels: 1,
    values: [0.2, 0.2],
  },
  {
    kind: 'half transparent colours before black',
    bytes: png(4, [255, 0, 51, 51, 0, 0, 0, 255]),
    channels: 3,
    values: [0.2, 0, 0.04, 0, 0, 0],
  },
  {
    kind: 'colours of 16 bits',
    bytes: png(4, [65535, 0, 13107, 65535, 0, 0, 65535, 0], 16),
    channels: 3,
    values: [1, 0, 0.2, 0, 0, 0],
  },
])('$kind', ({ bytes, channels, values }) => {
  const picture = readPicture(bytes, channels);
  expect([picture.height, picture.width]).toEqual([1, 2]);
  expect([...picture.values]).toEqual(round(values));
});

const fromBase64 = (text: string) => Buffer.from(text, 'base64');

test('grey pixels of less than a byte', () => {
  // 10 × 2 pixels of 1 bit, black and white by turns, the second row the other way round.
  const bits = fromBase64(
    'iVBORw0KGgoAAAANSUhEUgAAAAoAAAACAQAAAABJGnB9AAAADklEQVR4nGMIdWBY1QAABIMBwOCTAa8AAAAASUVORK5CYII=',
  );
  const { height, width, values } = readPicture(bits, 1);
  expect([height, width]).toEqual([2, 10]);
  expect([...values]).toEqual([...Array(5).fill([0, 1]).flat(), ...Array(5).fill([1, 0]).flat()]);
});

test('colours of a palette', () => {
  // 2 × 1 pixels of 4 bits: the second colour, (0, 51, 102), and the first, (255, 0, 0).
  const indexed = fromBase64(
    'iVBORw0KGgoAAAANSUhEUgAAAAIAAAABBAMAAAAGDGK5AAAABlBMVEX/AAAAM2YRGbNeAAAACklEQVR4nGMQAAAAEgARpVbHTgAAAABJRU5ErkJggg==',
  );
  expect([...readPicture(indexed, 3).values]).toEqual(round([0, 0.2, 0.4, 1, 0, 0]));
});

test('no PNG is an error', () => {
  expect(() => readPicture(Uint8Array.of(1, 2, 3), 1)).toThrow();
});
