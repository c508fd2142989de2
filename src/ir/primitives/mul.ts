import { defineBinary } from './elementwise.ts';

export const mul = defineBinary({
  name: 'mul',
  summary: 'a · b, element by element.',
  compute: (a, b, { round }) => round(a * b),
  vjp: (emit, gradient, a, b) => [emit.mul(gradient, b), emit.mul(gradient, a)],
});
