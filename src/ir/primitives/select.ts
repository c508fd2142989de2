import { countElements } from '../../base/valueType.ts';
import { batchAll, definePrimitive, type Primitive, ShapeError } from '../primitive.ts';
import { elementwise } from '../reads.ts';
import { sameShape } from '../strides.ts';
import type { NoParams } from './elementwise.ts';

export const select: Primitive<NoParams> = definePrimitive({
  name: 'select',
  summary: 'a where the condition is above zero, else b.',
  infer(inputs) {
    const [condition = [], a = [], b = []] = inputs;
    if (!sameShape(a, b) || !sameShape(condition, a))
      throw new ShapeError('select', 'three operands of one shape', inputs);
    return a;
  },
  reference(result, [condition, a, b]) {
    condition?.data.forEach((value, i) => {
      result.data[i] = (value > 0 ? a : b)?.data[i] ?? 0;
    });
  },
  batch(emit, inputs, _, batched, size) {
    return emit.one('select', batchAll(emit, inputs, batched, size), {});
  },
  vjp(emit, gradient, [condition = gradient]) {
    const zero = emit.fill(0, gradient.shape);
    return [null, emit.select(condition, gradient, zero), emit.select(condition, zero, gradient)];
  },
  flops: ([condition = []]) => countElements(condition),
  reads: () => elementwise,
});
