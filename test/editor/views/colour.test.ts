import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  divergingTable,
  pack,
  type Rgb,
  sequentialTable,
  toLab,
  unpack,
} from '../../../src/editor/views/colour.ts';
import { type Deficiency, deficiencies, seenWith } from './colourBlindness.ts';

const css = readFileSync(new URL('../../../src/editor/styles/theme.css', import.meta.url), 'utf8');

/** The colours of a theme as its style sheet says them. */
function themeOf(name: string): Record<'ground' | 'ink' | 'negative' | 'positive', Rgb> {
  const [, rules = ''] = css.split(`[data-theme="${name}"] {`);
  const read = (property: string): Rgb => {
    const hex = new RegExp(`--${property}: #(\\w{6});`).exec(rules)?.[1];
    if (hex === undefined) throw new Error(`The ${name} theme has no --${property}.`);
    const [red = 0, green = 0, blue = 0] = Buffer.from(hex, 'hex');
    return [red, green, blue];
  };
  return {
    ground: read('surface'),
    ink: read('ink'),
    negative: read('negative'),
    positive: read('positive'),
  };
}

const themes = { light: themeOf('light'), dark: themeOf('dark') };

const labOf = (pixel: number | undefined) => toLab(unpack(pixel ?? 0));

const apart = (one: readonly number[], other: readonly number[]) =>
  Math.hypot(...one.map((each, i) => each - (other[i] ?? 0)));

/** Less than this in OKLab can hardly be told apart by anybody. */
const noticeable = 0.02;

/** Holds that lightness only rises or only falls from one entry to another, but for what rounding to bytes makes of it. */
function checkMonotonic(lightness: readonly number[]): void {
  const rises = (lightness.at(-1) ?? 0) > (lightness[0] ?? 0) ? 1 : -1;
  for (let i = 1; i < lightness.length; i++)
    expect(rises * ((lightness[i] ?? 0) - (lightness[i - 1] ?? 0))).toBeGreaterThan(-0.002);
}

/** Holds that neighbours are equally far apart, as far as bytes allow. */
function checkEven(table: Uint32Array, from: number, to: number): void {
  const distances: number[] = [];
  // Over eight entries, so that rounding to bytes does not hide the course.
  for (let i = from; i + 8 <= to; i += 8) {
    const [one, other] = [labOf(table[i]), labOf(table[i + 8])];
    distances.push(apart(one, other));
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

  test('goes one way in lightness, from the ground to each end', () => {
    for (const arm of [signed.slice(1, 129), signed.slice(128), unit])
      checkMonotonic(Array.from(arm, (pixel) => labOf(pixel)[0]));
  });

  test.each(Object.keys(deficiencies) as Deficiency[])('is read with %s', (deficiency) => {
    const seen = (pixel: number | undefined) => toLab(seenWith(deficiency, unpack(pixel ?? 0)));
    // Large numbers stand out from small ones, and signs from each other, from an eighth of the range on.
    for (const arm of [signed.slice(1, 129), signed.slice(128), unit])
      checkMonotonic(Array.from(arm, (pixel) => seen(pixel)[0]));
    for (let i = 16; i <= 127; i++)
      expect(apart(seen(signed[128 - i]), seen(signed[128 + i]))).toBeGreaterThan(noticeable);
    expect(apart(seen(signed[1]), seen(signed[255]))).toBeGreaterThan(5 * noticeable);
    for (const end of [signed[1], signed[255]])
      expect(apart(seen(end), seen(signed[128]))).toBeGreaterThan(10 * noticeable);
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
