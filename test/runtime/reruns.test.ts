import { describe, expect, it, test } from 'vitest';
import { compile } from '../../src/compiler/compile.ts';
import { infer } from '../../src/compiler/infer.ts';
import type { Plan, Step } from '../../src/compiler/plan.ts';
import { listPorts } from '../../src/compiler/portNames.ts';
import type { Document } from '../../src/document/document.ts';
import { createExecutor, type Executor } from '../../src/runtime/executor.ts';
import { Reruns } from '../../src/runtime/reruns.ts';
import { checkLaw } from '../harness/checkLaw.ts';
import { graphOf, node } from '../harness/graph.ts';
import { Dice } from '../harness/random/dice.ts';
import { wellTypedGraphs } from '../harness/randomGraph.ts';
import { bitsOf, startOf } from '../harness/run.ts';

function planOf(document: Document, ports = listPorts(infer(document))): Plan {
  const compiled = compile(infer(document), ports);
  if (!('plan' in compiled)) throw new Error('The graph is too large.');
  return compiled.plan;
}

function resultsOf(executor: Executor): number[][] {
  return executor.taps.map((tap) => {
    const values = new Float32Array(tap.length);
    executor.read(tap, values);
    return bitsOf(values);
  });
}

it('after any inputs have changed, a run gives what a first one gives', () => {
  checkLaw(wellTypedGraphs, (document) => {
    const inference = infer(document);
    const plan = planOf(document);
    const inputs = new Map([...startOf(document, inference)].filter(([, { length }]) => length > 0));
    const executor = createExecutor(plan);
    for (const [name, values] of inputs) executor.write(name, values);
    executor.run();
    const dice = new Dice(document.seed ?? 0);
    for (let round = 0; round < 4; round++) {
      for (const [name, values] of inputs) {
        if (!dice.oneIn(3)) continue;
        // The same numbers in other places, so that indices still mean something.
        const turned = Float32Array.of(...values.slice(1), values[0] ?? 0);
        inputs.set(name, turned);
        executor.write(name, turned);
      }
      executor.run();
      const first = createExecutor(plan);
      for (const [name, values] of inputs) first.write(name, values);
      first.run();
      expect(resultsOf(executor)).toEqual(resultsOf(first));
    }
  });
});

describe('what is done again', () => {
  const layers = graphOf(
    [
      node('in', 'vector', { size: 3 }),
      node('one', 'vanilla', { units: 8 }),
      node('two', 'vanilla', { units: 16 }),
      node('other', 'vector', { size: 2 }),
      node('three', 'vanilla', { units: 24 }),
    ],
    'in.out → one.x',
    'one.y → two.x',
    'other.out → three.x',
  );
  const plan = planOf(layers, ['two.y', 'three.y']);
  const inputNamed = (name: string) => plan.inputs.find((slot) => slot.name === name)?.value ?? -1;
  /** The nodes that are computed again, and those whose weights are laid out again. */
  const again = (...names: string[]) => {
    const reruns = new Reruns(plan);
    const { steps } = reruns.after(new Set(names.map(inputNamed)), reruns.afterAll());
    const withOp = (is: (op: string) => boolean) =>
      steps.flatMap((step: Step) => step.instructions.filter(({ op }) => is(op)).map(({ path }) => path));
    return {
      computed: withOp((op) => op === 'dense'),
      laidOut: [...new Set(withOp((op) => op !== 'dense'))],
    };
  };

  test.each([
    ['nothing, where nothing has changed', [], [], []],
    ['what depends on a source, and no weight', ['in.out'], ['one', 'two'], []],
    ['what depends on a weight, from its layer on', ['two.W'], ['two'], ['two']],
    ['what depends on a bias', ['one.b'], ['one', 'two'], []],
    ['what depends on either of two', ['two.b', 'other.out'], ['two', 'three'], []],
  ])('is %s', (_, changed, computed, laidOut) => {
    expect(again(...changed)).toEqual({ computed, laidOut });
  });

  test('includes what made a value that has been written over since', () => {
    const write = (value: number, address: number): Step => ({
      instructions: [{ op: 'fill', path: String(value), out: address, length: 1, value: 0 }],
      reads: [{ value: value - 1, address: 0, length: 1 }],
      writes: [{ value, address, length: 1 }],
    });
    const region = { value: 3, address: 1, length: 1 };
    const shared: Plan = {
      ...plan,
      // The third lies where the first did, and the second is kept.
      steps: [
        write(1, 1),
        write(2, 2),
        {
          ...write(3, 1),
          reads: [
            { value: 1, address: 1, length: 1 },
            { value: 9, address: 3, length: 1 },
          ],
        },
      ],
      taps: [{ ...region, port: 'three', axes: [], layout: [1] }],
    };
    const reruns = new Reruns(shared);
    const paths = (...changed: number[]) =>
      reruns
        .after(new Set(changed), reruns.afterAll())
        .steps.flatMap(({ instructions }) => instructions.map(({ path }) => path));
    expect(paths(9)).toEqual(['1', '3']);
    // The first is written over the third, which is a result.
    expect(paths(0)).toEqual(['1', '2', '3']);
  });
});
