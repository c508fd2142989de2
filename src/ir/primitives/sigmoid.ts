import { defineUnary } from './elementwise.ts';

export const sigmoid = defineUnary({
  name: 'sigmoid',
  summary: '1 / (1 + e^−x).',
  compute: (x, machine) => machine.sigmoid(x),
  vjp: (emit, gradient, _, y) => emit.mul(gradient, emit.mul(y, emit.sub(emit.fill(1, y.shape), y))),
});
