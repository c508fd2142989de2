import type { FusedParams } from '../ir/primitives/fused.ts';
import type { Equation, ValueId } from '../ir/program.ts';
import { elementwise } from './elementwise.ts';
import { selectFused } from './selectFused.ts';
import { isContiguous } from './view.ts';

/**
 * The numbers of the operands on which a result of an equation may lie exactly, as the kernel reads each of their elements
 * for the last time where it writes the same one: operands of elementwise functions, and what sums start at. From
 * all the others the result has to keep apart.
 */
export function mayLieOn(
  { primitive, params, inputs, outputs }: Equation,
  result: ValueId,
): readonly number[] {
  if (elementwise.has(primitive) || primitive === 'softmax') return [...inputs.keys()];
  if (primitive === 'packedDot') return inputs.length > 2 ? [2] : [];
  const selected = primitive === 'fused' ? selectFused(params as FusedParams) : undefined;
  switch (selected?.kind) {
    case 'product':
      return selected.start < 0 ? [] : [selected.start];
    case 'binary':
      // An operand that is read in two ways is needed as it was.
      return selected.a.input === selected.b.input
        ? []
        : [selected.a, selected.b].filter(({ view }) => isContiguous(view)).map(({ input }) => input);
    case 'chain':
      return selected.over[outputs.indexOf(result)] ?? [];
    default:
      return [];
  }
}
