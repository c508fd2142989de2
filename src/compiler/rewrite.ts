import { bodiesOf } from '../ir/bodies.ts';
import { Builder } from '../ir/builder.ts';
import { inlineProgram, type Rule, readAll } from '../ir/inline.ts';
import type { PrimitiveName } from '../ir/primitives.ts';
import type { Equation, Program } from '../ir/program.ts';

/** The program with every equation put by the rule. */
export function rewrite(program: Program, rule: Rule): Program {
  const emit = new Builder();
  const inputs = program.inputs.map((id) => emit.input(program.shapes[id] ?? []));
  return emit.finish(readAll(inlineProgram(emit, program, inputs, rule), program.outputs));
}

/** Whether a primitive is applied anywhere in a program or in its sub-programs. */
export function applies(program: Program, name: PrimitiveName): boolean {
  const appliesHere = (equation: Equation): boolean =>
    equation.primitive === name || bodiesOf(equation).some(appliesWithin);
  const appliesWithin = ({ equations }: Program): boolean => equations.some(appliesHere);
  return appliesWithin(program);
}
