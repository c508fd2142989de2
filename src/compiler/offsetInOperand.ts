import { countElements } from '../base/valueType.ts';
import type { Equation, Shape } from '../ir/program.ts';
import { viewOfMove } from './readOf.ts';
import { isContiguous, isMoving } from './view.ts';

/**
 * How far behind its operand's start a result lies as it is: its elements are there already, one behind the other.
 * `undefined` when they have to be computed or moved.
 */
export function offsetInOperand(equation: Equation, shapes: readonly Shape[]): number | undefined {
  if (!isMoving(equation.primitive)) return undefined;
  if (countElements(shapes[equation.outputs[0] ?? -1] ?? []) === 0) return 0;
  const view = viewOfMove(equation, shapes);
  return view && isContiguous(view) ? view.start : undefined;
}
