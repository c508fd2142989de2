import { expect, it } from 'vitest';
import { axesIn, countElements } from '../../src/base/valueType.ts';
import { infer } from '../../src/compiler/infer.ts';
import { prune } from '../../src/compiler/prune.ts';
import type { Document } from '../../src/document/document.ts';
import { evaluate, float32, float64 } from '../../src/ir/evaluate.ts';
import type { Machine } from '../../src/ir/primitive.ts';
import type { Tensor } from '../../src/ir/program.ts';
import { createExecutor } from '../../src/runtime/executor.ts';
import { drawMask } from '../../src/training/drawMask.ts';
import { lossesOf } from '../../src/training/losses.ts';
import { type LossProgram, lossProgram } from '../../src/training/lossProgram.ts';
import { planTraining } from '../../src/training/planTraining.ts';
import { checkLaw, lawRuns } from '../harness/checkLaw.ts';
import { expectSlope } from '../harness/expectSlope.ts';
import { Dice } from '../harness/random/dice.ts';
import { wellTypedGraphs } from '../harness/randomGraph.ts';
import { startOf } from '../harness/run.ts';
import { expectSameBits } from './numbers.ts';

/** The graph with a loss behind its last vectors; as it is if it has none. */
function withLoss(document: Document): Document {
  const { types } = infer(document);
  const port = [...types].findLast(([name, type]) => {
    const axes = axesIn(type);
    const isVector = ['features', 'channels'].includes(axes.at(-1)?.name ?? '');
    return (
      /^\w+\.\w+$/.test(name) && type.kind === 'numbers' && isVector && !axes.some(({ size }) => size === 0)
    );
  })?.[0];
  if (port === undefined) return document;
  return {
    ...document,
    nodes: [...document.nodes, { id: 'theLoss', block: 'cross-entropy' }],
    wires: [...document.wires, [port, 'theLoss.x'], [port, 'theLoss.target']],
  };
}

/** A batch of two: the values of sources once as they are and once turned round, where they are numbers. */
function startFor(document: Document, { program, inputs, masks }: LossProgram, machine: Machine): Tensor[] {
  const inference = infer(document);
  const start = startOf(document, inference);
  return inputs.map((name, i) => {
    const tensor = machine.allocate(program.shapes[program.inputs[i] ?? -1] ?? []);
    const given = masks.get(name);
    if (given) {
      const mask = new Float32Array(tensor.data.length);
      drawMask(mask, given.share, document.seed ?? 0, name, 0);
      tensor.data.set(mask);
      return tensor;
    }
    const values = start.get(name) ?? new Float32Array();
    tensor.data.set(values);
    if (!inference.weights.has(name)) {
      const numbers = inference.types.get(name)?.kind === 'numbers';
      tensor.data.set(numbers ? values.toReversed() : values, values.length);
    }
    return tensor;
  });
}

it('a step of training in the plan has the losses and gradients of its program, bit for bit', () => {
  checkLaw(wellTypedGraphs, (drawn) => {
    const document = withLoss(drawn);
    const inference = infer(document);
    if (lossesOf(inference).length === 0) return;
    const program = lossProgram(inference, lossesOf(inference), 2, true);
    const start = startFor(document, program, float32);
    const wanted = evaluate(program.program, start, float32).slice(0, 1 + program.weights.length);
    const { plan, losses, weights } = planTraining(program, 'adam');
    const executor = createExecutor(plan);
    program.inputs.forEach((name, i) => {
      executor.write(name, start[i]?.data ?? []);
    });
    executor.run();
    expect(weights.map(({ name }) => name)).toEqual(program.weights);
    const found = [losses, ...weights.map(({ gradient }) => gradient)].map((region, i) => {
      const data = new Float32Array(region.length);
      executor.read(region, data);
      return { shape: wanted[i]?.shape ?? [], data };
    });
    expectSameBits(found, wanted);
  });
});

it('the gradient of the mean loss of a batch is what central differences say, in float64', () => {
  const kinks = { met: 0 };
  checkLaw(wellTypedGraphs, (drawn) => {
    const document = withLoss(drawn);
    const inference = infer(document);
    const losses = lossesOf(inference);
    if (losses.length === 0) return;
    const learning = lossProgram(inference, losses, 2, true);
    const judging = prune({ ...learning.program, outputs: learning.program.outputs.slice(0, 1) });
    const start = startFor(document, learning, float64);
    const dice = new Dice(document.seed ?? 0);
    const direction = start.map(({ shape }, i) =>
      Float64Array.from({ length: countElements(shape) }, () =>
        learning.weights.includes(learning.inputs[i] ?? '') ? (dice.below(2000) - 999.5) / 1100 : 0,
      ),
    );
    const lossAt = (by: number) => {
      const moved = start.map(({ shape, data }, i) => ({
        shape,
        data: Float64Array.from(data, (value, k) => value + by * (direction[i]?.[k] ?? 0)),
      }));
      const [each] = evaluate(judging, moved, float64);
      return ((each?.data[0] ?? 0) + (each?.data[1] ?? 0)) / 2;
    };
    const [, ...results] = evaluate(learning.program, start, float64);
    let slope = 0;
    learning.weights.forEach((name, n) => {
      const along = direction[learning.inputs.indexOf(name)];
      results[n]?.data.forEach((each, k) => {
        slope += each * (along?.[k] ?? 0);
      });
    });
    if (!expectSlope(lossAt, slope)) kinks.met++;
  });
  expect(kinks.met).toBeLessThan(Math.max(2, lawRuns / 20));
});
