import { expect, test } from 'vitest';
import { coalesce } from '../../src/runtime/coalesce.ts';

function coalesced(shape: readonly number[], outStrides: readonly number[], xStrides: readonly number[]) {
  const merged = coalesce({ op: 'copy', path: '', out: 0, x: 0, shape, outStrides, xStrides });
  return [merged.shape, merged.outStrides, merged.xStrides];
}

test('a copy between equal layouts is one run', () => {
  expect(coalesced([2, 3, 4], [12, 4, 1], [12, 4, 1])).toEqual([[24], [1], [1]]);
});

test('axes of one element go', () => {
  expect(coalesced([1, 3, 1], [99, 1, 7], [5, 2, 9])).toEqual([[3], [1], [2]]);
});

test('a single element needs no axes', () => {
  expect(coalesced([1, 1], [1, 1], [1, 1])).toEqual([[], [], []]);
});

test('neighbours that only one side steps through evenly stay apart', () => {
  expect(coalesced([4, 5], [5, 1], [1, 4])).toEqual([
    [4, 5],
    [5, 1],
    [1, 4],
  ]);
});

test('the windows of a picture keep the axes that overlap', () => {
  expect(coalesced([24, 24, 5, 5], [600, 25, 5, 1], [28, 1, 28, 1])).toEqual([
    [24, 24, 5, 5],
    [600, 25, 5, 1],
    [28, 1, 28, 1],
  ]);
});

test('repetitions along two axes are one', () => {
  expect(coalesced([3, 4, 5], [20, 5, 1], [0, 0, 1])).toEqual([
    [12, 5],
    [5, 1],
    [0, 1],
  ]);
});
