import type { Bracketed } from '../../../../data/trees/brackets.ts';
import type { PlacedTree, TreeNode } from './placeTree.ts';
import { type Edited, movePart, type Place, partAt, removePart, samePlace } from './treeEdits.ts';

/** What a key does with a node of a drawn tree: looks at another, changes the tree, or begins to type a word. */
export type TreeAction =
  | { readonly kind: 'look'; readonly place: Place }
  | { readonly kind: 'change'; readonly edited: Edited | undefined }
  | { readonly kind: 'rename' | 'add' };

interface Pressed {
  readonly key: string;
  readonly altKey: boolean;
}

/** What a key means at a node; `undefined` for keys that are not the tree's. */
export function treeAction(
  tree: Bracketed,
  placed: PlacedTree,
  place: Place,
  { key, altKey }: Pressed,
): TreeAction | undefined {
  if (altKey) {
    const edited = moved(tree, place, key);
    return edited && { kind: 'change', edited };
  }
  switch (key) {
    case 'Enter':
    case 'F2':
      return { kind: typeof partAt(tree, place) === 'string' ? 'rename' : 'add' };
    case '+':
    case 'Insert':
      return { kind: 'add' };
    case 'Delete':
    case 'Backspace':
      return { kind: 'change', edited: removePart(tree, place) };
    default: {
      const next = neighbour(placed, place, key);
      return next && { kind: 'look', place: next.place };
    }
  }
}

/** Left and right change places with a sibling, up moves out behind the parent, down into the sibling before. */
function moved(tree: Bracketed, place: Place, key: string): Edited | undefined {
  const around = place.slice(0, -1);
  const index = place.at(-1);
  if (index === undefined) return undefined;
  switch (key) {
    case 'ArrowLeft':
      return movePart(tree, place, around, Math.max(0, index - 1));
    case 'ArrowRight':
      return movePart(tree, place, around, index + 2);
    case 'ArrowUp':
      return around.length === 0
        ? { tree, place }
        : movePart(tree, place, around.slice(0, -1), (around.at(-1) ?? 0) + 1);
    case 'ArrowDown': {
      const sibling = index > 0 ? index - 1 : index + 1;
      const onto = partAt(tree, [...around, sibling]);
      if (onto === undefined) return { tree, place };
      const end = typeof onto === 'string' ? 1 : onto.length;
      return movePart(tree, place, [...around, sibling], index > 0 ? end : 0);
    }
    default:
      return undefined;
  }
}

/** Up is the parent, down the first child, left and right the next one as high above the leaves. */
function neighbour({ nodes }: PlacedTree, place: Place, key: string): TreeNode | undefined {
  const find = (wanted: Place) => nodes.find((node) => samePlace(node.place, wanted));
  const here = find(place);
  if (!here) return undefined;
  const level = nodes.filter(({ y }) => y === here.y);
  const at = level.indexOf(here);
  switch (key) {
    case 'ArrowUp':
      return place.length === 0 ? here : find(place.slice(0, -1));
    case 'ArrowDown':
      return find([...place, 0]) ?? here;
    case 'ArrowLeft':
      return level[at - 1] ?? here;
    case 'ArrowRight':
      return level[at + 1] ?? here;
    case 'Home':
      return level[0];
    case 'End':
      return level.at(-1);
    default:
      return undefined;
  }
}
