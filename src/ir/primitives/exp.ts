import { defineUnary } from './elementwise.ts';

export const exp = defineUnary({
  name: 'exp',
  summary: 'e to the power of x.',
  compute: (x, machine) => machine.exp(x),
  vjp: (emit, gradient, _, y) => emit.mul(gradient, y),
});
