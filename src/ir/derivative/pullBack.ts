import type { Builder, Operand } from '../builder.ts';
import { inlineProgram, readAll } from '../inline.ts';
import type { Linearised } from '../primitive.ts';
import type { DotParams } from '../primitives/dot.ts';
import type { SliceParams } from '../primitives/slice.ts';
import { rulesOf } from '../primitives.ts';
import type { Equation, Program, ValueId } from '../program.ts';
import { Gradients } from './gradients.ts';

/** The values of a program's outputs, and the gradients of its inputs. */
export interface Derivative {
  readonly outputs: readonly Operand[];
  readonly gradients: readonly Operand[];
}

/**
 * Emits a program and then its derivative, from the last equation to the first: the gradients of its inputs from those
 * of its outputs (reverse accumulation), where none flows from those that are left out. Inputs that nothing depends on get zeros. A scan
 * keeps at most `memory` numbers of its steps.
 */
export function pullBack(
  emit: Builder,
  program: Program,
  inputs: readonly Operand[],
  gradients: readonly (Operand | undefined)[],
  memory: number,
): Derivative {
  const reached = reachedBack(program, gradients);
  const linearised = new Map<Equation, Linearised>();
  const values = inlineProgram(emit, program, inputs, (_, equation, operands) => {
    const { primitive, params, outputs } = equation;
    const flows = outputs.map((id) => reached.has(id));
    const { linearise } = rulesOf(primitive);
    if (!linearise || !flows.includes(true)) return emit.apply(primitive, operands, params);
    const made = linearise(emit, operands, params, { flows, memory });
    linearised.set(equation, made);
    return made.results;
  });
  const operandsOf = (ids: readonly number[]) => readAll(values, ids);

  const flowing = new Gradients(emit, program.shapes);
  program.outputs.forEach((id, i) => {
    const gradient = gradients[i];
    if (gradient) flowing.add(id, gradient);
  });
  for (const equation of program.equations.toReversed()) {
    const { primitive, params, inputs: ids, outputs, path } = equation;
    if (!outputs.some((id) => flowing.has(id))) continue;
    emit.path = path;
    const incoming = outputs.map((id) => flowing.of(id));
    const [only] = incoming;
    if (primitive === 'slice' && only) {
      for (const id of ids) flowing.addPart(id, params as SliceParams, only);
      continue;
    }
    const outgoing =
      linearised.get(equation)?.pullBack(emit, incoming) ??
      rulesOf(primitive).vjp(emit, incoming, operandsOf(ids), operandsOf(outputs), params);
    const [rows, matrix = -1] = ids;
    const applied = primitive === 'dot' && (params as DotParams).batch === 0;
    outgoing.forEach((gradient, i) => {
      const id = ids[i];
      if (gradient && id !== undefined && !(applied && i === 1)) flowing.add(id, gradient);
    });
    // The gradient of the matrix waits for those of its other applications.
    if (applied && only && rows !== undefined)
      for (const operand of operandsOf([rows])) flowing.addProduct(matrix, { rows: operand, gradient: only });
  }
  return {
    outputs: operandsOf(program.outputs),
    gradients: program.inputs.map((id) => flowing.of(id)),
  };
}

/** The values that a gradient may reach. */
function reachedBack(
  { equations, outputs }: Program,
  gradients: readonly (Operand | undefined)[],
): ReadonlySet<ValueId> {
  const reached = new Set(outputs.filter((_, i) => gradients[i]));
  for (const equation of equations.toReversed())
    if (equation.outputs.some((id) => reached.has(id))) for (const id of equation.inputs) reached.add(id);
  return reached;
}
