import { type Primitive, ShapeError } from '../primitive.ts';
import type { Shape } from '../program.ts';
import { routeOf } from '../routes.ts';
import { stridesOf } from '../strides.ts';
import { defineMove } from './moves.ts';

/** `axes[i]` is the axis of the result that axis i of the operand lies along; the others are new. */
export interface BroadcastParams {
  readonly shape: Shape;
  readonly axes: readonly number[];
}

/** The strides that read the operand in the order of the result: 0 along new axes. */
function broadcastStrides(x: Shape, { shape, axes }: BroadcastParams): number[] {
  const strides = stridesOf(x);
  return shape.map((_, i) => (axes.includes(i) ? (strides[axes.indexOf(i)] ?? 0) : 0));
}

export const broadcast: Primitive<BroadcastParams> = defineMove({
  name: 'broadcast',
  summary: 'The operand repeated along new axes.',
  infer(inputs, { shape, axes }) {
    const [x = []] = inputs;
    if (
      axes.length !== x.length ||
      axes.some((axis, i) => shape[axis] !== x[i] || axis <= (axes[i - 1] ?? -1))
    )
      throw new ShapeError(
        'broadcast',
        `the sizes of [${shape.join(', ')}] along its axes ${axes.join(', ')}`,
        inputs,
      );
    return shape;
  },
  routes: ([x = []], params) => [routeOf(params.shape, broadcastStrides(x, params))],
  batch(emit, inputs, { shape, axes }, _, size) {
    return emit.one('broadcast', inputs, {
      shape: [size, ...shape],
      axes: [0, ...axes.map((axis) => axis + 1)],
    });
  },
  vjp(emit, gradient, _, __, { shape, axes }) {
    // From the last axis on, so that the numbers of those before it stay as they are.
    return [
      shape.reduceRight((sum, _size, axis) => (axes.includes(axis) ? sum : emit.sum(sum, axis)), gradient),
    ];
  },
});
