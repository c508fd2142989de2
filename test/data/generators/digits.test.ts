import { describe, expect, test } from 'vitest';
import { digitStrokes, inkMask } from '../../../src/data/digits/digits.ts';
import { make } from './make.ts';

/** The pictures of drawn digits: example i shows the digit i % 10. */
function pictures(given: Record<string, number>): readonly Uint8Array[] {
  const [image] = make('digits', { count: 200, ...given }).columns;
  if (image?.kind !== 'numbers' || !(image.values instanceof Uint8Array))
    throw new Error('Pictures are bytes.');
  const { values } = image;
  return Array.from({ length: values.length / 784 }, (_, i) => values.subarray(i * 784, (i + 1) * 784));
}

const models = Array.from({ length: 10 }, (_, digit) => inkMask(digitStrokes(digit, 28, 28), 28, 28));

/** How alike two pictures are, moved against each other by up to 3 pixels: 1 for the same. */
function likeness(one: Uint8Array, other: Uint8Array): number {
  let most = 0;
  const norm = (bytes: Uint8Array) => Math.sqrt(bytes.reduce((sum, byte) => sum + byte * byte, 0));
  for (let down = -3; down <= 3; down++)
    for (let right = -3; right <= 3; right++) {
      const moved = one.reduce((sum, byte, i) => sum + byte * (other[i + 28 * down + right] ?? 0), 0);
      most = Math.max(most, moved);
    }
  return most / (norm(one) * norm(other));
}

describe('drawn digits', () => {
  test('are the pads samples where nothing is distorted', () => {
    for (const [i, picture] of pictures({ count: 20, distortion: 0 }).entries())
      expect(picture).toEqual(models[i % 10]);
  });

  test('have as much ink as handwritten ones, and stay in the picture', () => {
    for (const picture of pictures({})) {
      const share = picture.reduce((sum, ink) => sum + ink, 0) / 255 / 784;
      expect(share).toBeGreaterThan(0.03);
      expect(share).toBeLessThan(0.3);
    }
  });

  test('differ from one another, but look most like their own digit as a rule', () => {
    const drawn = pictures({});
    const right = drawn.filter((picture, i) => {
      const each = models.map((model) => likeness(picture, model));
      return each.indexOf(Math.max(...each)) === i % 10;
    });
    expect(new Set(drawn.map((picture) => picture.join())).size).toBe(drawn.length);
    expect(right.length / drawn.length).toBeGreaterThan(0.75);
  });
});
