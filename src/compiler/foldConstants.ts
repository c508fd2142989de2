import { countElements } from '../base/valueType.ts';
import { bodiesOf, changeBodies } from '../ir/bodies.ts';
import { flopsOf } from '../ir/cost.ts';
import { float32 } from '../ir/evaluate.ts';
import type { ConstantParams } from '../ir/primitives/constant.ts';
import { rulesOf } from '../ir/primitives.ts';
import type { Equation, Program, Tensor, ValueId } from '../ir/program.ts';
import { elementwise } from './elementwise.ts';
import { applies } from './rewrite.ts';
import { isMoving } from './view.ts';

/** What is longer or takes more operations is left to the plan, unless it is one number everywhere. */
const most = { elements: 4096, read: 2 ** 16, flops: 2 ** 20 };

/**
 * Computes what depends on constants alone, as the kernel would, where the result is short or is one number everywhere
 * and known to be.
 */
export function foldConstants(program: Program): Program {
  if (!applies(program, 'constant')) return program;
  const known = new Map<ValueId, ConstantParams>();
  const equations = program.equations.map((equation): Equation => {
    const params = constantFor(equation, program, known);
    if (!params) return changeBodies(equation, foldConstants);
    for (const id of equation.outputs) known.set(id, params);
    return { ...equation, primitive: 'constant', params, inputs: [] };
  });
  return { ...program, equations };
}

/** The result of an equation, if it is a constant or is to become one. */
function constantFor(
  equation: Equation,
  program: Program,
  known: ReadonlyMap<ValueId, ConstantParams>,
): ConstantParams | undefined {
  const { primitive, params, inputs, outputs } = equation;
  if (primitive === 'constant') return params as ConstantParams;
  if (!inputs.every((id) => known.has(id))) return undefined;
  const operands = inputs.flatMap((id) => known.get(id) ?? []);
  const [shape] = outputs.map((id) => program.shapes[id]);
  if (!shape || bodiesOf(equation).length > 0) return undefined;
  const [first] = operands;
  if (first && operands.every(({ values }) => values.length === 1)) {
    if (isMoving(primitive)) return { shape, values: first.values };
    const scalars = operands.map(({ values }) => ({ shape: [], values }));
    if (elementwise.has(primitive)) return { shape, values: evaluated(equation, scalars) };
  }
  const read = operands.reduce((total, operand) => total + countElements(operand.shape), 0);
  if (countElements(shape) > most.elements || read > most.read || flopsOf(equation, program) > most.flops)
    return undefined;
  return { shape, values: evaluated(equation, operands) };
}

/** The numbers of the result, or one if they are all the same. */
function evaluated({ primitive, params }: Equation, operands: readonly ConstantParams[]): readonly number[] {
  const [result] = rulesOf(primitive).reference(operands.map(tensorOf), params, float32);
  const values = Array.from(result?.data ?? []);
  return values.every((value) => Object.is(value, values[0])) ? values.slice(0, 1) : values;
}

function tensorOf({ shape, values }: ConstantParams): Tensor {
  const [value = 0] = values;
  const length = countElements(shape);
  return {
    shape,
    data: values.length === 1 ? new Float32Array(length).fill(value) : Float32Array.from(values),
  };
}
