import { describe, expect, test } from 'vitest';
import {
  divergingTable,
  pack,
  type Rgb,
  sequentialTable,
  toLab,
  unpack,
} from '../../../src/editor/views/colour.ts';

const themes = {
  light: { ground: [255, 255, 255], ink: [21, 24, 29], negative: [224, 123, 44], positive: [43, 124, 211] },
  dark: { ground: [26, 30, 34], ink: [237, 240, 243], negative: [240, 143, 71], positive: [90, 166, 242] },
} satisfies Record<string, Record<string, Rgb>>;

const labOf = (pixel: number | undefined) => toLab(unpack(pixel ?? 0));

/** Holds that neighbours are equally far apart, as far as bytes allow. */
function checkEven(table: Uint32Array, from: number, to: number): void {
  const distances: number[] = [];
  // Over eight entries, so that rounding to bytes does not hide the course.
  for (let i = from; i + 8 <= to; i += 8) {
    const [one, other] = [labOf(table[i]), labOf(table[i + 8])];
    distances.push(Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]));
  }
  expect(Math.max(...distances) / Math.min(...distances)).toBeLessThan(1.25);
}

describe.each(Object.entries(themes))('the %s theme', (_, { ground, ink, negative, positive }) => {
  const signed = divergingTable(negative, ground, positive);
  const unit = sequentialTable(ground, ink);

  test('has the ground at zero, and at 0 of 0..1', () => {
    expect(unpack(signed[128] ?? 0)).toEqual(ground);
    expect(unpack(unit[0] ?? 0)).toEqual(ground);
    expect(unpack(unit[255] ?? 0)).toEqual(ink);
  });

  test('is perceptually even', () => {
    checkEven(signed, 1, 128);
    checkEven(signed, 128, 255);
    checkEven(unit, 0, 255);
  });

  test('has ends of one lightness, orange and blue', () => {
    const [low, high] = [labOf(signed[1]), labOf(signed[255])];
    expect(Math.abs(low[0] - high[0])).toBeLessThan(0.01);
    expect(low[2]).toBeGreaterThan(0.08);
    expect(high[2]).toBeLessThan(-0.08);
  });

  test('tells signs apart without red and green: negative is yellower, positive bluer', () => {
    for (let i = 16; i <= 127; i++)
      expect(labOf(signed[128 - i])[2] - labOf(signed[128 + i])[2]).toBeGreaterThan(0.03);
  });
});

test('pixels are packed in the order of their bytes', () => {
  expect([...new Uint8Array(Uint32Array.of(pack([1, 2, 3])).buffer)]).toEqual([1, 2, 3, 255]);
  expect(unpack(pack([9, 8, 7]))).toEqual([9, 8, 7]);
});
