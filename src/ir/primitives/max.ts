import { countElements } from '../../base/valueType.ts';
import { definePrimitive, type Primitive } from '../primitive.ts';
import { type AxisParams, eachLine, readLines, withoutAxis } from './reduction.ts';

export const max: Primitive<AxisParams> = definePrimitive({
  name: 'max',
  summary: 'The maximum along an axis; the axis goes. The gradient flows to the first of equals.',
  infer: (inputs, { axis }) => withoutAxis('max', inputs, axis),
  reference(result, [x], { axis }) {
    if (!x) return;
    eachLine(x, axis, (line, start, step, length) => {
      let most = Number.NEGATIVE_INFINITY;
      for (let k = 0; k < length; k++) most = larger(most, x.data[start + k * step] ?? 0);
      result.data[line] = most;
    });
  },
  batch: (emit, inputs, { axis }) => emit.one('max', inputs, { axis: axis + 1 }),
  vjp(emit, gradient, [x = gradient], _, { axis }) {
    return [emit.mul(emit.along(gradient, axis, x.shape[axis] ?? 0), emit.one('firstMax', [x], { axis }))];
  },
  flops: ([x = []]) => countElements(x),
  reads: (inputs, { axis }) => readLines(inputs, axis),
});

/** The larger of two; the first when they are equal (so that 0 and −0 keep their order), NaN when the second is. */
function larger(most: number, x: number): number {
  return x > most || Number.isNaN(x) ? x : most;
}
