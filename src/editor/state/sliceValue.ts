import { isRagged, type Layout, sizeOf } from '../../ir/layout.ts';
import { type Choices, partOf, type Run } from '../../ir/partOf.ts';
import type { PortNumbers } from './activations.ts';

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
  const part = partOf(layout, choices);
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

/** Where in a value that lies so the numbers at chosen indices of its axes in front lie. */
export function placesAt(layout: Layout, choices: Choices): readonly number[] {
  return placesIn(partOf(layout, choices)?.runs ?? []);
}

function placesIn(runs: readonly Run[]): readonly number[] {
  return runs.flatMap(({ start, length }) => Array.from({ length }, (_, i) => start + i));
}
