import { bodiesOf } from '../ir/bodies.ts';
import { Builder } from '../ir/builder.ts';
import { inlineProgram, type Rule, readAll } from '../ir/inline.ts';
import type { PrimitiveName } from '../ir/primitives.ts';
import type { Program } from '../ir/program.ts';

/** The program with every equation put by the rule. */
export function rewrite(program: Program, rule: Rule): Program {
  const emit = new Builder();
  const inputs = program.inputs.map((id) => emit.input(program.shapes[id] ?? []));
  return emit.finish(readAll(inlineProgram(emit, program, inputs, rule), program.outputs));
}

/** What is applied in a program and in its sub-programs, as most passes ask before they look any further. */
const applied = new WeakMap<Program, ReadonlySet<PrimitiveName>>();

/** Whether a primitive is applied anywhere in a program or in its sub-programs. */
export function applies(program: Program, name: PrimitiveName): boolean {
  return appliedIn(program).has(name);
}

function appliedIn(program: Program): ReadonlySet<PrimitiveName> {
  const known = applied.get(program);
  if (known) return known;
  const names = new Set<PrimitiveName>();
  for (const equation of program.equations) {
    names.add(equation.primitive);
    for (const body of bodiesOf(equation)) for (const name of appliedIn(body)) names.add(name);
  }
  applied.set(program, names);
  return names;
}
