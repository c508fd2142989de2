import type { Builder, Operand } from '../builder.ts';
import type { CollectedSum } from './sumOverSteps.ts';

/** The rows of all steps of (steps, …, rows), as (…, steps · rows), the last step first if `last`. */
function columnsOf(emit: Builder, x: Operand, last: boolean): Operand {
  const [steps = 0, columns = 0, rows = 0] = x.shape;
  const turned = last ? emit.one('flip', [x], { axis: 0 }) : x;
  return emit.reshape(emit.transpose(turned, [1, 0, 2]), [columns, steps * rows]);
}

/** Adds what an equation gives at all steps to `start`, from the values of its operands there. */
export function collect(
  emit: Builder,
  { by }: CollectedSum,
  operands: readonly Operand[],
  start: Operand | undefined,
  last: boolean,
): Operand {
  const [a, b] = operands;
  if (!a) throw new Error('A sum over the steps of a scan lacks an operand.');
  if (by === 'product' && b) return emit.dot(columnsOf(emit, a, last), columnsOf(emit, b, last), start);
  const [steps = 0, rows = 0, ...row] = a.shape;
  const turned = last ? emit.one('flip', [a], { axis: 0 }) : a;
  const list = emit.reshape(turned, [steps * rows, ...row]);
  return emit.sum(start ? emit.concat([emit.reshape(start, [1, ...row]), list], 0) : list, 0);
}
