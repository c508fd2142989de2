import type { PrimitiveName } from '../ir/primitives.ts';

/** The primitives whose results depend, element by element, on the same element of operands of the same shape. */
export const elementwise: ReadonlySet<PrimitiveName> = new Set([
  'add',
  'sub',
  'mul',
  'div',
  'exp',
  'log',
  'tanh',
  'sigmoid',
  'relu',
  'select',
]);
