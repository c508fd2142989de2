import { type AnnotationId, placeAnnotations } from '../../../document/annotations.ts';
import type { Document, Point } from '../../../document/document.ts';
import { moveNodes } from '../../../document/edits.ts';
import { annotationBox } from '../annotations/annotationBox.ts';
import { type Box, overlaps, type Size, snap, snapUp } from './geometry.ts';
import { type Facts, layOut, type NodeLayout } from './layout.ts';

/** What is kept free around nodes that are put somewhere. */
export const gap = 32;

/**
 * Moves nodes of one scope, and notes and frames of the document, which lie to each other as before, with their left upper corner to a place
 * that depends on how large they are together, or as far below it as they cover no other node.
 */
export function moveTogether(
  document: Document,
  paths: ReadonlySet<string>,
  facts: Facts,
  place: (size: Size) => Point,
  annotations: ReadonlySet<AnnotationId> = new Set(),
): Document {
  const layout = [...layOut(document, facts).values()];
  const group = new Map(
    layout.flatMap((each) => (paths.has(each.path) ? [[each.path, boxInScope(each)] as const] : [])),
  );
  const notes = new Map(
    [...annotations].flatMap((id) => {
      const box = annotationBox(document, id);
      return box ? [[id, box] as const] : [];
    }),
  );
  const boxes = [...group.values(), ...notes.values()];
  if (boxes.length === 0) return document;
  const scope = layout.find(({ path }) => paths.has(path))?.scope ?? '';
  const others = layout.filter((each) => each.scope === scope && !paths.has(each.path)).map(boxInScope);
  const { x, y, ...size } = boundsOf(boxes);
  const corner = place(size);
  const [dx, dy] = [snap(corner[0] - x), snap(corner[1] - y)];
  const down =
    dy +
    heightToFree(
      boxes.map((box) => ({ ...box, x: box.x + dx, y: box.y + dy })),
      others,
    );
  const moved = <T>(things: ReadonlyMap<T, Box>) =>
    new Map([...things].map(([id, box]): [T, Point] => [id, [box.x + dx, box.y + down]]));
  return placeAnnotations(moveNodes(document, moved(group)), moved(notes));
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
