import { describe, expect, test } from 'vitest';
import { unknownSize } from '../../src/base/size.ts';
import { type Axis, axis } from '../../src/base/valueType.ts';
import { writeValue } from '../../src/cli/writeValue.ts';
import type { Layout } from '../../src/ir/layout.ts';

function written(axes: readonly Axis[], layout: Layout, values: readonly number[]): string {
  return [...writeValue(axes, layout, Float32Array.from(values))].join('');
}

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);

describe('a value is written', () => {
  test('with its axes, in lists within lists', () => {
    expect(written([axis('time', 2), axis('features', 3)], [2, 3], [1, 2, 3, 4, 5, 6])).toBe(
      '{"axes":[["time",2],["features",3]],"values":[[1,2,3],[4,5,6]]}',
    );
    expect(written([axis('time', 2), axis('height', 1), axis('features', 2)], [2, 1, 2], numbers(4))).toBe(
      '{"axes":[["time",2],["height",1],["features",2]],"values":[[[0,1]],[[2,3]]]}',
    );
  });

  test('as a number when it has no axes', () => {
    expect(written([], [], [0.25])).toBe('{"axes":[],"values":0.25}');
  });

  test('as empty lists when an axis is empty', () => {
    const values = (sizes: readonly number[]) =>
      JSON.parse(
        written(
          sizes.map((size) => axis('features', size)),
          sizes,
          [],
        ),
      ).values;
    expect(values([0])).toEqual([]);
    expect(values([0, 3])).toEqual([]);
    expect(values([2, 0])).toEqual([[], []]);
    expect(values([2, 1, 0])).toEqual([[[]], [[]]]);
  });

  test('with what is not finite as texts', () => {
    const values = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0];
    expect(written([axis('features', 4)], [4], values)).toContain(
      '"values":["NaN","Infinity","-Infinity",-0]',
    );
  });

  test('in pieces of a bearable length, however long it is', () => {
    const axes = [axis('time', 500), axis('features', 200)];
    const pieces = [...writeValue(axes, [500, 200], Float32Array.from(numbers(100_000)))];
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(70_000);
    expect(JSON.parse(pieces.join('')).values.flat()).toEqual(numbers(100_000));
  });
});

describe('a value of parts that differ is written', () => {
  const children = [axis('nodes', 2), axis('time', unknownSize('children')), axis('features', 2)];

  test('with the list of sizes where an axis differs, and one size where it does not', () => {
    expect(
      JSON.parse(
        written(
          children,
          {
            front: [],
            items: [
              [2, 2],
              [1, 2],
            ],
          },
          numbers(6),
        ),
      ),
    ).toEqual({
      axes: [
        ['nodes', 2],
        ['time', [2, 1]],
        ['features', 2],
      ],
      values: [
        [
          [0, 1],
          [2, 3],
        ],
        [[4, 5]],
      ],
    });
  });

  test('once for every index of the axes in front', () => {
    const axes = [axis('copy', 2), axis('height', 1), ...children];
    expect(
      JSON.parse(
        written(
          axes,
          {
            front: [2, 1],
            items: [
              [1, 2],
              [0, 2],
            ],
          },
          numbers(4),
        ),
      ),
    ).toEqual({
      axes: [
        ['copy', 2],
        ['height', 1],
        ['nodes', 2],
        ['time', [1, 0]],
        ['features', 2],
      ],
      values: [[[[[0, 1]], []]], [[[[2, 3]], []]]],
    });
  });

  test('with lists of lists of sizes where parts are of parts', () => {
    const axes = [
      axis('nodes', 2),
      axis('nodes', unknownSize('inner')),
      axis('time', unknownSize('children')),
    ];
    const layout = {
      front: [],
      items: [
        { front: [], items: [[1], [2]] },
        { front: [], items: [[3]] },
      ],
    };
    expect(JSON.parse(written(axes, layout, numbers(6)))).toEqual({
      axes: [
        ['nodes', 2],
        ['nodes', [2, 1]],
        ['time', [[1, 2], 3]],
      ],
      values: [[[0], [1, 2]], [[3, 4, 5]]],
    });
  });

  test('as nothing where there are no parts', () => {
    const axes = children.with(0, axis('nodes', 0));
    expect(JSON.parse(written(axes, { front: [], items: [] }, []))).toEqual({
      axes: [
        ['nodes', 0],
        ['time', []],
        ['features', 2],
      ],
      values: [],
    });
  });
});
