import { expect, test } from 'vitest';
import { type ColumnBox, foldRows } from '../../../../../src/editor/canvas/layout/tidy/foldRows.ts';

/** So many columns, each of a node of 136 × 120 pixels, 64 apart. */
const chain = (count: number): ColumnBox[] =>
  Array.from({ length: count }, (_, i) => ({ x: 200 * i, width: 136, top: 0, bottom: 120, wires: i && 1 }));

test('what a screen or two hold stays one row', () => {
  expect(foldRows(chain(12)).every(({ dx, dy }) => dx === 0 && dy === 0)).toBe(true);
});

test('a chain of forty becomes rows of about as many nodes, each as far below the one before', () => {
  const moves = foldRows(chain(40));
  const rows = new Map<number, number>();
  for (const { dy } of moves) rows.set(dy, (rows.get(dy) ?? 0) + 1);
  expect([...rows]).toEqual([
    [0, 8],
    [200, 8],
    [400, 8],
    [600, 8],
    [800, 8],
  ]);
  expect(moves[8]?.dx).toBe(-1600);
});

test('rows end only where a single wire leads on', () => {
  const split = chain(40).map((each, i) => (i % 10 === 0 ? each : { ...each, wires: 2 }));
  const starts = foldRows(split).flatMap(({ dy }, i, all) => (dy === all[i - 1]?.dy ? [] : [i]));
  expect(starts.every((start) => start % 10 === 0)).toBe(true);
  expect(starts.length).toBeGreaterThan(1);
  expect(foldRows(chain(40).map((each) => ({ ...each, wires: 2 }))).every(({ dy }) => dy === 0)).toBe(true);
});
