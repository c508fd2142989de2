import { countElements } from '../base/valueType.ts';
import type { Equation, Shape } from '../ir/program.ts';
import { isContiguous, isMoving, moved, wholeView } from './view.ts';

/**
 * How far behind its operand's start a result lies as it is: its elements are there already, one behind the other.
 * `undefined` when they have to be computed or moved.
 */
export function offsetInOperand(
  { primitive, params, inputs, outputs }: Equation,
  shapes: readonly Shape[],
): number | undefined {
  if (!isMoving(primitive)) return undefined;
  const [x = [], out = []] = [inputs[0], outputs[0]].map((id) => shapes[id ?? -1]);
  if (countElements(out) === 0) return 0;
  const view = moved(primitive, wholeView(x), out, params);
  return view && isContiguous(view) ? view.start : undefined;
}
