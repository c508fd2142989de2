import type { JsonValue } from '../../base/problem.ts';
import { shortestFloat } from '../../base/shortestFloat.ts';
import { type Axis, shapeOf } from '../../base/valueType.ts';
import { isRagged, type Layout, sizeOf } from '../../ir/layout.ts';
import type { PortShape } from '../../runtime/protocol.ts';
import type { PortNumbers } from '../state/activations.ts';

/** What the items of a pair are called. */
export const pairItems = ['h', 'c'] as const;

/** The index along each axis of the number at a place in the value; of a pair, in the item that it lies in. */
export function indicesOf(shape: PortShape, place: number): readonly number[] {
  const layout = layoutOf(shape);
  return indicesIn(layout, shape.pair ? place % sizeOf(layout) : place);
}

/** `height 3, width 12, features 0`, `h, features 2`. */
export function describeIndices(shape: PortShape, place: number): string {
  const indices = indicesOf(shape, place);
  const named = shape.axes.map(({ name }, i) => `${name} ${indices[i]}`);
  return [shape.pair ? itemOf(shape, place) : [], named].flat().join(', ');
}

/** In which item of a pair a place lies. */
export function itemOf(shape: PortShape, place: number): string {
  return pairItems[Math.floor(place / Math.max(1, sizeOf(layoutOf(shape))))] ?? '';
}

function layoutOf({ axes, ragged }: PortShape): Layout {
  return ragged ?? shapeOf({ axes });
}

function indicesIn(layout: Layout, place: number): readonly number[] {
  if (!isRagged(layout)) return rowMajor(layout, place);
  let rest = place;
  const once = layout.items.reduce((total, item) => total + sizeOf(item), 0);
  const front = rowMajor(layout.front, Math.floor(rest / Math.max(1, once)));
  rest %= Math.max(1, once);
  for (const [i, item] of layout.items.entries()) {
    if (rest < sizeOf(item)) return [...front, i, ...indicesIn(item, rest)];
    rest -= sizeOf(item);
  }
  return front;
}

function rowMajor(sizes: readonly number[], place: number): readonly number[] {
  const indices: number[] = [];
  let rest = place;
  for (const size of sizes.toReversed()) {
    indices.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return indices;
}

/**
 * A value as the command line prints it: its axes, and its numbers in nested lists, each the shortest float32; both items of a
 * pair; of an axis that differs from part to part, all its sizes.
 */
export function valueAsJson(value: PortNumbers): string {
  const layout = layoutOf(value);
  let place = 0;
  const nest = (inner: Layout): JsonValue => {
    if (!isRagged(inner)) return nestShape(inner, () => numberAsJson(value.values[place++] ?? 0));
    return nestShape(inner.front, () => inner.items.map(nest));
  };
  const axes = axesAsJson(value.axes, layout);
  if (!value.pair) return JSON.stringify({ axes, values: nest(layout) });
  return JSON.stringify({ items: pairItems.map(() => ({ axes, values: nest(layout) })) });
}

/**
 * A value as comma-separated text: a line for each index of all axes but the last, with those indices in front, and what they
 * are in the first line. Along a last axis of several sizes lines are of several lengths.
 */
export function valueAsCsv(value: PortNumbers): string {
  const { axes, values, pair } = value;
  const front = axes.slice(0, -1).map(({ name }) => name);
  const last = axes.at(-1)?.name ?? 'value';
  const lines = new Map<string, string[]>();
  values.forEach((number, place) => {
    const indices = indicesOf(value, place).slice(0, -1);
    const keys = [pair ? itemOf(value, place) : [], indices].flat().join(',');
    const numbers = lines.get(keys) ?? [];
    lines.set(keys, numbers);
    numbers.push(shortestFloat(number));
  });
  const longest = Math.max(0, ...[...lines.values()].map(({ length }) => length));
  const columns = Array.from({ length: longest }, (_, i) => (axes.length === 0 ? last : `${last} ${i}`));
  const heads = [pair ? 'item' : [], front, columns].flat().join(',');
  const rows = [...lines].map(([keys, numbers]) => [keys === '' ? [] : keys, numbers].flat().join(','));
  return `${[heads, ...rows].join('\n')}\n`;
}

function nestShape([size, ...inner]: readonly number[], item: () => JsonValue): JsonValue {
  return size === undefined ? item() : Array.from({ length: size }, () => nestShape(inner, item));
}

function numberAsJson(value: number): JsonValue {
  return Number.isFinite(value) ? Number(shortestFloat(value)) : String(value);
}

function axesAsJson(axes: readonly Axis[], layout: Layout): JsonValue {
  return axes.map(({ name }, i) => [name, sizeAlong(layout, i)]);
}

/** The size of an axis, or all its sizes where they differ. */
function sizeAlong(layout: Layout, axis: number): JsonValue {
  if (!isRagged(layout)) return layout[axis] ?? 0;
  const { front, items } = layout;
  if (axis < front.length) return front[axis] ?? 0;
  if (axis === front.length) return items.length;
  const sizes = items.map((item) => sizeAlong(item, axis - front.length - 1));
  return sizes.every((size) => size === sizes[0]) ? (sizes[0] ?? 0) : sizes;
}
