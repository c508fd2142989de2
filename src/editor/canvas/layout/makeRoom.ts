import type { Document, Point } from '../../../document/document.ts';
import { moveNodes } from '../../../document/edits.ts';
import { overlaps } from './geometry.ts';
import { type Facts, type Layout, layOut, type NodeLayout } from './layout.ts';

/** What is kept free between nodes that are pushed apart. */
export const gap = 32;

/**
 * Pushes nodes aside that a new or grown neighbour would cover: to the right, or downwards when they lie below it. Bodies
 * first, as a combinator grows with what lies in it. Nodes that overlapped before stay as they were put.
 */
export function makeRoom(document: Document, before: Layout, facts: Facts): Document {
  let changed = document;
  let layout = layOut(changed, facts);
  for (const scope of scopesOf(layout)) {
    const moves = pushes(
      [...layout.values()].filter((each) => each.scope === scope),
      before,
    );
    if (moves.size === 0) continue;
    changed = moveNodes(changed, moves);
    layout = layOut(changed, facts);
  }
  return changed;
}

/** All scopes that hold nodes, the deepest first. */
function scopesOf(layout: Layout): string[] {
  const depth = (scope: string) => (scope === '' ? 0 : scope.split('/').length);
  const scopes = new Set([...layout.values()].map(({ scope }) => scope));
  return [...scopes].sort((one, other) => depth(other) - depth(one));
}

type Movable = { -readonly [K in keyof NodeLayout['box']]: number };

function pushes(siblings: readonly NodeLayout[], before: Layout): Map<string, Point> {
  const boxes = new Map<string, Movable>(siblings.map(({ path, box }) => [path, { ...box }]));
  for (const { path, box } of siblings) {
    const old = before.get(path)?.box;
    if (old && old.width >= box.width && old.height >= box.height) continue;
    const grown = boxes.get(path);
    const others = [...boxes].filter(([other]) => other !== path);
    if (!grown) continue;
    if (!old)
      stepAside(
        grown,
        others.map(([, each]) => each),
      );
    for (const [other, each] of others) {
      const was = before.get(other)?.box;
      if (!overlaps(grown, each, gap - 1) || (old && was && overlaps(old, was))) continue;
      const below = old !== undefined && was !== undefined && was.y >= old.y + old.height;
      if (below) push('y', each, grown.y + grown.height + gap - each.y, others);
      else if (middleOf(each) >= middleOf(grown))
        push('x', each, grown.x + grown.width + gap - each.x, others);
    }
  }
  const moves = new Map<string, Point>();
  for (const { path, box, node } of siblings) {
    const to = boxes.get(path);
    if (!to || (to.x === box.x && to.y === box.y)) continue;
    const [x, y] = node.at ?? [0, 0];
    moves.set(path, [x + to.x - box.x, y + to.y - box.y]);
  }
  return moves;
}

/** Moves a box, and those that stand behind it in its row (or below it in its column) as far, then what they run into. */
function push(
  axis: 'x' | 'y',
  first: Movable,
  by: number,
  others: readonly (readonly [string, Movable])[],
): void {
  if (by <= 0) return;
  const [across, breadth] = axis === 'x' ? (['y', 'height'] as const) : (['x', 'width'] as const);
  const inLine = (each: Movable) =>
    each[axis] >= first[axis] &&
    each[across] < first[across] + first[breadth] &&
    first[across] < each[across] + each[breadth];
  const moved = others.map(([, each]) => each).filter(inLine);
  const free = others.map(([, each]) => each).filter((each) => !moved.includes(each));
  const apart = free.filter((each) => !moved.some((one) => overlaps(one, each)));
  for (const each of moved) each[axis] += by;
  for (const each of apart) {
    const hit = moved.find((one) => overlaps(one, each, gap - 1) && one[axis] <= each[axis]);
    const length = axis === 'x' ? 'width' : 'height';
    if (hit) push(axis, each, hit[axis] + hit[length] + gap - each[axis], others);
  }
}

function middleOf({ x, width }: Movable): number {
  return x + width / 2;
}

/** A new node yields to those on its left, and pushes only those on its right. */
function stepAside(box: Movable, others: readonly Movable[]): void {
  for (const other of others)
    if (middleOf(other) < middleOf(box) && overlaps(box, other, gap - 1))
      box.x = Math.max(box.x, other.x + other.width + gap);
}
