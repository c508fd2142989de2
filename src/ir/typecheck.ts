import { bodiesOf } from './bodies.ts';
import { rulesOf } from './primitives.ts';
import { printEquation } from './print.ts';
import type { Program } from './program.ts';
import { sameShape } from './strides.ts';

/**
 * Verifies that every value is defined once and before it is used, that shapes are those the rules infer, and the same
 * of all sub-programs. Throws an error with the offending equation: a pass broke the program.
 */
export function typecheck(program: Program): void {
  const defined = new Set<number>();
  const define = (id: number, where: () => string) => {
    if (defined.has(id)) throw new Error(`v${id} is defined twice: ${where()}`);
    if (!program.shapes[id]) throw new Error(`v${id} has no shape: ${where()}`);
    defined.add(id);
  };
  for (const id of program.inputs) define(id, () => 'in');
  for (const equation of program.equations) {
    const text = () => printEquation(program, equation);
    const missing = equation.inputs.find((id) => !defined.has(id));
    if (missing !== undefined) throw new Error(`v${missing} is used before it is defined: ${text()}`);
    const inferred = rulesOf(equation.primitive).infer(
      equation.inputs.map((id) => program.shapes[id] ?? []),
      equation.params,
    );
    if (inferred.length !== equation.outputs.length)
      throw new Error(`The number of results is not what the rule gives: ${text()}`);
    equation.outputs.forEach((id, i) => {
      define(id, text);
      if (!sameShape(program.shapes[id] ?? [], inferred[i] ?? []))
        throw new Error(`The rule gives [${inferred[i]?.join(', ')}]: ${text()}`);
    });
    bodiesOf(equation).forEach(typecheck);
  }
  const missing = program.outputs.find((id) => !defined.has(id));
  if (missing !== undefined) throw new Error(`v${missing} is a result, but nothing defines it.`);
}
