import { countElements } from '../../base/valueType.ts';
import { definePrimitive, type Primitive, ShapeError } from '../primitive.ts';
import { added, readsNothing } from '../reads.ts';
import { sameShape } from '../strides.ts';
import { batchRows, elementsOfRows, rowAt } from './rows.ts';

/** How many rows the result has. */
export interface SegmentSumParams {
  readonly count: number;
}

export const segmentSum: Primitive<SegmentSumParams> = definePrimitive({
  name: 'segmentSum',
  summary:
    'The transpose of gather: every row of (…front, …rest) is added, in order, to the row of (count, …rest) that its index names.',
  infer(inputs, { count }) {
    const [values = [], indices = []] = inputs;
    if (!sameShape(values.slice(0, indices.length), indices))
      throw new ShapeError('segmentSum', 'an index for every row', inputs);
    return [count, ...values.slice(indices.length)];
  },
  reference(result, [values, indices], { count }, { round }) {
    if (!values || !indices) return;
    const length = countElements(result.shape.slice(1));
    indices.data.forEach((index, i) => {
      const start = rowAt('segmentSum', index, count) * length;
      for (let k = 0; k < length; k++)
        result.data[start + k] = round((result.data[start + k] ?? 0) + (values.data[i * length + k] ?? 0));
    });
  },
  batch(emit, inputs, { count }, batched, size) {
    return batchRows(emit, inputs, batched, size, count, (values, indices, elements) => {
      const sums = emit.one('segmentSum', [values, indices], { count: elements * count });
      return emit.reshape(sums, [elements, count, ...sums.shape.slice(1)]);
    });
  },
  vjp: (emit, gradient, [, indices]) => (indices ? [emit.gather(gradient, indices), null] : []),
  flops: ([values = []]) => countElements(values),
  readsAt([values, indices], { count }) {
    const length = countElements(values?.shape.slice(indices?.shape.length) ?? []);
    const rows = added(elementsOfRows('segmentSum', indices, count, length));
    // Any index might have named any row.
    return {
      ...readsNothing,
      back(result, [marked, named]) {
        if (marked) rows.back(result, [marked]);
        if (result.includes(1)) named?.fill(1);
      },
      forth([marked, named], result) {
        if (marked) rows.forth([marked], result);
        if (named?.includes(1)) result.fill(1);
      },
    };
  },
});
