import { type BroadcastParams, broadcastStrides } from '../ir/primitives/broadcast.ts';
import type { AxisParams } from '../ir/primitives/reduction.ts';
import type { SliceParams } from '../ir/primitives/slice.ts';
import type { TransposeParams } from '../ir/primitives/transpose.ts';
import { type WindowParams, windowStrides } from '../ir/primitives/window.ts';
import type { PrimitiveName } from '../ir/primitives.ts';
import type { Equation, Params, Shape } from '../ir/program.ts';
import { stridesOf } from '../ir/strides.ts';

/** How the elements of a result, in row-major order, are read out of its operand. */
interface Reading {
  /** Where the first one lies behind the operand's start. */
  readonly start: number;
  readonly strides: readonly number[];
}

export type ReadingRule = (x: Shape, out: Shape, params: Params) => Reading;

/** How the primitives read that only move elements of one operand. */
export const readings = {
  reshape: (_, out) => ({ start: 0, strides: stridesOf(out) }),
  transpose(x, _, params) {
    const strides = stridesOf(x);
    const { order } = params as TransposeParams;
    return { start: 0, strides: order.map((axis) => strides[axis] ?? 0) };
  },
  broadcast: (x, _, params) => ({ start: 0, strides: broadcastStrides(x, params as BroadcastParams) }),
  slice(x, _, params) {
    const strides = stridesOf(x);
    const { starts } = params as SliceParams;
    return { start: strides.reduce((at, stride, axis) => at + stride * (starts[axis] ?? 0), 0), strides };
  },
  flip(x, _, params) {
    const strides = stridesOf(x);
    const { axis } = params as AxisParams;
    const stride = strides[axis] ?? 0;
    return { start: ((x[axis] ?? 1) - 1) * stride, strides: strides.with(axis, -stride) };
  },
  window: (x, _, params) => ({ start: 0, strides: windowStrides(x, params as WindowParams) }),
} satisfies Partial<Record<PrimitiveName, ReadingRule>>;

type MovingName = keyof typeof readings;

export function isMoving(primitive: PrimitiveName): primitive is MovingName {
  return primitive in readings;
}

/**
 * How far behind its operand's start a result lies as it is: its elements are there already, one behind the other.
 * `undefined` when they have to be computed or moved.
 */
export function offsetInOperand(
  { primitive, params, inputs, outputs }: Equation,
  shapes: readonly Shape[],
): number | undefined {
  const [x = -1] = inputs;
  const [out = []] = outputs.map((id) => shapes[id] ?? []);
  if (!isMoving(primitive)) return undefined;
  const reading: ReadingRule = readings[primitive];
  const { start, strides } = reading(shapes[x] ?? [], out, params);
  let next = 1;
  for (let axis = out.length - 1; axis >= 0; axis--) {
    const size = out[axis] ?? 0;
    if (size !== 1 && strides[axis] !== next) return undefined;
    next *= size;
  }
  return start;
}
