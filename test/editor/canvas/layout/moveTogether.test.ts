import { expect, test } from 'vitest';
import type { Document, Point } from '../../../../src/document/document.ts';
import { nodeAt } from '../../../../src/document/graph.ts';
import type { Facts } from '../../../../src/editor/canvas/layout/layout.ts';
import { moveTogether } from '../../../../src/editor/canvas/layout/moveTogether.ts';

const facts: Facts = {
  collapsed: new Set(),
  pictureSize: () => ({ width: 168, height: 48 }),
  mapped: () => '',
};

/** Two layers side by side that are to be moved, and two others one below the other. */
const document: Document = {
  format: 'layerwire',
  version: 1,
  nodes: [
    { id: 'a', block: 'tanh', at: [0, 0] },
    { id: 'b', block: 'tanh', at: [240, 12] },
    { id: 'high', block: 'tanh', at: [1000, 0] },
    { id: 'low', block: 'tanh', at: [1000, 160] },
  ],
  wires: [],
};

function movedTo(corner: Point): readonly (Point | undefined)[] {
  const moved = moveTogether(document, new Set(['a', 'b']), facts, () => corner);
  return ['a', 'b'].map((id) => nodeAt(moved, id)?.at);
}

test('nodes go where they are wanted, on the grid, and lie to each other as before', () => {
  expect(movedTo([401, 302])).toEqual([
    [400, 304],
    [640, 316],
  ]);
});

test('where others lie, they go below all that they would cover', () => {
  const [a, b] = movedTo([1000, 0]);
  expect(a?.[0]).toBe(1000);
  expect(a?.[1]).toBeGreaterThan(160 + 48);
  expect([(b?.[0] ?? 0) - 1000, (b?.[1] ?? 0) - (a?.[1] ?? 0)]).toEqual([240, 12]);
});

test('their place may depend on how large they are together', () => {
  const moved = moveTogether(document, new Set(['a', 'b']), facts, ({ width }) => [-width, 0]);
  expect(nodeAt(moved, 'a')?.at?.[0]).toBeLessThan(-240 - 168);
});
