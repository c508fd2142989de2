import { describe, expect, test } from 'vitest';
import {
  childrenOf,
  countByChildren,
  faultOf,
  innerNodesOf,
  leavesOf,
  levelsOf,
  type Topology,
} from '../../src/base/topology.ts';

/** `((a b) (c d e))`, a leaf of its own, and `(((f)))`. */
const forest: Topology = {
  children: [[], [], [0, 1], [], [], [], [3, 4, 5], [2, 6], [], [], [9], [10], [11]],
};

test('leaves and inner nodes come in post-order', () => {
  expect(leavesOf(forest)).toEqual([0, 1, 3, 4, 5, 8, 9]);
  expect(innerNodesOf(forest)).toEqual([2, 6, 7, 10, 11, 12]);
});

test('a node lies one level above its highest child, leaves below all', () => {
  expect(levelsOf(forest)).toEqual([[0, 1, 3, 4, 5, 8, 9], [2, 6, 10], [7, 11], [12]]);
  const uneven: Topology = { children: [[], [], [1], [0, 2]] };
  expect(levelsOf(uneven)).toEqual([[0, 1], [2], [3]]);
});

test('nodes are counted by how many children they have, leaves left out', () => {
  expect([...countByChildren(forest)]).toEqual([
    [1, 3],
    [2, 2],
    [3, 1],
  ]);
});

test('an empty forest has nothing', () => {
  const empty: Topology = { children: [] };
  expect(leavesOf(empty)).toEqual([]);
  expect(levelsOf(empty)).toEqual([]);
  expect(countByChildren(empty).size).toBe(0);
  expect(childrenOf(empty, 0)).toEqual([]);
  expect(faultOf(empty)).toBeUndefined();
});

describe('a forest is sound when children come before their parents and have one:', () => {
  test.each<{ children: readonly (readonly number[])[]; fault: string | undefined }>([
    { children: forest.children, fault: undefined },
    { children: [[], [0], [1]], fault: undefined },
    { children: [[1], []], fault: 'node 0 has the child 1, which does not come before it' },
    { children: [[], [1]], fault: 'node 1 has the child 1, which does not come before it' },
    { children: [[], [-1]], fault: 'node 1 has the child -1, which does not come before it' },
    { children: [[], [0.5]], fault: 'node 1 has the child 0.5, which does not come before it' },
    { children: [[], [0, 0]], fault: 'node 0 is a child twice' },
    { children: [[], [0], [0]], fault: 'node 0 is a child twice' },
  ])('$children', ({ children, fault }) => {
    expect(faultOf({ children })).toBe(fault);
  });
});
