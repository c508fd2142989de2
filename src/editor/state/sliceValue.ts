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
  const layout = layoutIn(whole);
  const item = sizeOf(layout);
  const part = partOf(layout, choices);
  if (!part) return undefined;
  const runs = whole.pair
    ? [0, item].flatMap((start) => part.runs.map((run) => ({ ...run, start: run.start + start })))
    : part.runs;
  const places = placesIn(runs);
  const values = new Float32Array(places.length);
  for (let i = 0; i < places.length; i++) values[i] = whole.values[places[i] ?? 0] ?? 0;
  const axes = whole.axes.filter((_, i) => choices[i] === undefined);
  const sizes = isRagged(part.layout) ? undefined : part.layout;
  const value: PortNumbers = {
    axes: sizes ? axes.map((axis, i) => ({ ...axis, size: sizes[i] ?? axis.size })) : axes,
    values,
    ...(isRagged(part.layout) && { ragged: part.layout }),
    ...(whole.pair && { pair: true }),
  };
  return { value, places };
}

/** How the numbers of a value lie. */
export function layoutIn({ ragged, axes }: PortNumbers): Layout {
  return ragged ?? axes.map(({ size }) => (typeof size === 'number' ? size : 0));
}

/** Where in a value that lies so the numbers at chosen indices of its axes in front lie. */
export function placesAt(layout: Layout, choices: Choices): readonly number[] {
  return [...placesIn(partOf(layout, choices)?.runs ?? [])];
}

function placesIn(runs: readonly Run[]): Uint32Array {
  const places = new Uint32Array(runs.reduce((sum, { length }) => sum + length, 0));
  let next = 0;
  for (const { start, length } of runs) for (let i = 0; i < length; i++) places[next++] = start + i;
  return places;
}
