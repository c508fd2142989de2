import { expect, test, vi } from 'vitest';
import { axis } from '../../src/base/valueType.ts';
import type { Plan } from '../../src/compiler/plan.ts';
import { createExecutor, type Executor } from '../../src/runtime/executor.ts';

/** y = relu(W x + b) for x = (x0, x1), with W (2, 2) in a panel at 4, b at 20 and y at 24. */
const plan: Plan = {
  arena: 32,
  inputs: [
    { name: 'in.out', value: 0, address: 0, length: 2, shape: [2] },
    { name: 'layer.W', value: 1, address: 4, length: 16, shape: [2, 8] },
  ],
  constants: [{ address: 20, length: 2, values: [0.5] }],
  steps: [
    {
      instructions: [
        {
          ...{ op: 'dense', path: 'layer', out: 24, outRow: 2, a: 0, aRows: 2, segments: [0] },
          ...{
            segmentLength: 2,
            panels: 4,
            start: -1,
            bias: 20,
            f: 'relu',
            products: 1,
            rows: 1,
            columns: 2,
          },
        },
      ],
      reads: [
        { value: 0, address: 0, length: 2 },
        { value: 1, address: 4, length: 16 },
      ],
      writes: [{ value: 2, address: 24, length: 2 }],
    },
  ],
  taps: [
    { port: 'layer.y', value: 2, address: 24, length: 2, axes: [axis('features', 2)], layout: [2] },
    { port: 'in.out', value: 0, address: 0, length: 2, axes: [axis('features', 2)], layout: [2] },
  ],
  flops: 12,
};

function read(executor: Executor, port = 'layer.y'): number[] {
  const tap = executor.taps.find((each) => each.port === port);
  const values = new Float32Array(2);
  if (tap) executor.read(tap, values);
  return [...values];
}

function filled(): Executor {
  const executor = createExecutor(plan);
  executor.write('in.out', [1, 2]);
  executor.write('layer.W', [1, -1, 0, 0, 0, 0, 0, 0, 1, -1, 0, 0, 0, 0, 0, 0]);
  return executor;
}

test('a plan is run from its inputs and constants to its taps', () => {
  const executor = filled();
  executor.run();
  expect(read(executor)).toEqual([3.5, 0]);
  expect(read(executor, 'in.out')).toEqual([1, 2]);
});

test('inputs stay from run to run, so that one can be changed alone', () => {
  const executor = filled();
  executor.run();
  executor.write('in.out', [-3, 1]);
  executor.run();
  expect(read(executor)).toEqual([0, 2.5]);
});

test('an input takes rows of a table one behind the other', () => {
  const executor = filled();
  executor.writeRows('in.out', Float32Array.of(5, -3, 1), 1, [1, 2]);
  executor.run();
  expect(read(executor)).toEqual([0, 2.5]);
  expect(() => executor.writeRows('in.out', Float32Array.of(5, -3, 1), 1, [0, 1, 2])).toThrow(
    'in.out needs 2 numbers, but was given 3.',
  );
});

test('what is done in one go is done without a look at the clock', () => {
  const executor = filled();
  const clock = vi.spyOn(performance, 'now');
  executor.start();
  expect(executor.step(0)).toBe(true);
  expect(clock).not.toHaveBeenCalled();
  clock.mockRestore();
  expect(read(executor)).toEqual([3.5, 0]);
});

test('stepping with time enough does all that is left', () => {
  const executor = filled();
  executor.start();
  expect(executor.progress()).toBe(0);
  expect(executor.step(10_000)).toBe(true);
  expect([executor.progress(), read(executor)]).toEqual([1, [3.5, 0]]);
});

test('starting goes back to the first instruction that has to be done again', () => {
  const executor = filled();
  executor.start();
  executor.start();
  expect(executor.progress()).toBe(0);
  executor.run();
  executor.start();
  expect(executor.progress()).toBe(1);
  executor.write('in.out', [2, 2]);
  executor.start();
  expect(executor.progress()).toBe(0);
  executor.run();
  expect(read(executor)).toEqual([4.5, 0]);
});

test('a value can be read into the middle of a larger buffer', () => {
  const executor = filled();
  executor.run();
  const [tap] = executor.taps;
  const values = new Float32Array(4);
  if (tap) executor.read(tap, values, 1);
  expect([...values]).toEqual([0, 3.5, 0, 0]);
});

test('an input that the plan does not read is ignored, and told apart', () => {
  const executor = filled();
  expect([executor.reads('layer.W'), executor.reads('other.W')]).toEqual([true, false]);
  executor.write('other.W', [1]);
  executor.run();
  expect(read(executor)).toEqual([3.5, 0]);
});

test('a wrong number of values is an error', () => {
  expect(() => filled().write('in.out', [1])).toThrow('in.out needs 2 numbers, but was given 1.');
});

test('a plan without instructions is done at once', () => {
  const executor = createExecutor({ ...plan, steps: [] });
  expect([executor.progress(), executor.step(0)]).toEqual([1, true]);
});
