import { rulesOf } from './primitives.ts';
import type { Equation, Program } from './program.ts';

/** Floating-point operations of one run, a multiply-add counted as two. */
export function countFlops(program: Program): number {
  return program.equations.reduce((total, equation) => total + flopsOf(equation, program), 0);
}

/** Those of one equation of the program. */
export function flopsOf({ primitive, inputs, params }: Equation, { shapes }: Program): number {
  return rulesOf(primitive).flops(
    inputs.map((id) => shapes[id] ?? []),
    params,
    countFlops,
  );
}
