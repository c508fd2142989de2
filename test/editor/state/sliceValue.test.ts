import { expect, test } from 'vitest';
import type { AxisName } from '../../../src/base/valueType.ts';
import { type Choices, sliceValue } from '../../../src/editor/state/sliceValue.ts';

const axes = (...sizes: readonly (readonly [AxisName, number])[]) =>
  sizes.map(([name, size]) => ({ name, size }));
const count = (length: number) => Float32Array.from({ length }, (_, i) => i);

/** The axes and numbers of a part. */
function part(whole: Parameters<typeof sliceValue>[0], choices: Choices) {
  const found = sliceValue(whole, choices);
  return (
    found && {
      axes: found.value.axes.map(({ name, size }) => `${name} ${size}`).join(', '),
      values: [...found.value.values],
      places: [...found.places],
    }
  );
}

const cube = { axes: axes(['time', 2], ['position', 3], ['features', 2]), values: count(12) };

test('one index of the first axis', () => {
  expect(part(cube, [1])).toEqual({
    axes: 'position 3, features 2',
    values: [6, 7, 8, 9, 10, 11],
    places: [6, 7, 8, 9, 10, 11],
  });
});

test('one index of a later axis, of all before', () => {
  expect(part(cube, [undefined, 2])).toEqual({
    axes: 'time 2, features 2',
    values: [4, 5, 10, 11],
    places: [4, 5, 10, 11],
  });
});

test('one index of each', () => {
  expect(part(cube, [1, 0])).toEqual({ axes: 'features 2', values: [6, 7], places: [6, 7] });
});

test('of a pair, the same part of both', () => {
  const pair = { axes: axes(['time', 2], ['features', 2]), values: count(8), pair: true };
  expect(part(pair, [1])?.values).toEqual([2, 3, 6, 7]);
  expect(sliceValue(pair, [1])?.value.pair).toBe(true);
});

test('of parts that differ in size, the chosen one, which has a size', () => {
  const ragged = {
    axes: axes(['nodes', 2], ['time', 0], ['features', 2]),
    values: count(10),
    ragged: {
      front: [],
      items: [
        [2, 2],
        [3, 2],
      ],
    },
  };
  expect(part(ragged, [1])).toEqual({
    axes: 'time 3, features 2',
    values: [4, 5, 6, 7, 8, 9],
    places: [4, 5, 6, 7, 8, 9],
  });
});

test('what is not there is no part', () => {
  expect(part(cube, [2])).toBeUndefined();
});
