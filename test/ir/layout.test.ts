import { expect, test } from 'vitest';
import { isRagged, type Layout, lift, sameLayout, sizeOf } from '../../src/ir/layout.ts';

const ragged: Layout = { front: [2], items: [[3], [2, 2], { front: [], items: [[], [5]] }] };

test('a layout counts its numbers, those of its parts once for every index in front', () => {
  expect(sizeOf([])).toBe(1);
  expect(sizeOf([2, 3])).toBe(6);
  expect(sizeOf(ragged)).toBe(2 * (3 + 4 + (1 + 5)));
});

test('an axis goes in front of a shape, and in front of all parts', () => {
  expect(lift([2, 3], 4)).toEqual([4, 2, 3]);
  expect(lift(ragged, 4)).toEqual({ ...ragged, front: [4, 2] });
});

test('layouts are the same when their shapes and all their parts are', () => {
  expect(isRagged(ragged)).toBe(true);
  expect(isRagged([2])).toBe(false);
  expect(sameLayout([2, 3], [2, 3])).toBe(true);
  expect(sameLayout([2, 3], [3, 2])).toBe(false);
  expect(sameLayout(ragged, structuredClone(ragged))).toBe(true);
  expect(sameLayout(ragged, { ...ragged, front: [] })).toBe(false);
  expect(sameLayout(ragged, { ...ragged, items: ragged.items.slice(1) })).toBe(false);
  expect(sameLayout(ragged, { ...ragged, items: ragged.items.with(0, [4]) })).toBe(false);
  expect(sameLayout(ragged, [2, 13])).toBe(false);
  expect(sameLayout([2, 13], ragged)).toBe(false);
});
