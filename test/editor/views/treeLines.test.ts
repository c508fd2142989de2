import { expect, test } from 'vitest';
import { treeHeight, treeLines } from '../../../src/editor/views/treeLines.ts';

/** ((a b) c), in post-order. */
const small = { children: [[], [], [0, 1], [], [2, 3]] };

test('a line leads from each row to its parent, and one from the first child of a parent down to it', () => {
  expect(treeLines(small)).toEqual([
    { kind: 'along', row: 0, from: 1 },
    { kind: 'along', row: 1, from: 1 },
    { kind: 'along', row: 2, from: 2 },
    { kind: 'down', step: 1, from: 0, to: 2 },
    { kind: 'along', row: 3, from: 2 },
    { kind: 'along', row: 4, from: 2 },
    { kind: 'down', step: 2, from: 2, to: 4 },
  ]);
});

test('the height of a tree is the longest way from a leaf to its root', () => {
  expect(treeHeight(small)).toBe(2);
  expect(treeHeight({ children: [[]] })).toBe(0);
});

test('no line along a row is crossed by one that leads down', () => {
  const deep = { children: [[], [], [], [1, 2], [0, 3], [], [], [5, 6], [4, 7]] };
  const lines = treeLines(deep);
  for (const along of lines)
    for (const down of lines)
      if (along.kind === 'along' && down.kind === 'down')
        expect(down.from < along.row && along.row < down.to && down.step < along.from).toBe(false);
});
