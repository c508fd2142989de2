import type { Builder, Operand } from './builder.ts';
import type { Equation, Program } from './program.ts';

/** Emits what stands for an equation whose operands are given: as many values as it has results. */
export type Rule = (emit: Builder, equation: Equation, inputs: readonly Operand[]) => readonly Operand[];

const asItStands: Rule = (emit, { primitive, params }, inputs) => emit.apply(primitive, inputs, params);

/** Emits a program's equations, as they stand or each by a rule: the value of each id. */
export function inlineProgram(
  emit: Builder,
  program: Program,
  inputs: readonly Operand[],
  rule = asItStands,
): ReadonlyMap<number, Operand> {
  const values = new Map<number, Operand>();
  program.inputs.forEach((id, i) => {
    const operand = inputs[i];
    if (operand) values.set(id, operand);
  });
  for (const equation of program.equations) {
    emit.path = equation.path;
    const results = rule(emit, equation, readAll(values, equation.inputs));
    equation.outputs.forEach((id, i) => {
      const operand = results[i];
      if (operand) values.set(id, operand);
    });
  }
  return values;
}

export function readAll(values: ReadonlyMap<number, Operand>, ids: readonly number[]): Operand[] {
  return ids.map((id) => {
    const operand = values.get(id);
    if (!operand) throw new Error(`Value ${id} is used before it is defined.`);
    return operand;
  });
}
