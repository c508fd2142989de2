import { defineUnary } from './elementwise.ts';

export const tanh = defineUnary({
  name: 'tanh',
  summary: 'The hyperbolic tangent of x.',
  compute: (x, machine) => machine.tanh(x),
  vjp: (emit, gradient, _, y) => emit.mul(gradient, emit.sub(emit.fill(1, y.shape), emit.mul(y, y))),
});
