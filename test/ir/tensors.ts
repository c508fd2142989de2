import { countElements } from '../../src/base/valueType.ts';
import { Builder, type Operand } from '../../src/ir/builder.ts';
import { evaluate, float64 } from '../../src/ir/evaluate.ts';
import type { Shape, Tensor } from '../../src/ir/program.ts';
import { typecheck } from '../../src/ir/typecheck.ts';

/** 1, 2, 3, … in this shape, or the numbers given. */
export function tensor(shape: Shape, numbers?: readonly number[]): Tensor {
  const data = Float64Array.from({ length: countElements(shape) }, (_, i) => numbers?.[i] ?? i + 1);
  return { shape, data };
}

/** What a program built of these inputs gives: shape and numbers of each result. */
export function results(
  inputs: readonly Tensor[],
  build: (emit: Builder, operands: readonly Operand[]) => readonly Operand[],
): { readonly shape: Shape; readonly numbers: readonly number[] }[] {
  const program = new Builder().trace(
    inputs.map(({ shape }) => shape),
    build,
  );
  typecheck(program);
  return evaluate(program, inputs, float64).map(({ shape, data }) => ({ shape, numbers: [...data] }));
}
