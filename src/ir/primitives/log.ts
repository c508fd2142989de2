import { defineUnary } from './elementwise.ts';

export const log = defineUnary({
  name: 'log',
  summary: 'The natural logarithm of x.',
  compute: (x, machine) => machine.log(x),
  vjp: (emit, gradient, x) => emit.div(gradient, x),
});
