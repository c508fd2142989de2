import type { PrimitiveName } from '../ir/primitives.ts';

const names = ['add', 'sub', 'mul', 'div', 'exp', 'log', 'tanh', 'sigmoid', 'relu', 'select'] as const;

export type ElementwiseName = (typeof names)[number];

/** The primitives whose results depend, element by element, on the same element of operands of the same shape. */
export const elementwise: ReadonlySet<PrimitiveName> = new Set(names);
