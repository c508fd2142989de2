import { rulesOf } from './primitives.ts';
import type { Program } from './program.ts';

/** Floating-point operations of one run, a multiply-add counted as two. */
export function countFlops(program: Program): number {
  return program.equations.reduce(
    (total, { primitive, inputs, params }) =>
      total +
      rulesOf(primitive).flops(
        inputs.map((id) => program.shapes[id] ?? []),
        params,
        countFlops,
      ),
    0,
  );
}
