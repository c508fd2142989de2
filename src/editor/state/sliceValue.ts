import { isRagged, type Layout, lift, sameLayout, sizeOf } from '../../ir/layout.ts';
import type { PortNumbers } from './activations.ts';

/** For each of the axes in front: the index that is wanted, or `undefined` for all. */
export type Choices = readonly (number | undefined)[];

/** A part of a value: its numbers, and where in the whole they lie. */
export interface Slice {
  readonly value: PortNumbers;
  /** The place of each number in the whole value. */
  readonly places: Uint32Array;
}

/** The part of a value at chosen indices of its axes in front, without those axes; `undefined` where there is none. */
export function sliceValue(whole: PortNumbers, choices: Choices): Slice | undefined {
  const layout: Layout = whole.ragged ?? whole.axes.map(({ size }) => (typeof size === 'number' ? size : 0));
  const item = sizeOf(layout);
  const part = partOf(layout, choices, 0);
  if (!part) return undefined;
  const runs = whole.pair
    ? [0, item].flatMap((start) => part.runs.map((run) => ({ ...run, start: run.start + start })))
    : part.runs;
  const places = Uint32Array.from(placesIn(runs));
  const axes = whole.axes.filter((_, i) => choices[i] === undefined);
  const sizes = isRagged(part.layout) ? undefined : part.layout;
  const value: PortNumbers = {
    axes: sizes ? axes.map((axis, i) => ({ ...axis, size: sizes[i] ?? axis.size })) : axes,
    values: Float32Array.from(places, (place) => whole.values[place] ?? 0),
    ...(isRagged(part.layout) && { ragged: part.layout }),
    ...(whole.pair && { pair: true }),
  };
  return { value, places };
}

/** Where in a value of these sizes the numbers at chosen indices of its axes in front lie. */
export function placesAt(sizes: readonly number[], choices: Choices): readonly number[] {
  return placesIn(partOf(sizes, choices, 0)?.runs ?? []);
}

function placesIn(runs: readonly Run[]): readonly number[] {
  return runs.flatMap(({ start, length }) => Array.from({ length }, (_, i) => start + i));
}

/** Numbers that lie one behind the other. */
interface Run {
  readonly start: number;
  readonly length: number;
}

interface Part {
  readonly layout: Layout;
  readonly runs: readonly Run[];
}

function partOf(layout: Layout, [choice, ...others]: Choices, start: number): Part | undefined {
  if (choice === undefined && others.every((each) => each === undefined))
    return { layout, runs: [{ start, length: sizeOf(layout) }] };
  const inner = innerOf(layout);
  if (choice !== undefined) {
    const offset = inner.slice(0, choice).reduce((sum, each) => sum + sizeOf(each), start);
    const chosen = inner[choice];
    return chosen && partOf(chosen, others, offset);
  }
  const parts: Part[] = [];
  let offset = start;
  for (const each of inner) {
    const part = partOf(each, others, offset);
    if (!part) return undefined;
    parts.push(part);
    offset += sizeOf(each);
  }
  const [first] = parts;
  const alike = first && parts.every((each) => sameLayout(each.layout, first.layout));
  return {
    layout: alike ? lift(first.layout, parts.length) : { front: [], items: parts.map((each) => each.layout) },
    runs: parts.flatMap((each) => each.runs),
  };
}

/** The layouts along the first axis. */
function innerOf(layout: Layout): readonly Layout[] {
  if (!isRagged(layout)) {
    const [size = 0, ...rest] = layout;
    return Array.from({ length: size }, () => rest);
  }
  const [size, ...front] = layout.front;
  if (size === undefined) return layout.items;
  return Array.from({ length: size }, () => ({ front, items: layout.items }));
}
