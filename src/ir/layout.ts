import { countElements } from '../base/valueType.ts';
import type { Shape } from './program.ts';
import { sameShape } from './strides.ts';

/** How the numbers of a named value lie: in one block of a shape, or in parts that differ. */
export type Layout = Shape | Ragged;

/**
 * Parts of different layouts one behind the other, the numbers of each in row-major order, and that once for every
 * index of the axes in front. The operand has the shape (…front, total of the parts).
 */
export interface Ragged {
  readonly front: Shape;
  readonly items: readonly Layout[];
}

export function isRagged(layout: Layout): layout is Ragged {
  return 'items' in layout;
}

/** The layout with an axis of this size in front. */
export function lift(layout: Layout, size: number): Layout {
  return isRagged(layout) ? { ...layout, front: [size, ...layout.front] } : [size, ...layout];
}

/** How many numbers there are. */
export function sizeOf(layout: Layout): number {
  return isRagged(layout)
    ? countElements(layout.front) * layout.items.reduce((total, item) => total + sizeOf(item), 0)
    : countElements(layout);
}

/** How many there are along the first axis. */
export function rowsIn(layout: Layout): number {
  const [rows = 1] = isRagged(layout) ? layout.front : layout;
  return rows;
}

export function sameLayout(one: Layout, other: Layout): boolean {
  if (!isRagged(one) || !isRagged(other)) return !isRagged(one) && !isRagged(other) && sameShape(one, other);
  return (
    sameShape(one.front, other.front) &&
    one.items.length === other.items.length &&
    one.items.every((item, i) => sameLayout(item, other.items[i] ?? []))
  );
}
