import type { Builder, Operand } from '../ir/builder.ts';

/** The names of nonlinearities in parameters. */
export const nonlinearities = ['tanh', 'sigmoid', 'rectifier', 'none'] as const;
export type Nonlinearity = (typeof nonlinearities)[number];

export function applyNonlinearity(emit: Builder, nonlinearity: Nonlinearity, x: Operand): Operand {
  switch (nonlinearity) {
    case 'tanh':
      return emit.one('tanh', [x], {});
    case 'sigmoid':
      return emit.one('sigmoid', [x], {});
    case 'rectifier':
      return emit.one('relu', [x], {});
    case 'none':
      return x;
  }
}
