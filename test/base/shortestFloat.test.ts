import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shortestFloat } from '../../src/base/shortestFloat.ts';
import { checkLaw } from '../harness/checkLaw.ts';

const floats = fc.oneof(
  fc.float({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -149, max: 127 }).map((exponent) => 2 ** exponent),
);

describe('a number is written', () => {
  test.each([
    [0.1, '0.1'],
    [1 / 3, '0.33333334'],
    [16777216, '16777216'],
    [1e-7, '1e-7'],
    [3.4028235e38, '3.4028235e+38'],
    [2 ** -149, '1e-45'],
    [-0.5, '-0.5'],
    [0, '0'],
    [-0, '-0'],
    // Just above these powers of two there is a shorter decimal than those nearest to them.
    [2 ** -96, '1.2621775e-29'],
    [2 ** 87, '1.5474251e+26'],
    [2 ** 90, '1.2379401e+27'],
    [Number.NaN, 'NaN'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
    [Number.NEGATIVE_INFINITY, '-Infinity'],
  ])('%d as %s', (x, written) => {
    expect(shortestFloat(Math.fround(x))).toBe(written);
  });

  test('so that it reads back as the same float32', () => {
    checkLaw(floats, (x) => expect(Math.fround(Number(shortestFloat(x)))).toBe(x));
  });

  test('with no more digits than it takes', () => {
    checkLaw(floats, (x) => {
      const digits = digitsOf(shortestFloat(x));
      for (let fewer = 1; fewer < digits; fewer++)
        expect(Math.fround(Number(x.toPrecision(fewer)))).not.toBe(x);
    });
  });
});

/** How many digits matter: 2 in `0.012`, `120000` and `1.2e+30`. */
function digitsOf(written: string): number {
  return Number(written)
    .toExponential()
    .replace(/e.*|[-.]/g, '').length;
}
