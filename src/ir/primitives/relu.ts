import { defineUnary } from './elementwise.ts';

export const relu = defineUnary({
  name: 'relu',
  summary: 'x where it is above zero, else 0. Its derivative at zero is taken as 0.',
  compute: (x) => (x > 0 || Number.isNaN(x) ? x : 0),
  vjp: (emit, gradient, _, y) => emit.select(y, gradient, emit.fill(0, y.shape)),
});
