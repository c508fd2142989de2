import type { Bracketed } from '../../../../data/trees/brackets.ts';
import type { Size } from '../../pictureSize.ts';
import {
  leafGap,
  leafHeight,
  leafWidth,
  levelHeight,
  treeMargin as margin,
  treeSize,
} from '../../treeSize.ts';
import { type Place, samePlace, startsWith } from './treeEdits.ts';

/** A node of a drawn tree; its middle is at (x, y) in pixels at zoom 1. */
export interface TreeNode {
  readonly place: Place;
  /** Of a leaf. */
  readonly word: string | undefined;
  /** How many children it has. */
  readonly children: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface PlacedTree extends Size {
  /** From the root on, each node before its children. */
  readonly nodes: readonly TreeNode[];
}

const knob = 14;

/**
 * Draws a tree with its root at the top and all words in one line at the bottom; every node stands over the middle of its
 * children, as high as it is above the leaves, so that no lines cross.
 */
export function placeTree(tree: Bracketed): PlacedTree {
  const nodes: TreeNode[] = [];
  const bottom = heightOf(tree) * levelHeight + leafHeight / 2 + margin;
  let right = margin;

  function add(part: Bracketed, place: Place): TreeNode {
    const at = nodes.length;
    let node: TreeNode;
    if (typeof part === 'string') {
      const width = leafWidth(part);
      node = { place, word: part, children: 0, x: right + width / 2, y: bottom, width };
      right += width + leafGap;
    } else {
      const below = part.map((child, i) => add(child, [...place, i]));
      const x = ((below[0]?.x ?? right) + (below.at(-1)?.x ?? right)) / 2;
      const y = bottom - heightOf(part) * levelHeight;
      node = { place, word: undefined, children: part.length, x, y, width: knob };
    }
    nodes.splice(at, 0, node);
    return node;
  }

  add(tree, []);
  return {
    nodes,
    ...treeSize(
      nodes.flatMap(({ word }) => word ?? []),
      heightOf(tree),
    ),
  };
}

function heightOf(tree: Bracketed): number {
  return typeof tree === 'string' ? 0 : 1 + Math.max(0, ...tree.map(heightOf));
}

/** Where a node would go that is let go: under `onto`, before its child at `index`, and where that is drawn. */
export interface Landing {
  readonly onto: Place;
  readonly index: number;
}

const reach = 28;

/** The node nearest to a point that can take the dragged one, and beside which of its children; `undefined` away from all. */
export function landingAt(
  { nodes }: PlacedTree,
  { x, y }: { readonly x: number; readonly y: number },
  dragged: Place,
): Landing | undefined {
  let nearest: { readonly node: TreeNode; readonly distance: number } | undefined;
  for (const node of nodes) {
    if (startsWith(node.place, dragged)) continue;
    const aside = Math.max(0, Math.abs(x - node.x) - node.width / 2);
    const distance = Math.sqrt(aside ** 2 + (y - node.y) ** 2);
    if (distance <= reach && (!nearest || distance < nearest.distance)) nearest = { node, distance };
  }
  if (!nearest) return undefined;
  const { node } = nearest;
  if (node.word !== undefined) return { onto: node.place, index: x < node.x ? 0 : 1 };
  const children = nodes.filter(
    ({ place }) => place.length === node.place.length + 1 && samePlace(place.slice(0, -1), node.place),
  );
  return { onto: node.place, index: children.filter((child) => child.x < x).length };
}
