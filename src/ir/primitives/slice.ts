import { type Primitive, ShapeError } from '../primitive.ts';
import type { Shape } from '../program.ts';
import { routeOf } from '../routes.ts';
import { stridesOf } from '../strides.ts';
import { defineMove } from './moves.ts';

/** The index of the first element along each axis, and the shape of the part. */
export interface SliceParams {
  readonly starts: readonly number[];
  readonly shape: Shape;
}

export const slice: Primitive<SliceParams> = defineMove({
  name: 'slice',
  summary: 'A rectangular part.',
  infer(inputs, { starts, shape }) {
    const [x = []] = inputs;
    if (
      starts.length !== x.length ||
      shape.length !== x.length ||
      x.some((size, i) => (starts[i] ?? -1) < 0 || (starts[i] ?? 0) + (shape[i] ?? 0) > size)
    )
      throw new ShapeError('slice', `room for [${shape.join(', ')}] at [${starts.join(', ')}]`, inputs);
    return shape;
  },
  routes([x = []], { starts, shape }) {
    const strides = stridesOf(x);
    const start = strides.reduce((total, stride, i) => total + stride * (starts[i] ?? 0), 0);
    return [routeOf(shape, strides, start)];
  },
  batch: (emit, inputs, { starts, shape }, _, size) =>
    emit.one('slice', inputs, { starts: [0, ...starts], shape: [size, ...shape] }),
  vjp(emit, gradient, [x = gradient], _, { starts, shape }) {
    return [
      emit.pad(
        gradient,
        starts,
        x.shape.map((size, i) => size - (starts[i] ?? 0) - (shape[i] ?? 0)),
        0,
      ),
    ];
  },
});
