import { childrenOf, innerNodesOf, type Topology } from '../../base/topology.ts';

/** The part of a tree that is drawn. */
export interface ShownTree {
  /** Inner nodes that are drawn. */
  readonly nodes: ReadonlySet<number>;
  /** The highest of them, one in each tree of a forest. */
  readonly roots: readonly number[];
}

/**
 * The inner nodes that are drawn of a tree: all of a few, else the one that is looked at with those above it, and then level by level from
 * the root, or from the highest of those when they alone are too many.
 */
export function shownTree(tree: Topology, at: number | undefined, most: number): ShownTree {
  const inner = innerNodesOf(tree);
  const parents = new Map(
    tree.children.flatMap((each, parent) => each.map((child) => [child, parent] as const)),
  );
  const roots = inner.filter((node) => !parents.has(node));
  const nodes = new Set<number>();
  let top: readonly number[] = roots;
  for (let node = at; node !== undefined && nodes.size < most; node = parents.get(node)) {
    nodes.add(node);
    if (nodes.size === most && parents.has(node)) top = [node];
  }
  const waiting = [...top];
  for (const node of waiting) {
    if (nodes.size >= most) break;
    nodes.add(node);
    waiting.push(...childrenOf(tree, node).filter((child) => childrenOf(tree, child).length > 0));
  }
  return { nodes, roots: top.filter((node) => nodes.has(node)) };
}

/** How many inner nodes lie in the part of a tree below a node, itself included. */
export function countInner(tree: Topology, node: number): number {
  const children = childrenOf(tree, node);
  return children.length === 0 ? 0 : children.reduce((count, child) => count + countInner(tree, child), 1);
}
