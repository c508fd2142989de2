import { defineBinary } from './elementwise.ts';

export const sub = defineBinary({
  name: 'sub',
  summary: 'a − b, element by element.',
  compute: (a, b, { round }) => round(a - b),
  vjp: (emit, gradient) => [gradient, emit.negate(gradient)],
});
