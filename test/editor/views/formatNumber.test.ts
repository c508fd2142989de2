import { expect, test } from 'vitest';
import { shortNumber } from '../../../src/editor/views/formatNumber.ts';

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
