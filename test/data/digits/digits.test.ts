import { describe, expect, test } from 'vitest';
import { digitStrokes, inkMask } from '../../../src/data/digits/digits.ts';

const digits = Array.from({ length: 10 }, (_, digit) => digit);

describe.each(digits)('the sample %i', (digit) => {
  const mask = inkMask(digitStrokes(digit, 28, 28), 28, 28);
  const inked = [...mask.entries()]
    .filter(([, ink]) => ink > 0)
    .map(([i]) => ({ x: i % 28, y: Math.floor(i / 28) }));

  test('lies as the digits of MNIST do: about 20 pixels tall, its mass in the middle', () => {
    const top = Math.min(...inked.map(({ y }) => y));
    const bottom = Math.max(...inked.map(({ y }) => y));
    expect(bottom - top + 1).toBeGreaterThanOrEqual(19);
    expect(bottom - top + 1).toBeLessThanOrEqual(22);
    let [mass, x, y] = [0, 0, 0];
    for (const [i, ink] of mask.entries()) {
      mass += ink;
      x += ink * ((i % 28) + 0.5);
      y += ink * (Math.floor(i / 28) + 0.5);
    }
    expect(Math.abs(x / mass - 14)).toBeLessThan(0.2);
    expect(Math.abs(y / mass - 14)).toBeLessThan(0.2);
  });

  test('has as much ink as a handwritten digit', () => {
    const share = mask.reduce((sum, ink) => sum + ink, 0) / 255 / (28 * 28);
    expect(share).toBeGreaterThan(0.05);
    expect(share).toBeLessThan(0.2);
  });

  test('fits pictures of other sizes', () => {
    for (const stroke of digitStrokes(digit, 64, 48))
      for (const { x, y } of stroke) {
        expect(x).toBeGreaterThan(0);
        expect(x).toBeLessThan(64);
        expect(y).toBeGreaterThan(0);
        expect(y).toBeLessThan(48);
      }
  });
});

test('no two digits look alike', () => {
  const masks = digits.map((digit) => inkMask(digitStrokes(digit, 28, 28), 28, 28));
  for (const [i, one] of masks.entries())
    for (const other of masks.slice(i + 1)) {
      const different = one.reduce((sum, ink, at) => sum + Math.abs(ink - (other[at] ?? 0)), 0) / 255;
      expect(different).toBeGreaterThan(30);
    }
});
