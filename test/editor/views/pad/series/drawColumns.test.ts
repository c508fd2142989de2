import { expect, test } from 'vitest';
import { drawColumns, niceLimit, withSteps } from '../../../../../src/editor/views/pad/series/drawColumns.ts';

const zeros = (steps: number, features = 1) =>
  Array.from({ length: steps }, () => new Array<number>(features).fill(0));

test('a point sets its step alone', () => {
  const point = { step: 2.7, value: 0.5 };
  expect(drawColumns(zeros(4), 0, point, point)).toEqual([[0], [0], [0.5], [0]]);
});

test('a line sets every step that it passes, in both directions', () => {
  const [one, other] = [
    { step: 0.5, value: 0 },
    { step: 4.5, value: 1 },
  ];
  const wanted = [[0], [0.25], [0.5], [0.75], [1], [0]];
  expect(drawColumns(zeros(6), 0, one, other)).toEqual(wanted);
  expect(drawColumns(zeros(6), 0, other, one)).toEqual(wanted);
});

test('a line within a step leaves its end there', () => {
  expect(drawColumns(zeros(1), 0, { step: 0.1, value: 1 }, { step: 0.2, value: 0.3 })).toEqual([[0.3]]);
});

test('other channels stay, and steps beyond the ends are not made', () => {
  const point = { step: 9, value: 1 };
  expect(drawColumns(zeros(2, 2), 1, { step: 1, value: 1 }, point)).toEqual([
    [0, 0],
    [0, 1],
  ]);
});

test('more steps go on with the last, fewer are cut', () => {
  expect(withSteps([[1], [2]], 4, 1)).toEqual([[1], [2], [2], [2]]);
  expect(withSteps([[1], [2]], 1, 1)).toEqual([[1]]);
  expect(withSteps([], 2, 3)).toEqual([
    [0, 0, 0],
    [0, 0, 0],
  ]);
});

test('the range ends at a round number', () => {
  expect([[0], [0.7, -0.9], [12], [0.03], [-501], [2]].map(niceLimit)).toEqual([1, 1, 20, 0.05, 1000, 2]);
});
