import type { Document, Point } from '../../../document/document.ts';
import { moveNodes } from '../../../document/edits.ts';
import { type Box, overlaps, type Size, snap, snapUp } from './geometry.ts';
import { type Facts, layOut, type NodeLayout } from './layout.ts';

/** What is kept free around nodes that are put somewhere. */
export const gap = 32;

/**
 * Moves nodes of one scope, which lie to each other as before, with their left upper corner to a place that depends on how
 * large they are together, or as far below it as they cover nothing.
 */
export function moveTogether(
  document: Document,
  paths: ReadonlySet<string>,
  facts: Facts,
  place: (size: Size) => Point,
): Document {
  const layout = [...layOut(document, facts).values()];
  const group = layout.filter(({ path }) => paths.has(path));
  const [first] = group;
  if (!first) return document;
  const boxes = group.map(boxInScope);
  const others = layout
    .filter(({ path, scope }) => scope === first.scope && !paths.has(path))
    .map(boxInScope);
  const { x, y, ...size } = boundsOf(boxes);
  const corner = place(size);
  const [dx, dy] = [snap(corner[0] - x), snap(corner[1] - y)];
  const down =
    dy +
    heightToFree(
      boxes.map((box) => ({ ...box, x: box.x + dx, y: box.y + dy })),
      others,
    );
  const places = group.map(({ path }, i): [string, Point] => {
    const box = boxes[i] ?? first.box;
    return [path, [box.x + dx, box.y + down]];
  });
  return moveNodes(document, new Map(places));
}

/** The box of a node from the corner that its place counts from. */
export function boxInScope({ node, box }: NodeLayout): Box {
  const [x, y] = node.at ?? [0, 0];
  return { ...box, x, y };
}

/** The least box around some. */
export function boundsOf(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const width = Math.max(...boxes.map((box) => box.x + box.width)) - x;
  const height = Math.max(...boxes.map((box) => box.y + box.height)) - y;
  return { x, y, width, height };
}

/** How far down boxes have to go together until none of them comes near another. */
function heightToFree(boxes: readonly Box[], others: readonly Box[]): number {
  let down = 0;
  while (true) {
    const needed = boxes.flatMap((box) =>
      others
        .filter((other) => overlaps({ ...box, y: box.y + down }, other, gap - 1))
        .map((other) => other.y + other.height + gap - box.y),
    );
    if (needed.length === 0) return down;
    down = snapUp(Math.max(...needed));
  }
}
