import { defineBinary } from './elementwise.ts';

export const div = defineBinary({
  name: 'div',
  summary: 'a / b, element by element.',
  compute: (a, b, { round }) => round(a / b),
  vjp(emit, gradient, a, b) {
    const toA = emit.div(gradient, b);
    return [toA, emit.negate(emit.div(emit.mul(toA, a), b))];
  },
});
