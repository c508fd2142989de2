import { countElements } from '../../base/valueType.ts';
import { type Primitive, ShapeError } from '../primitive.ts';
import type { Shape } from '../program.ts';
import { routeOf } from '../routes.ts';
import { defineMove } from './moves.ts';

export interface ShapeParams {
  readonly shape: Shape;
}

export const reshape: Primitive<ShapeParams> = defineMove({
  name: 'reshape',
  summary: 'The same elements in row-major order under another shape.',
  infer(inputs, { shape }) {
    if (countElements(inputs[0] ?? []) !== countElements(shape))
      throw new ShapeError('reshape', `as many elements as [${shape.join(', ')}]`, inputs);
    return shape;
  },
  // Row-major order stays: one line of elements.
  routes: ([x = []]) => [routeOf([countElements(x)], [1])],
  batch: (emit, inputs, { shape }, _, size) => emit.one('reshape', inputs, { shape: [size, ...shape] }),
  vjp: (emit, gradient, [x = gradient]) => [emit.reshape(gradient, x.shape)],
});
