import { expect, test } from 'vitest';
import { histogramOf, statisticsOf } from '../../../src/editor/views/statistics.ts';

test('mean, deviation and zeros are those of the finite numbers', () => {
  expect(statisticsOf(Float32Array.of(0, 2, 4, Number.NaN, -0))).toEqual({
    count: 4,
    faults: 1,
    mean: 1.5,
    deviation: Math.sqrt((1.5 ** 2 + 0.5 ** 2 + 2.5 ** 2 + 1.5 ** 2) / 4),
    zeros: 2,
  });
});

test('nothing has no mean but zero', () => {
  expect(statisticsOf(new Float32Array())).toEqual({ count: 0, faults: 0, mean: 0, deviation: 0, zeros: 0 });
});

test('every finite number falls into a bin, the ends into the outer ones', () => {
  expect(histogramOf(Float32Array.of(-1, -0.5, 0, 0.5, 1, 9, Number.NaN), -1, 1, 4).bins).toEqual([
    1, 1, 1, 3,
  ]);
});
