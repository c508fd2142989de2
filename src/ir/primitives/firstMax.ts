import { countElements } from '../../base/valueType.ts';
import { definePrimitive, type Primitive } from '../primitive.ts';
import { type AxisParams, eachLine, readWithinLines } from './reduction.ts';

export const firstMax: Primitive<AxisParams> = definePrimitive({
  name: 'firstMax',
  summary: '1 at the first maximum along an axis, 0 elsewhere: where the gradient of a maximum flows.',
  infer: ([x = []]) => x,
  reference(result, [x], { axis }) {
    if (!x) return;
    eachLine(x, axis, (_, start, step, length) => {
      let winner = 0;
      for (let k = 1; k < length; k++)
        if ((x.data[start + k * step] ?? 0) > (x.data[start + winner * step] ?? 0)) winner = k;
      if (length > 0) result.data[start + winner * step] = 1;
    });
  },
  batch: (emit, inputs, { axis }) => emit.one('firstMax', inputs, { axis: axis + 1 }),
  vjp: () => [null],
  flops: ([x = []]) => countElements(x),
  reads: (inputs, { axis }) => readWithinLines(inputs, axis),
});
