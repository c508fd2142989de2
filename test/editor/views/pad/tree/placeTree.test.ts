import { describe, expect, test } from 'vitest';
import { landingAt, placeTree } from '../../../../../src/editor/views/pad/tree/placeTree.ts';

const phrase = placeTree([
  ['the', 'film'],
  ['was', ['very', 'good']],
]);

const nodeAt = (...place: readonly number[]) => {
  const node = phrase.nodes.find((each) => each.place.join() === place.join());
  if (!node) throw new Error(`There is no node at ${place}.`);
  return node;
};

test('the words stand in one line, in order, and nothing overlaps', () => {
  const leaves = phrase.nodes.filter(({ word }) => word !== undefined);
  expect(leaves.map(({ word }) => word)).toEqual(['the', 'film', 'was', 'very', 'good']);
  expect(new Set(leaves.map(({ y }) => y)).size).toBe(1);
  for (const [i, leaf] of leaves.entries()) {
    const next = leaves[i + 1];
    if (next) expect(next.x - next.width / 2).toBeGreaterThan(leaf.x + leaf.width / 2);
  }
  expect(Math.max(...leaves.map(({ x, width }) => x + width / 2))).toBeLessThanOrEqual(phrase.width);
});

test('every node stands above its children, in the middle of them', () => {
  expect(nodeAt(0).x).toBe((nodeAt(0, 0).x + nodeAt(0, 1).x) / 2);
  expect(nodeAt(1).x).toBe((nodeAt(1, 0).x + nodeAt(1, 1).x) / 2);
  for (const node of phrase.nodes)
    if (node.place.length > 0) expect(nodeAt(...node.place.slice(0, -1)).y).toBeLessThan(node.y);
});

describe('what is let go', () => {
  test('on a leaf lands before or behind it', () => {
    const { x, y } = nodeAt(0, 1);
    expect(landingAt(phrase, { x: x - 4, y }, [1, 0])).toEqual({ onto: [0, 1], index: 0 });
    expect(landingAt(phrase, { x: x + 4, y }, [1, 0])).toEqual({ onto: [0, 1], index: 1 });
  });

  test('on a node lands among its children, by where it is', () => {
    const { x, y } = nodeAt(1);
    expect(landingAt(phrase, { x, y }, [0, 0])).toEqual({ onto: [1], index: 1 });
  });

  test('away from all, or on what is dragged, lands nowhere', () => {
    expect(landingAt(phrase, { x: -100, y: 0 }, [0])).toBeUndefined();
    const { x, y } = nodeAt(1, 1);
    expect(landingAt(placeTree(['a', 'b']), { x: 0, y: 500 }, [0])).toBeUndefined();
    expect(landingAt(phrase, { x, y }, [1])?.onto).not.toEqual([1, 1]);
  });
});
