import type { Equation, Program, Shape, ValueId } from '../ir/program.ts';
import { isMoving, moved, type Stride, splitAxes, type View, wholeView } from './view.ts';

/** An operand of a fused equation: the number of the input that it is read from, and how. */
export interface Read {
  readonly input: number;
  readonly view: View;
}

/** An operand that begins `row` elements further in each row, and within a row goes on by `step`, 0 or 1. */
export interface RowRead extends Read {
  readonly row: number;
  readonly step: 0 | 1;
}

/** An operand row by row, if it lies as the kernel reads it. */
export function rowRead(read: Read, axes: readonly Stride[], length: number): RowRead | undefined {
  const split = splitAxes({ start: 0, axes, shape: [axes.reduce((n, { size }) => n * size, 1)] }, length);
  if (!split) return axes.length === 0 ? { ...read, row: 0, step: 0 } : undefined;
  const [[outer = { size: 1, stride: 0 }, ...moreRows], [inner = { size: 1, stride: 0 }, ...more]] = split;
  const step = inner.stride;
  if (moreRows.length > 0 || more.length > 0 || (step !== 0 && step !== 1)) return undefined;
  return { ...read, row: outer.stride, step };
}

/** How an equation that only moves numbers reads its operand, which lies as it is; `undefined` of any other. */
export function viewOfMove(
  { primitive, params, inputs, outputs }: Equation,
  shapes: readonly Shape[],
): View | undefined {
  if (!isMoving(primitive)) return undefined;
  const [x = [], out = []] = [inputs[0], outputs[0]].map((id) => shapes[id ?? -1]);
  return moved(primitive, wholeView(x), out, params);
}

/** From which input a value is read, and how, if moves alone lead to it. */
export function readOf(body: Program, id: ValueId): Read | undefined {
  const input = body.inputs.indexOf(id);
  const shape = body.shapes[id] ?? [];
  if (input >= 0) return { input, view: wholeView(shape) };
  const maker = makerOf(body, id);
  if (!maker || !isMoving(maker.primitive)) return undefined;
  const before = readOf(body, maker.inputs[0] ?? -1);
  const view = before && moved(maker.primitive, before.view, shape, maker.params);
  return view && { input: before.input, view };
}

/** Bodies are short. */
export function makerOf({ equations }: Program, id: ValueId | undefined): Equation | undefined {
  if (id === undefined) return undefined;
  for (const equation of equations) if (equation.outputs.includes(id)) return equation;
  return undefined;
}
