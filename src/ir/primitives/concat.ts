import { batchAll, type Primitive, ShapeError } from '../primitive.ts';
import { sameShape } from '../strides.ts';
import { defineMove } from './moves.ts';
import { type AxisParams, around } from './reduction.ts';

export const concat: Primitive<AxisParams> = defineMove({
  name: 'concat',
  summary: 'The operands one behind the other along an axis.',
  infer(inputs, { axis }) {
    const [first = []] = inputs;
    const others = inputs.map((shape) => shape.filter((_, i) => i !== axis));
    if (!(axis >= 0 && axis < first.length) || others.some((shape) => !sameShape(shape, others[0] ?? [])))
      throw new ShapeError('concat', `equal sizes along all axes but ${axis}`, inputs);
    return first.map((size, i) =>
      i === axis ? inputs.reduce((total, shape) => total + (shape[axis] ?? 0), 0) : size,
    );
  },
  routes(inputs, { axis }) {
    const { outer, inner } = around(inputs[0] ?? [], axis);
    const blocks = inputs.map((shape) => (shape[axis] ?? 0) * inner);
    const result = [outer, blocks.reduce((sum, block) => sum + block, 0)];
    let before = 0;
    return blocks.map((block) => {
      const low = [0, before];
      before += block;
      return { result, low, box: [outer, block], start: 0, strides: [block, 1] };
    });
  },
  batch: (emit, inputs, { axis }, batched, size) =>
    emit.one('concat', batchAll(emit, inputs, batched, size), { axis: axis + 1 }),
  vjp(emit, gradient, inputs, _, { axis }) {
    let start = 0;
    return inputs.map((x) => {
      const starts = x.shape.map((_size, i) => (i === axis ? start : 0));
      start += x.shape[axis] ?? 0;
      return emit.slice(gradient, starts, x.shape);
    });
  },
});
