import { describe, expect, test } from 'vitest';
import { describeIndices, indicesOf, valueAsCsv, valueAsJson } from '../../../src/editor/views/indices.ts';
import { axesOf } from './subjects.ts';

test('a place in row-major order has an index along each axis', () => {
  const axes = axesOf('height 4, width 5, features 3');
  expect(indicesOf({ axes }, 0)).toEqual([0, 0, 0]);
  expect(indicesOf({ axes }, (2 * 5 + 4) * 3 + 1)).toEqual([2, 4, 1]);
  expect(describeIndices({ axes }, 3)).toBe('height 0, width 1, features 0');
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

describe('of a pair', () => {
  const pair = { axes: axesOf('time 2, features 1'), pair: true };

  test('a place lies in h or in c', () => {
    expect([0, 1, 2, 3].map((place) => describeIndices(pair, place))).toEqual([
      'h, time 0, features 0',
      'h, time 1, features 0',
      'c, time 0, features 0',
      'c, time 1, features 0',
    ]);
  });

  test('both items are copied', () => {
    const axes = '"axes":[["time",2],["features",1]]';
    expect(valueAsJson({ ...pair, values: Float32Array.of(1, 2, 3, 4) })).toBe(
      `{"items":[{${axes},"values":[[1],[2]]},{${axes},"values":[[3],[4]]}]}`,
    );
  });
});

describe('where nodes have different numbers of children', () => {
  const ragged = {
    axes: axesOf('copy 2, nodes 2, time n, features 2'),
    ragged: {
      front: [2],
      items: [
        [1, 2],
        [2, 2],
      ],
    },
  };

  test('a place is found part by part', () => {
    expect([0, 2, 5, 6].map((place) => indicesOf(ragged, place))).toEqual([
      [0, 0, 0, 0],
      [0, 1, 0, 0],
      [0, 1, 1, 1],
      [1, 0, 0, 0],
    ]);
  });

  test('an axis that differs is copied with all its sizes, and lists are of different lengths', () => {
    const values = Float32Array.from({ length: 12 }, (_, i) => i);
    expect(JSON.parse(valueAsJson({ ...ragged, values }))).toEqual({
      axes: [
        ['copy', 2],
        ['nodes', 2],
        ['time', [1, 2]],
        ['features', 2],
      ],
      values: [
        [
          [[0, 1]],
          [
            [2, 3],
            [4, 5],
          ],
        ],
        [
          [[6, 7]],
          [
            [8, 9],
            [10, 11],
          ],
        ],
      ],
    });
  });
});

describe('as comma-separated text', () => {
  test('there is a line for each index of all axes but the last', () => {
    const value = {
      axes: axesOf('time 2, height 1, features 2'),
      values: Float32Array.of(0.1, -2, Number.NaN, 1 / 3),
    };
    expect(valueAsCsv(value)).toBe('time,height,features 0,features 1\n0,0,0.1,-2\n1,0,NaN,0.33333334\n');
  });

  test('a single number is a line of its own', () => {
    expect(valueAsCsv({ axes: [], values: Float32Array.of(3) })).toBe('value\n3\n');
  });

  test('a vector is one line', () => {
    expect(valueAsCsv({ axes: axesOf('features 2'), values: Float32Array.of(1, 2) })).toBe(
      'features 0,features 1\n1,2\n',
    );
  });

  test('the items of a pair are told apart', () => {
    const pair = { axes: axesOf('features 2'), pair: true, values: Float32Array.of(1, 2, 3, 4) };
    expect(valueAsCsv(pair)).toBe('item,features 0,features 1\nh,1,2\nc,3,4\n');
  });
});
