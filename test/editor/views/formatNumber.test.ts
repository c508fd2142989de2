import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exactNumber, shortNumber } from '../../../src/editor/views/formatNumber.ts';

test.each([
  [-0.31249, '−0.312'],
  [12.366, '12.4'],
  [0.0999999, '0.100'],
  [999.96, '1000'],
  [0.98, '0.980'],
  [1, '1'],
  [-7, '−7'],
  [0, '0'],
  [1.2e-7, '1.20e−7'],
  [123456.7, '1.23e5'],
  [200000, '2.00e5'],
  [Number.NEGATIVE_INFINITY, '−∞'],
  [Number.NaN, 'NaN'],
])('%f is read as %s', (value, text) => {
  expect(shortNumber(value)).toBe(text);
});

test.each([
  [0.1, '0.1'],
  [16777216, '16777216'],
  [-0, '-0'],
  [1 / 3, '0.33333334'],
  [Number.NaN, 'NaN'],
])('the float32 nearest %f is written as %s', (value, text) => {
  expect(exactNumber(Math.fround(value))).toBe(text);
});

test('exact numbers read back as the same float32', () => {
  fc.assert(
    fc.property(fc.float(), (value) => {
      expect(Math.fround(Number(exactNumber(value)))).toBe(value);
    }),
  );
});
