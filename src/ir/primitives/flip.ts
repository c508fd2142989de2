import type { Primitive } from '../primitive.ts';
import { defineMove } from './moves.ts';
import { type AxisParams, around, withoutAxis } from './reduction.ts';

export const flip: Primitive<AxisParams> = defineMove({
  name: 'flip',
  summary: 'An axis from its end to its beginning.',
  infer(inputs, { axis }) {
    withoutAxis('flip', inputs, axis);
    return inputs[0] ?? [];
  },
  move(result, [x], { axis }) {
    if (!x) return;
    const { outer, length, inner } = around(x.shape, axis);
    for (let o = 0; o < outer; o++)
      for (let k = 0; k < length; k++)
        for (let i = 0; i < inner; i++)
          result.data[(o * length + k) * inner + i] = x.data[(o * length + length - 1 - k) * inner + i] ?? 0;
  },
  batch: (emit, inputs, { axis }) => emit.one('flip', inputs, { axis: axis + 1 }),
  vjp: (emit, gradient, _inputs, _output, { axis }) => [emit.one('flip', [gradient], { axis })],
});
