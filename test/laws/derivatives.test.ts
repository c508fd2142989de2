import { expect, it } from 'vitest';
import { countElements } from '../../src/base/valueType.ts';
import { infer } from '../../src/compiler/infer.ts';
import { lower } from '../../src/compiler/lower.ts';
import { withoutReadings } from '../../src/compiler/portNames.ts';
import type { Document } from '../../src/document/document.ts';
import { Builder } from '../../src/ir/builder.ts';
import { evaluate, float32, float64 } from '../../src/ir/evaluate.ts';
import type { Machine } from '../../src/ir/primitive.ts';
import type { Program, Shape, Tensor } from '../../src/ir/program.ts';
import { checkLaw, lawRuns } from '../harness/checkLaw.ts';
import { expectSlope } from '../harness/expectSlope.ts';
import { Dice } from '../harness/random/dice.ts';
import { wellTypedGraphs } from '../harness/randomGraph.ts';
import { startOf } from '../harness/run.ts';
import { expectSameBits } from './numbers.ts';

/** A graph as a function of its numbers and weights; symbols stay what they are. */
interface Network {
  readonly program: Program;
  readonly inputs: readonly Tensor[];
  /** Which of the inputs are symbols, and which are weights. */
  readonly symbols: readonly boolean[];
  readonly weights: readonly boolean[];
  readonly dice: Dice;
}

/** What the nodes at the top give, of numbers that are nowhere exactly 0: no two ends of a kink meet. */
function networkOf(document: Document): Network {
  const inference = infer(document);
  const ports = [...inference.types.keys()].filter(
    (port) => !port.includes('/') && inference.types.get(port)?.kind !== 'symbols',
  );
  const { program, inputs } = lower(inference, ports);
  const start = startOf(document, inference);
  const dice = new Dice(document.seed ?? 0);
  const isSymbols = (name: string) => inference.types.get(withoutReadings(name))?.kind === 'symbols';
  return {
    program,
    inputs: inputs.map((name, i) => {
      const shape = program.shapes[program.inputs[i] ?? -1] ?? [];
      return isSymbols(name)
        ? { shape, data: Float64Array.from(start.get(name) ?? []) }
        : anyNumbers(shape, dice);
    }),
    symbols: inputs.map(isSymbols),
    weights: inputs.map((name) => inference.weights.has(name)),
    dice,
  };
}

function anyNumbers(shape: Shape, dice: Dice): Tensor {
  const data = Float64Array.from({ length: countElements(shape) }, () =>
    Math.fround((dice.below(2000) - 999.5) / 1100),
  );
  return { shape, data };
}

function shapesOf(tensors: readonly Tensor[]): Shape[] {
  return tensors.map(({ shape }) => shape);
}

/** The gradients of the inputs, from those of the outputs. */
function pullBack(
  program: Program,
  inputs: readonly Tensor[],
  gradients: readonly Tensor[],
  machine: Machine,
) {
  const backwards = new Builder().trace([...shapesOf(inputs), ...shapesOf(gradients)], (emit, operands) =>
    emit.pullback(program, operands.slice(0, inputs.length), operands.slice(inputs.length)),
  );
  return evaluate(backwards, [...inputs, ...gradients], machine);
}

function dot(some: readonly Tensor[], others: readonly Tensor[]): number {
  let total = 0;
  some.forEach(({ data }, n) => {
    for (let i = 0; i < data.length; i++) total += (data[i] ?? 0) * (others[n]?.data[i] ?? 0);
  });
  return total;
}

it('the derivative of a graph is what central differences say, in float64', () => {
  const kinks = { met: 0 };
  checkLaw(wellTypedGraphs, (document) => {
    const { program, inputs, symbols, dice } = networkOf(document);
    const direction = inputs.map(({ shape }, n) =>
      symbols[n] ? { shape, data: new Float64Array(countElements(shape)) } : anyNumbers(shape, dice),
    );
    const gradients = program.outputs.map((id) => anyNumbers(program.shapes[id] ?? [], dice));
    const along = (by: number) =>
      dot(
        evaluate(
          program,
          inputs.map(({ shape, data }, n) => ({
            shape,
            data: Float64Array.from(data, (value, i) => value + by * (direction[n]?.data[i] ?? 0)),
          })),
          float64,
        ),
        gradients,
      );
    const slope = dot(pullBack(program, inputs, gradients, float64), direction);
    if (!expectSlope(along, slope)) kinks.met++;
  });
  expect(kinks.met).toBeLessThan(Math.max(2, lawRuns / 20));
});

it('a derivative that keeps no more than checkpoints of scans has the same bits', () => {
  checkLaw(wellTypedGraphs, (document) => {
    const { program, inputs, dice } = networkOf(document);
    const gradients = program.outputs.map((id) => anyNumbers(program.shapes[id] ?? [], dice));
    const [all, some] = [Number.POSITIVE_INFINITY, 0].map((memory) => {
      const backwards = new Builder().trace(
        [...shapesOf(inputs), ...shapesOf(gradients)],
        (emit, operands) =>
          emit.differentiate(program, operands.slice(0, inputs.length), operands.slice(inputs.length), memory)
            .gradients,
      );
      return evaluate(backwards, [...inputs, ...gradients], float32);
    });
    expectSameBits(some ?? [], all ?? []);
  });
});

it('the gradient of a batch is the sum of its elements’ gradients, within 1e-6', () => {
  checkLaw(wellTypedGraphs, (document) => {
    const { program, inputs, symbols, weights, dice } = networkOf(document);
    const size = 1 + dice.below(4);
    const batch = Array.from({ length: size }, () =>
      inputs.map((input, n) => (weights[n] || symbols[n] ? input : anyNumbers(input.shape, dice))),
    );
    const gradients = batch.map(() =>
      program.outputs.map((id) => anyNumbers(program.shapes[id] ?? [], dice)),
    );
    const stacked = (tensors: readonly (Tensor | undefined)[]): Tensor => ({
      shape: [tensors.length, ...(tensors[0]?.shape ?? [])],
      data: Float64Array.from(tensors.flatMap((each) => [...(each?.data ?? [])])),
    });
    const together = inputs.map((input, n) => (weights[n] ? input : stacked(batch.map((each) => each[n]))));
    const batched = new Builder().trace(shapesOf(together), (emit, operands) =>
      emit.batched(
        program,
        operands,
        weights.map((weight) => !weight),
        size,
      ),
    );
    const all = program.outputs.map((_, n) => stacked(gradients.map((each) => each[n])));
    const whole = pullBack(batched, together, all, float32);
    const parts = batch.map((each, i) => pullBack(program, each, gradients[i] ?? [], float32));
    const scale = Math.max(1, ...parts.flat().flatMap(({ data }) => Array.from(data, Math.abs)));
    // Powers of powers leave what float32 can hold, and then there is nothing to add up.
    if (!Number.isFinite(scale)) return;
    whole.forEach(({ data }, n) => {
      if (!weights[n]) return;
      data.forEach((value, i) => {
        const sum = parts.reduce((total, each) => total + (each[n]?.data[i] ?? 0), 0);
        expect(Math.abs(value - sum) / scale).toBeLessThan(1e-6);
      });
    });
  });
});
