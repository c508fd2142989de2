import { countElements } from '../../base/valueType.ts';
import { ShapeError } from '../primitive.ts';
import type { Shape, Tensor } from '../program.ts';
import { type Reads, readsNothing, together } from '../reads.ts';

/** The axis that a reduction runs along, counted from the outside. */
export interface AxisParams {
  readonly axis: number;
}

/** A shape seen as (outer, length, inner) around one axis. */
export function around(shape: Shape, axis: number) {
  return {
    outer: countElements(shape.slice(0, axis)),
    length: shape[axis] ?? 0,
    inner: countElements(shape.slice(axis + 1)),
  };
}

export function withoutAxis(name: string, inputs: readonly Shape[], axis: number): Shape {
  const [x = []] = inputs;
  if (!(axis >= 0 && axis < x.length)) throw new ShapeError(name, `an axis ${axis}`, inputs);
  return x.filter((_, i) => i !== axis);
}

/** Calls back once for each line of elements along the axis, with the position of its first element and their distance. */
export function eachLine(
  x: Tensor,
  axis: number,
  see: (line: number, start: number, step: number, length: number) => void,
): void {
  const { outer, length, inner } = around(x.shape, axis);
  for (let o = 0; o < outer; o++)
    for (let i = 0; i < inner; i++) see(o * inner + i, o * length * inner + i, inner, length);
}

/** One element for each line along an axis, from all of the line. */
export function readLines([shape = []]: readonly Shape[], axis: number): Reads {
  const { outer, inner } = around(shape, axis);
  return together(outer * inner, lineOf(shape, axis), (line, see) => see(line));
}

/** All elements of each line along an axis from all of the line, if it has others: what is only compared with itself is the same always. */
export function readWithinLines([shape = []]: readonly Shape[], axis: number): Reads {
  const { outer, length, inner } = around(shape, axis);
  if (length < 2) return readsNothing;
  return together(outer * inner, lineOf(shape, axis), lineOf(shape, axis));
}

function lineOf(shape: Shape, axis: number) {
  const { length, inner } = around(shape, axis);
  return (line: number, see: (element: number) => void) => {
    const start = Math.floor(line / inner) * length * inner + (line % inner);
    for (let k = 0; k < length; k++) see(start + k * inner);
  };
}
