import type { Bracketed } from '../../../../data/trees/brackets.ts';

/** Where a node is in a tree: the index of each child from the root on; empty for the root. */
export type Place = readonly number[];

/** What one does with a drawn tree gives another tree, and where the node then is that it was done to. */
export interface Edited {
  readonly tree: Bracketed;
  readonly place: Place;
}

/** The part of a tree at a place; `undefined` where there is none. */
export function partAt(tree: Bracketed, place: Place): Bracketed | undefined {
  let part: Bracketed | undefined = tree;
  for (const index of place) part = typeof part === 'string' ? undefined : part?.[index];
  return part;
}

/** Gives a leaf another word. */
export function relabel(tree: Bracketed, place: Place, word: string): Edited {
  return { tree: replace(tree, place, word), place };
}

/** Adds a leaf: behind the children of a node, or beside a leaf, which becomes a node of both. */
export function addLeaf(tree: Bracketed, place: Place, word: string): Edited {
  return put(tree, place, word);
}

/** Takes a node away with all below it; `undefined` when nothing is left. A node with one child left makes way for it. */
export function removePart(tree: Bracketed, place: Place): Edited | undefined {
  if (place.length === 0) return undefined;
  const [around, index] = split(place);
  const siblings = childrenAt(tree, around);
  const left = siblings.filter((_, i) => i !== index);
  const [only] = left;
  if (only === undefined) return removePart(tree, around);
  if (left.length === 1) return { tree: replace(tree, around, only), place: around };
  return { tree: replace(tree, around, left), place: [...around, Math.min(index, left.length - 1)] };
}

/**
 * Moves a part under another node, before its child at `index`; a leaf takes it beside itself, before it at 0 and behind it at 1. Gives
 * the tree as it was when the node is in the part, or nothing would change.
 */
export function movePart(tree: Bracketed, from: Place, onto: Place, index: number): Edited {
  const part = partAt(tree, from);
  if (part === undefined || from.length === 0 || startsWith(onto, from)) return { tree, place: from };
  const [around, own] = split(from);
  if (samePlace(around, onto)) {
    const others = childrenAt(tree, around).filter((_, i) => i !== own);
    const to = Math.min(others.length, index > own ? index - 1 : index);
    return { tree: replace(tree, around, others.toSpliced(to, 0, part)), place: [...around, to] };
  }
  // Marks hold both places, so that no index is another meanwhile.
  const marked = put(replace(tree, from, hole), onto, target, index).tree;
  const left = placeOf(marked, hole);
  const cleared = left && removePart(marked, left)?.tree;
  const place = cleared !== undefined && placeOf(cleared, target);
  return place ? { tree: replace(cleared, place, part), place } : { tree, place: from };
}

/** No words that a tree can have: they are blank. */
const [hole, target] = [' ', '\t'];

function put(tree: Bracketed, place: Place, part: Bracketed, at?: number): Edited {
  const onto = partAt(tree, place);
  if (onto === undefined) return { tree, place };
  const children = typeof onto === 'string' ? [onto] : onto;
  const index = Math.min(at ?? children.length, children.length);
  return { tree: replace(tree, place, children.toSpliced(index, 0, part)), place: [...place, index] };
}

/** With another part in place of the one that is there. */
function replace(tree: Bracketed, place: Place, part: Bracketed): Bracketed {
  const [index, ...rest] = place;
  if (index === undefined) return part;
  if (typeof tree === 'string') return tree;
  return tree.map((child, i) => (i === index ? replace(child, rest, part) : child));
}

function childrenAt(tree: Bracketed, place: Place): readonly Bracketed[] {
  const part = partAt(tree, place);
  return part === undefined || typeof part === 'string' ? [] : part;
}

/** Where the first leaf of a word is. */
function placeOf(tree: Bracketed, word: string): Place | undefined {
  if (tree === word) return [];
  if (typeof tree === 'string') return undefined;
  for (const [i, child] of tree.entries()) {
    const found = placeOf(child, word);
    if (found) return [i, ...found];
  }
  return undefined;
}

function split(place: Place): [around: Place, index: number] {
  return [place.slice(0, -1), place.at(-1) ?? 0];
}

export function samePlace(one: Place, other: Place): boolean {
  return one.length === other.length && startsWith(one, other);
}

export function startsWith(place: Place, start: Place): boolean {
  return start.every((index, i) => place[i] === index);
}
