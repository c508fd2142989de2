import { childrenOf, type Topology } from '../../base/topology.ts';
import { countInner, type ShownTree } from './shownTree.ts';

/** A node of a drawn tree: its middle, and how high above the leaves it stands. */
export interface TreePart {
  /** `hidden` stands for all that lies below it. */
  readonly kind: 'node' | 'leaf' | 'hidden';
  readonly node: number;
  readonly x: number;
  readonly level: number;
  /** How many inner nodes are hidden. */
  readonly more: number;
}

interface Widths {
  readonly left: number;
  readonly node: number;
  readonly leaf: number;
}

const gap = 16;

/** Every node over the middle of its children, in a strip that no other tree comes into, so that nothing overlaps. */
export function placeTreeParts(
  tree: Topology,
  { nodes, roots }: ShownTree,
  { left, node: nodeWidth, leaf: leafWidth }: Widths,
): { readonly parts: readonly TreePart[]; readonly width: number } {
  const parts: TreePart[] = [];

  function widthOf(node: number): number {
    if (!nodes.has(node)) return leafWidth;
    const below = childrenOf(tree, node).map(widthOf);
    return Math.max(
      nodeWidth,
      below.reduce((sum, each) => sum + each, gap * (below.length - 1)),
    );
  }

  function place(node: number, from: number): TreePart {
    const width = widthOf(node);
    const children = childrenOf(tree, node);
    if (!nodes.has(node)) {
      const kind = children.length === 0 ? 'leaf' : 'hidden';
      const part = { kind, node, x: from + width / 2, level: 0, more: countInner(tree, node) } as const;
      parts.push(part);
      return part;
    }
    const below = children.map(widthOf);
    let x = from + (width - below.reduce((sum, each) => sum + each, gap * (below.length - 1))) / 2;
    const placed = children.map((child, i) => {
      const part = place(child, x);
      x += (below[i] ?? 0) + gap;
      return part;
    });
    const middle = ((placed[0]?.x ?? from) + (placed.at(-1)?.x ?? from)) / 2;
    const part: TreePart = {
      kind: 'node',
      node,
      x: Math.min(Math.max(middle, from + nodeWidth / 2), from + width - nodeWidth / 2),
      level: 1 + Math.max(0, ...placed.map(({ level }) => level)),
      more: 0,
    };
    parts.push(part);
    return part;
  }

  let x = left;
  for (const root of roots) {
    place(root, x);
    x += widthOf(root) + gap;
  }
  return { parts, width: x - gap };
}
