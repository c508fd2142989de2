import type { Document, Point } from '../../document/document.ts';
import { moveNodes } from '../../document/edits.ts';
import { overlaps } from './geometry.ts';
import { type Facts, type Layout, layOut, type NodeLayout } from './layout.ts';

/** What is kept free between nodes that are pushed apart. */
const gap = 32;

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
  const grown = siblings.filter(({ path, box }) => {
    const old = before.get(path)?.box;
    return !old || old.width < box.width || old.height < box.height;
  });
  for (const { path } of grown) {
    const box = boxes.get(path);
    const old = before.get(path)?.box;
    if (!box) continue;
    if (!old)
      stepAside(
        box,
        [...boxes].filter(([other]) => other !== path).map(([, each]) => each),
      );
    for (const [other, each] of boxes) {
      if (other === path || !overlaps(box, each, gap - 1)) continue;
      const was = before.get(other)?.box;
      if (old && was && overlaps(old, was)) continue;
      const below = old !== undefined && was !== undefined && was.y >= old.y + old.height;
      const leftOf = each.x + each.width / 2 < box.x + box.width / 2;
      if (leftOf && !below) continue;
      const [axis, by] = below
        ? (['y', box.y + box.height + gap - each.y] as const)
        : (['x', box.x + box.width + gap - each.x] as const);
      const from = each[axis];
      if (by > 0) for (const [moved, one] of boxes) if (moved !== path && one[axis] >= from) one[axis] += by;
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

/** A new node yields to those on its left, and pushes only those on its right. */
function stepAside(box: Movable, others: readonly Movable[]): void {
  const middle = box.x + box.width / 2;
  for (const other of others)
    if (other.x + other.width / 2 < middle && overlaps(box, other, gap - 1))
      box.x = Math.max(box.x, other.x + other.width + gap);
}
