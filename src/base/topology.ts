/**
 * A forest: the children of each node, in the order of their parents' input, nodes in post-order. A node without
 * children is a leaf.
 */
export interface Topology {
  readonly children: readonly (readonly number[])[];
}

export function leavesOf(tree: Topology): number[] {
  return nodesOf(tree).filter((node) => childrenOf(tree, node).length === 0);
}

/** The nodes that have children, in post-order. */
export function innerNodesOf(tree: Topology): number[] {
  return nodesOf(tree).filter((node) => childrenOf(tree, node).length > 0);
}

export function childrenOf({ children }: Topology, node: number): readonly number[] {
  return children[node] ?? [];
}

/** The nodes of each height above the leaves, in post-order: a node's children lie in levels before its own. */
export function levelsOf(tree: Topology): number[][] {
  const levels: number[][] = [];
  const heights: number[] = [];
  for (const node of nodesOf(tree)) {
    const height = childrenOf(tree, node).reduce(
      (most, child) => Math.max(most, (heights[child] ?? 0) + 1),
      0,
    );
    heights.push(height);
    const level = levels[height] ?? [];
    level.push(node);
    levels[height] = level;
  }
  return levels;
}

/** How many nodes have each number of children, from the smallest number on; leaves are not counted. */
export function countByChildren(tree: Topology): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { length } of tree.children) if (length > 0) counts.set(length, (counts.get(length) ?? 0) + 1);
  return new Map([...counts].sort(([one], [other]) => one - other));
}

/** Whether two forests have the same form; one that is not known yet is like no other. */
export function sameTopology(one: Topology | undefined, other: Topology | undefined): boolean {
  return (
    one !== undefined &&
    other !== undefined &&
    JSON.stringify(one.children) === JSON.stringify(other.children)
  );
}

/** What is wrong with a forest: a child that does not come before its parent, or that has two. */
export function faultOf(tree: Topology): string | undefined {
  const taken = new Set<number>();
  for (const node of nodesOf(tree))
    for (const child of childrenOf(tree, node)) {
      if (!(Number.isInteger(child) && child >= 0 && child < node))
        return `node ${node} has the child ${child}, which does not come before it`;
      if (taken.has(child)) return `node ${child} is a child twice`;
      taken.add(child);
    }
  return undefined;
}

function nodesOf({ children }: Topology): number[] {
  return children.map((_, node) => node);
}
