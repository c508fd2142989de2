import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countElements } from '../../../src/base/valueType.ts';
import { Builder } from '../../../src/ir/builder.ts';
import { evaluate, float32 } from '../../../src/ir/evaluate.ts';
import type { ScanParams } from '../../../src/ir/primitives/scan.ts';
import type { Equation, Program, Shape } from '../../../src/ir/program.ts';
import { typecheck } from '../../../src/ir/typecheck.ts';
import { checkLaw } from '../../harness/checkLaw.ts';
import { planOf, runPlan } from '../../laws/checks.ts';
import { expectSameBits, randomTensor } from '../../laws/numbers.ts';

/** Three examples of `length` steps, two features, read by a unit of two: the shapes of x, h, W and b. */
function shapesOf(length: number): readonly Shape[] {
  return [[length, 3, 2], [3, 2], [2, 4], [2]];
}

/** tanh([x, h] W + b) ∘ the sum of the element, whose results are what it was before that is multiplied. */
function reader(length: number, reverse: boolean): Program {
  return new Builder().trace(shapesOf(length), (emit, [x, h, W, b]) => {
    if (!x || !h || !W || !b) return [];
    const over = { elements: [x], states: [h], length, reverse };
    const { states, results } = emit.scan(over, (inner, [element], [before]) => {
      if (!element || !before) return { states: [], results: [] };
      const sums = inner.add(inner.dot(inner.concat([element, before], 1), W), b);
      const next = inner.one('tanh', [sums], {});
      return { states: [inner.mul(next, inner.slice(element, [0, 0], [3, 2]))], results: [next] };
    });
    return [...states, ...results];
  });
}

/** The program and its derivative, from inputs and the gradients of its results. */
function derivativeOf(program: Program, memory: number): Program {
  const shapes = [...program.inputs, ...program.outputs].map((id) => program.shapes[id] ?? []);
  const derivative = new Builder().trace(shapes, (emit, operands) => {
    const given = operands.slice(0, program.inputs.length);
    const { outputs, gradients } = emit.differentiate(
      program,
      given,
      operands.slice(program.inputs.length),
      memory,
    );
    return [...outputs, ...gradients];
  });
  typecheck(derivative);
  return derivative;
}

function scansIn({ equations }: Pick<Program, 'equations'>): readonly Equation[] {
  return equations.filter(({ primitive }) => primitive === 'scan');
}

const [all, checkpoints] = [Number.POSITIVE_INFINITY, 0];
const lengths = fc.tuple(fc.integer({ min: 0, max: 11 }), fc.boolean(), fc.nat(2 ** 31 - 1));

it('steps kept, steps computed again from checkpoints, and both in the plan have the same bits', () => {
  checkLaw(lengths, ([length, reverse, seed]) => {
    const program = reader(length, reverse);
    const shapes = [...program.inputs, ...program.outputs].map((id) => program.shapes[id] ?? []);
    const start = shapes.map((shape, i) => randomTensor(shape, seed + i, false));
    const kept = evaluate(derivativeOf(program, all), start, float32);
    expectSameBits(evaluate(derivativeOf(program, checkpoints), start, float32), kept);
    for (const memory of [all, checkpoints])
      expectSameBits(runPlan(planOf(derivativeOf(program, memory)), start), kept);
  });
});

it('each function is computed once: the way back reads what was kept', () => {
  const bodies = scansIn(derivativeOf(reader(5, false), all)).map(
    ({ params }) => (params as ScanParams).body,
  );
  const functions = bodies.map(({ equations }) => equations.filter(({ primitive }) => primitive === 'tanh'));
  expect(functions.map(({ length }) => length)).toEqual([1, 0]);
});

it('the gradient of a weight is one product behind the loop, over the rows of all steps', () => {
  const derivative = derivativeOf(reader(5, false), all);
  const [, back] = scansIn(derivative);
  expect(back?.params).toMatchObject({ states: 1 });
  const products = derivative.equations.filter(({ primitive }) => primitive === 'dot');
  expect(products.map(({ inputs }) => inputs.map((id) => derivative.shapes[id]))).toEqual([
    [
      [2, 15],
      [4, 15],
    ],
  ]);
});

it('from checkpoints, what is kept beside results grows with the root of the number of steps', () => {
  const keptFor = (length: number, memory: number) => {
    const { equations, outputs, shapes } = derivativeOf(reader(length, false), memory);
    const sizeOf = (ids: readonly number[]) =>
      ids.reduce((total, id) => total + countElements(shapes[id] ?? []), 0);
    return sizeOf(scansIn({ equations }).flatMap((scan) => scan.outputs)) - sizeOf(outputs);
  };
  const step = countElements([3, 2]);
  expect(keptFor(100, all)).toBeGreaterThan(100 * step);
  expect(keptFor(100, checkpoints)).toBeLessThanOrEqual(Math.sqrt(100) * step);
  expect(keptFor(400, checkpoints)).toBeLessThanOrEqual(Math.sqrt(400) * step);
});
