import type { Tree } from './network.ts';

/**
 * How to compute a tree level by level: for each level, from the one above the leaves on, where the children of its nodes
 * stand, left and right in turn. Leaves stand first, in their order, and then the nodes of each level.
 */
export function levelsOf(children: Tree['children']): readonly Int32Array[] {
  const heights: number[] = [];
  for (const pair of children)
    heights.push(pair ? 1 + Math.max(...pair.map((child) => heights[child] ?? 0)) : 0);
  const levels = Array.from({ length: Math.max(...heights) + 1 }, (_, height) =>
    heights.flatMap((each, node) => (each === height ? [node] : [])),
  );
  const places = new Map(levels.flat().map((node, place) => [node, place]));
  return levels
    .slice(1)
    .map((nodes) =>
      Int32Array.from(nodes.flatMap((node) => children[node] ?? []).map((child) => places.get(child) ?? 0)),
    );
}
