import type { Rect } from '../views/scene.ts';
import { stashBytes } from './boundStash.ts';
import type { EditorState } from './store.ts';

/**
 * Drawings of no more nodes, whose pictures show no more bytes, are computed whole. To ask for other ports is to make another plan,
 * which takes a hundred times as long as copying so many numbers after a run.
 */
const few = { nodes: 48, bytes: 2 ** 20 };
/** On each side of what is in sight, as a share of it: what one pans to first is there already. */
const margin = 0.5;

/** How much a drawing shows: its nodes, and the bytes of the values of all their pictures. */
export interface Extent {
  readonly nodes: number;
  readonly bytes: number;
}

/**
 * The part of the drawing whose pictures have values, from the one before and what is in sight now; all of a small drawing. It stays
 * as long as it holds what is in sight and is not much larger, since another choice of ports is another plan.
 */
export function nextArea(area: Rect | undefined, seen: Rect, { nodes, bytes }: Extent): Rect | undefined {
  if (nodes <= few.nodes && bytes <= few.bytes) return undefined;
  if (seen.width <= 0 || seen.height <= 0) return area;
  if (area && holds(area, seen) && area.width <= 4 * seen.width) return area;
  return {
    x: seen.x - margin * seen.width,
    y: seen.y - margin * seen.height,
    width: (1 + 2 * margin) * seen.width,
    height: (1 + 2 * margin) * seen.height,
  };
}

/** Of what is drawn now. */
export function extentOf({ layout, inference }: Pick<EditorState, 'layout' | 'inference'>): Extent {
  let bytes = 0;
  for (const { picture } of layout.values()) if (picture) bytes += stashBytes(inference, picture.port);
  return { nodes: layout.size, bytes };
}

function holds(outer: Rect, inner: Rect): boolean {
  return (
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    outer.x + outer.width >= inner.x + inner.width &&
    outer.y + outer.height >= inner.y + inner.height
  );
}
