import { countElements } from '../../base/valueType.ts';
import { definePrimitive, type Primitive } from '../primitive.ts';
import type { Shape } from '../program.ts';
import { elementwise } from '../reads.ts';

/** As many values as the shape has elements, or one for all. */
export interface ConstantParams {
  readonly shape: Shape;
  readonly values: readonly number[];
}

export const constant: Primitive<ConstantParams> = definePrimitive({
  name: 'constant',
  summary: 'Values that are part of the program.',
  infer(_, { shape, values }) {
    if (values.length !== 1 && values.length !== countElements(shape))
      throw new Error(
        `constant needs one value or ${countElements(shape)} for [${shape.join(', ')}], but has ${values.length}.`,
      );
    return shape;
  },
  reference(result, _, { values }, { round }) {
    for (let i = 0; i < result.data.length; i++)
      result.data[i] = round(values[values.length === 1 ? 0 : i] ?? 0);
  },
  batch() {
    throw new Error('constant has no operand that could be batched.');
  },
  vjp: () => [],
  flops: () => 0,
  reads: () => elementwise,
});
