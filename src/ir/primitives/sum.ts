import { countElements } from '../../base/valueType.ts';
import { definePrimitive, type Primitive } from '../primitive.ts';
import { type AxisParams, eachLine, readLines, withoutAxis } from './reduction.ts';

export const sum: Primitive<AxisParams> = definePrimitive({
  name: 'sum',
  summary: 'The sum along an axis, in ascending order; the axis goes.',
  infer: (inputs, { axis }) => withoutAxis('sum', inputs, axis),
  reference(result, [x], { axis }, { round }) {
    if (!x) return;
    eachLine(x, axis, (line, start, step, length) => {
      let total = 0;
      for (let k = 0; k < length; k++) total = round(total + (x.data[start + k * step] ?? 0));
      result.data[line] = total;
    });
  },
  batch: (emit, inputs, { axis }) => emit.one('sum', inputs, { axis: axis + 1 }),
  vjp: (emit, gradient, [x = gradient], _, { axis }) => [emit.along(gradient, axis, x.shape[axis] ?? 0)],
  flops: ([x = []]) => countElements(x),
  reads: (inputs, { axis }) => readLines(inputs, axis),
});
