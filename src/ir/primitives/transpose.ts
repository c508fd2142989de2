import { type Primitive, ShapeError } from '../primitive.ts';
import { routeOf } from '../routes.ts';
import { stridesOf } from '../strides.ts';
import { defineMove } from './moves.ts';

/** `order[i]` is the axis of the operand that becomes axis i of the result. */
export interface TransposeParams {
  readonly order: readonly number[];
}

export const transpose: Primitive<TransposeParams> = defineMove({
  name: 'transpose',
  summary: 'The axes in another order.',
  infer(inputs, { order }) {
    const [x = []] = inputs;
    if (order.length !== x.length || x.some((_, axis) => !order.includes(axis)))
      throw new ShapeError('transpose', `as many axes as the order [${order.join(', ')}], each once`, inputs);
    return order.map((axis) => x[axis] ?? 0);
  },
  routes([x = []], { order }) {
    const strides = stridesOf(x);
    return [
      routeOf(
        order.map((axis) => x[axis] ?? 0),
        order.map((axis) => strides[axis] ?? 0),
      ),
    ];
  },
  batch: (emit, inputs, { order }) =>
    emit.one('transpose', inputs, { order: [0, ...order.map((axis) => axis + 1)] }),
  vjp: (emit, gradient, _, __, { order }) => [
    emit.transpose(
      gradient,
      order.map((_axis, i) => order.indexOf(i)),
    ),
  ],
});
