import { expect } from 'vitest';
import { axis } from '../../src/base/valueType.ts';
import { optimise, planFor } from '../../src/compiler/compile.ts';
import type { Instruction, Plan } from '../../src/compiler/plan.ts';
import { Builder } from '../../src/ir/builder.ts';
import { evaluate, float32, float64 } from '../../src/ir/evaluate.ts';
import { isRagged, sizeOf } from '../../src/ir/layout.ts';
import type { Program, Tensor } from '../../src/ir/program.ts';
import { typecheck } from '../../src/ir/typecheck.ts';
import { createExecutor } from '../../src/runtime/executor.ts';
import { elementOf, expectSameBits } from './numbers.ts';

/** All ways to batch some of the operands, at least one. */
export function patternsOf(operands: number): boolean[][] {
  return Array.from({ length: 2 ** operands - 1 }, (_, mask) =>
    Array.from({ length: operands }, (_, i) => ((mask + 1) >> i) % 2 === 1),
  );
}

/** Holds a program that is batched by rule to as many runs of the plain one, bit for bit. Batched inputs have the new axis in front. */
export function checkBatched(
  program: Program,
  inputs: readonly Tensor[],
  batched: readonly boolean[],
  size: number,
): void {
  const lifted = new Builder().trace(
    inputs.map(({ shape }) => shape),
    (emit, operands) => emit.batched(program, operands, batched, size),
  );
  typecheck(lifted);
  const each = Array.from({ length: size }, (_, i) =>
    evaluate(
      program,
      inputs.map((input, n) => (batched[n] ? elementOf(input, i) : input)),
      float32,
    ),
  );
  const results = evaluate(lifted, inputs, float32);
  each.forEach((expected, i) => {
    expectSameBits(
      results.map((result) => elementOf(result, i)),
      expected,
    );
  });
}

/** Half the distance between the points whose difference is taken, and what the slope may be off by, relatively. */
const step = 1e-5;
const tolerance = 1e-5;

/**
 * Holds the derivative that is emitted to central differences of ⟨gradients, results⟩, all in float64. Operands that hold
 * indices cannot be moved: no gradient flows to them.
 */
export function checkDerivative(
  program: Program,
  inputs: readonly Tensor[],
  gradients: readonly Tensor[],
  holdsIndices: (operand: number) => boolean = () => false,
): void {
  const derivative = new Builder().trace(
    [...inputs, ...gradients].map(({ shape }) => shape),
    (emit, operands) =>
      emit.pullback(program, operands.slice(0, inputs.length), operands.slice(inputs.length)),
  );
  typecheck(derivative);
  const actual = evaluate(derivative, [...inputs, ...gradients], float64);
  expect(actual.map(({ shape }) => shape)).toEqual(inputs.map(({ shape }) => shape));
  inputs.forEach(({ shape, data }, n) => {
    data.forEach((value, i) => {
      const moved = (by: number) =>
        evaluate(program, inputs.with(n, { shape, data: data.with(i, value + by) }), float64);
      const slope = (by: number) => slopeAlong(gradients, moved(by), moved(-by), by);
      // Of a curve that is sharp, such as a hyperbolic tangent of large numbers, two differences leave what a cubic has besides out.
      const expected = holdsIndices(n) ? 0 : (4 * slope(step / 2) - slope(step)) / 3;
      const given = actual[n]?.data[i] ?? Number.NaN;
      if (!(Math.abs(given - expected) <= tolerance * (1 + Math.abs(expected))))
        expect.fail(`The derivative by operand ${n} at ${i} is ${given}, but differences give ${expected}.`);
    });
  });
}

function slopeAlong(
  gradients: readonly Tensor[],
  above: readonly Tensor[],
  below: readonly Tensor[],
  by: number,
): number {
  let rise = 0;
  gradients.forEach(({ data }, n) => {
    data.forEach((gradient, i) => {
      const [high = 0, low = 0] = [above[n]?.data[i], below[n]?.data[i]];
      // Equal infinities, as in a border of −∞, do not rise.
      if (high !== low) rise += gradient * (high - low);
    });
  });
  return rise / (2 * by);
}

/** The plan of a program, whose inputs and ports are numbered from 0. */
export function planOf(program: Program): Plan {
  return planAsItIs(optimise(program));
}

/** The same without any pass before. */
export function planAsItIs(program: Program): Plan {
  return planFor({
    program,
    inputs: program.inputs.map((_, i) => String(i)),
    taps: program.outputs.map((id, i) => {
      const shape = program.shapes[id] ?? [];
      return { port: String(i), axes: shape.map((size) => axis('position', size)), layout: shape };
    }),
  });
}

/** All instructions of a plan, in their order. */
export function instructionsIn({ steps }: Plan): readonly Instruction[] {
  return steps.flatMap(({ instructions }) => instructions);
}

/** The values of all ports of a plan as the kernel computes them. */
export function runPlan(plan: Plan, inputs: readonly Tensor[]): Tensor[] {
  const executor = createExecutor(plan);
  inputs.forEach(({ data }, i) => {
    executor.write(String(i), data);
  });
  executor.run();
  return executor.taps.map((tap) => {
    const data = new Float32Array(sizeOf(tap.layout));
    const shape = isRagged(tap.layout) ? [data.length] : tap.layout;
    executor.read(tap, data);
    return { shape, data };
  });
}
