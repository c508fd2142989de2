import { countElements } from '../../base/valueType.ts';
import { definePrimitive, type Primitive, ShapeError } from '../primitive.ts';
import type { Shape } from '../program.ts';
import { added } from '../reads.ts';
import { sameShape, visit } from '../strides.ts';
import { type WindowParams, windowShape, windowStrides } from './window.ts';

/** The parameters of the `window` whose transpose this is, and the shape of that one's operand. */
export interface OverlapAddParams extends WindowParams {
  readonly shape: Shape;
}

export const overlapAdd: Primitive<OverlapAddParams> = definePrimitive({
  name: 'overlapAdd',
  summary:
    'The transpose of window: every window is added back to where it was read, in the order of the windows.',
  infer(inputs, params) {
    if (!sameShape(inputs[0] ?? [], windowShape(params.shape, params)))
      throw new ShapeError('overlapAdd', `the windows of [${params.shape.join(', ')}]`, inputs);
    return params.shape;
  },
  reference(result, [x], params, { round }) {
    if (!x) return;
    visit(x.shape, windowStrides(params.shape, params), 0, (index, at) => {
      result.data[at] = round((result.data[at] ?? 0) + (x.data[index] ?? 0));
    });
  },
  batch(emit, inputs, params, _, size) {
    return emit.one('overlapAdd', inputs, {
      ...params,
      first: params.first + 1,
      shape: [size, ...params.shape],
    });
  },
  vjp: (emit, gradient, _, __, { first, sizes, strides }) => [
    emit.one('window', [gradient], { first, sizes, strides }),
  ],
  flops: ([x = []]) => countElements(x),
  reads([x = []], params) {
    const to = new Int32Array(countElements(x));
    visit(x, windowStrides(params.shape, params), 0, (index, at) => {
      to[index] = at;
    });
    return added(to);
  },
});
