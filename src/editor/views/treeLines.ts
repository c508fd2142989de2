import type { Topology } from '../../base/topology.ts';

/** A line of a drawn tree, in rows (0 is the first) and in steps from the leaves, which is where it ends or what it spans. */
export type TreeLine =
  | { readonly kind: 'along'; readonly row: number; readonly from: number }
  | { readonly kind: 'down'; readonly step: number; readonly from: number; readonly to: number };

/** Steps between the leaves and the root of the highest tree. */
export function treeHeight({ children }: Topology): number {
  return Math.max(0, ...heightsOf(children));
}

/**
 * The lines of a tree beside the rows of its nodes, in post-order: from each row one runs along to the parent, and one down
 * at each parent from its first child's row to its own. As a parent lies below all that is in it, none cross.
 */
export function treeLines({ children }: Topology): readonly TreeLine[] {
  const heights = heightsOf(children);
  const parents = new Map(children.flatMap((each, parent) => each.map((child) => [child, parent] as const)));
  return children.flatMap((each, row): TreeLine[] => {
    const own = heights[row] ?? 0;
    const parent = parents.get(row);
    const along = {
      kind: 'along',
      row,
      from: parent === undefined ? own : (heights[parent] ?? own),
    } as const;
    const [first] = each;
    return first === undefined ? [along] : [along, { kind: 'down', step: own, from: first, to: row }];
  });
}

function heightsOf(children: Topology['children']): number[] {
  const heights: number[] = [];
  for (const each of children)
    heights.push(each.reduce((most, child) => Math.max(most, (heights[child] ?? 0) + 1), 0));
  return heights;
}
