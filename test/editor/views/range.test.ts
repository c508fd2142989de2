import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rangeOf } from '../../../src/editor/views/range.ts';

test('the limit is the largest magnitude', () => {
  expect(rangeOf(Float32Array.of(-3, 1, 2))).toEqual({ min: -3, max: 2, limit: 3 });
});

test('zeros alone have a limit to divide by', () => {
  expect(rangeOf(new Float32Array(4))).toEqual({ min: 0, max: 0, limit: 1 });
});

test('what is not finite is left aside', () => {
  expect(rangeOf(Float32Array.of(Number.NaN, Number.POSITIVE_INFINITY, -2))).toMatchObject({
    min: -2,
    max: -2,
    limit: 2,
  });
  expect(rangeOf(Float32Array.of(Number.NaN))).toEqual({ min: 0, max: 0, limit: 1 });
});

test('one outlier among many does not take the colour from the others', () => {
  const values = Float32Array.from({ length: 1000 }, (_, i) => (i === 500 ? 100 : Math.sin(i)));
  expect(rangeOf(values).max).toBe(100);
  expect(rangeOf(values).limit).toBeLessThan(2);
});

test('a few large numbers among zeros are no outliers', () => {
  const values = Float32Array.from({ length: 1000 }, (_, i) => (i % 100 === 0 ? 5 : 0));
  expect(rangeOf(values).limit).toBe(5);
});

test('at least 99 in 100 numbers are within the limit', () => {
  fc.assert(
    fc.property(
      fc.float32Array({ minLength: 1, maxLength: 600, noNaN: true, noDefaultInfinity: true }),
      (values) => {
        const { limit } = rangeOf(values);
        expect(limit).toBeGreaterThan(0);
        expect(values.filter((value) => Math.abs(value) > limit).length).toBeLessThanOrEqual(
          values.length / 100,
        );
      },
    ),
  );
});
