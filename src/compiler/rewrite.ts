import { Builder, type Operand } from '../ir/builder.ts';
import { inlineProgram, type Rule, readAll } from '../ir/inline.ts';
import type { Program } from '../ir/program.ts';

/** The program with every equation put by the rule. */
export function rewrite(program: Program, rule: Rule): Program {
  const emit = new Builder();
  const inputs = program.inputs.map((id) => emit.input(program.shapes[id] ?? []));
  return emit.finish(emitBy(rule, emit, program, inputs));
}

/** Emits a program's equations, each by the rule, and gives the program's results. */
export function emitBy(
  rule: Rule,
  emit: Builder,
  program: Program,
  inputs: readonly Operand[],
): readonly Operand[] {
  return readAll(inlineProgram(emit, program, inputs, rule), program.outputs);
}
