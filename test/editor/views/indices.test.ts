import { expect, test } from 'vitest';
import { describeIndices, indicesOf, valueAsJson } from '../../../src/editor/views/indices.ts';
import { axesOf } from './subjects.ts';

test('a place in row-major order has an index along each axis', () => {
  const axes = axesOf('height 4, width 5, features 3');
  expect(indicesOf(axes, 0)).toEqual([0, 0, 0]);
  expect(indicesOf(axes, (2 * 5 + 4) * 3 + 1)).toEqual([2, 4, 1]);
  expect(describeIndices(axes, 3)).toBe('height 0, width 1, features 0');
});

test('a value is copied with its axes, nested, each number as short as it can be', () => {
  const value = { axes: axesOf('time 2, features 2'), values: Float32Array.of(0.1, -2, Number.NaN, 1 / 3) };
  expect(valueAsJson(value)).toBe(
    '{"axes":[["time",2],["features",2]],"values":[[0.1,-2],["NaN",0.33333334]]}',
  );
});

test('an empty value is copied as empty lists', () => {
  expect(valueAsJson({ axes: axesOf('time 0, features 2'), values: new Float32Array() })).toBe(
    '{"axes":[["time",0],["features",2]],"values":[]}',
  );
});
