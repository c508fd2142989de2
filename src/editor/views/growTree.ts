import { innerNodesOf, sameTopology } from '../../base/topology.ts';
import type { Inference } from '../../compiler/infer.ts';
import { type Positions, treeUnder } from '../state/scrub.ts';
import type { Picture, Rows } from './pictureKind.ts';

/**
 * A tree as far as it has grown from its leaves: to the node at which a recurse over such a tree is looked at, and whole while none
 * is. What comes of the values of its nodes grows with it.
 */
export function growTree(
  picture: Picture,
  inference: Pick<Inference, 'types'>,
  positions: Positions,
): Picture {
  if (picture.kind !== 'rows' || !picture.tree) return picture;
  for (const [path, position] of positions) {
    const tree = treeUnder(inference, path);
    const grown = sameTopology(tree, picture.tree) ? innerNodesOf(picture.tree)[position] : undefined;
    if (grown !== undefined) return { ...picture, grown };
  }
  return picture;
}

/** Whether the node of a row has its value already: leaves have it from the start, and inner nodes in their order. */
export function isGrown({ tree, grown }: Rows, row: number): boolean {
  return grown === undefined || row <= grown || tree?.children[row]?.length === 0;
}
