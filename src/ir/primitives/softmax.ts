import { countElements } from '../../base/valueType.ts';
import { definePrimitive, type Primitive, ShapeError } from '../primitive.ts';
import type { NoParams } from './elementwise.ts';
import { eachLine, readWithinLines } from './reduction.ts';

export const softmax: Primitive<NoParams> = definePrimitive({
  name: 'softmax',
  summary: 'exp(x − max x) over its sum, along the last axis.',
  infer(inputs) {
    const [x = []] = inputs;
    if (x.length === 0) throw new ShapeError('softmax', 'at least one axis', inputs);
    return x;
  },
  reference(result, [x], _, { round, exp }) {
    if (!x) return;
    eachLine(x, x.shape.length - 1, (_line, start, step, length) => {
      let most = Number.NEGATIVE_INFINITY;
      for (let k = 0; k < length; k++) most = Math.max(most, x.data[start + k * step] ?? 0);
      let total = 0;
      for (let k = 0; k < length; k++) {
        const power = exp(round((x.data[start + k * step] ?? 0) - most));
        result.data[start + k * step] = power;
        total = round(total + power);
      }
      for (let k = 0; k < length; k++)
        result.data[start + k * step] = round((result.data[start + k * step] ?? 0) / total);
    });
  },
  batch: (emit, inputs) => emit.one('softmax', inputs, {}),
  vjp(emit, gradient, _, y) {
    const last = y.shape.length - 1;
    const weighted = emit.mul(gradient, y);
    const total = emit.along(emit.sum(weighted, last), last, y.shape[last] ?? 0);
    return [emit.sub(weighted, emit.mul(y, total))];
  },
  flops: ([x = []]) => 5 * countElements(x),
  reads: (inputs) => readWithinLines(inputs, (inputs[0]?.length ?? 0) - 1),
});
