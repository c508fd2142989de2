import { countElements } from '../../base/valueType.ts';
import { ShapeError } from '../primitive.ts';
import type { Shape, Tensor } from '../program.ts';

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
