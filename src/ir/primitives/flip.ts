import type { Primitive } from '../primitive.ts';
import { routeOf } from '../routes.ts';
import { defineMove } from './moves.ts';
import { type AxisParams, around, withoutAxis } from './reduction.ts';

export const flip: Primitive<AxisParams> = defineMove({
  name: 'flip',
  summary: 'An axis from its end to its beginning.',
  infer(inputs, { axis }) {
    withoutAxis('flip', inputs, axis);
    return inputs[0] ?? [];
  },
  routes([x = []], { axis }) {
    const { outer, length, inner } = around(x, axis);
    return [routeOf([outer, length, inner], [length * inner, -inner, 1], (length - 1) * inner)];
  },
  batch: (emit, inputs, { axis }) => emit.one('flip', inputs, { axis: axis + 1 }),
  vjp: (emit, gradient, _inputs, _output, { axis }) => [emit.one('flip', [gradient], { axis })],
});
