import type { Builder, Operand } from './builder.ts';
import type { Equation, Program } from './program.ts';

/** Emits what stands for an equation whose operands are given: as many values as it has results. */
export type Rule = (emit: Builder, equation: Equation, inputs: readonly Operand[]) => readonly Operand[];

const asItStands: Rule = (emit, { primitive, params }, inputs) => emit.apply(primitive, inputs, params);

/** The operands that stand for values of a program. */
export interface Operands {
  get(id: number): Operand | undefined;
}

/** Emits a program's equations, as they stand or each by a rule: the value of each id. */
export function inlineProgram(
  emit: Builder,
  program: Program,
  inputs: readonly Operand[],
  rule = asItStands,
): Operands {
  const values: (Operand | undefined)[] = [];
  const operands: Operands = { get: (id) => values[id] };
  const define = (ids: readonly number[], given: readonly Operand[]) => {
    for (let i = 0; i < ids.length; i++) values[ids[i] ?? -1] = given[i];
  };
  define(program.inputs, inputs);
  for (const equation of program.equations) {
    emit.path = equation.path;
    define(equation.outputs, rule(emit, equation, readAll(operands, equation.inputs)));
  }
  return operands;
}

export function readAll(values: Operands, ids: readonly number[]): Operand[] {
  return ids.map((id) => {
    const operand = values.get(id);
    if (!operand) throw new Error(`Value ${id} is used before it is defined.`);
    return operand;
  });
}
