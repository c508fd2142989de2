import { defineBinary } from './elementwise.ts';

export const add = defineBinary({
  name: 'add',
  summary: 'a + b, element by element.',
  compute: (a, b, { round }) => round(a + b),
  vjp: (_, gradient) => [gradient, gradient],
});
