import { expect, test } from 'vitest';
import { axis } from '../../src/base/valueType.ts';
import type { Instruction, Plan } from '../../src/compiler/plan.ts';
import type { Kernel } from '../../src/kernel/kernel.ts';
import { createScalarKernel } from '../../src/kernel/scalar.ts';
import { createExecutor, type Executor } from '../../src/runtime/executor.ts';

/** y = relu(W x + b) for x = (x0, x1), with W (2, 2) at 4, b at 8, Wx at 12 and y at 16. */
const plan: Plan = {
  arena: 20,
  inputs: [
    { name: 'in.out', address: 0, shape: [2] },
    { name: 'layer.W', address: 4, shape: [2, 2] },
  ],
  constants: [{ address: 8, length: 2, values: [0.5] }],
  instructions: [
    { op: 'dot', path: 'layer', out: 12, a: 0, b: 4, start: -1, products: 1, rows: 1, columns: 2, depth: 2 },
    { op: 'binary', f: 'add', path: 'layer', out: 12, a: 12, b: 8, length: 2 },
    { op: 'unary', f: 'relu', path: 'layer', out: 16, x: 12, length: 2 },
  ],
  taps: [
    { port: 'layer.y', address: 16, axes: [axis('features', 2)], layout: [2] },
    { port: 'in.out', address: 0, axes: [axis('features', 2)], layout: [2] },
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
  executor.write('layer.W', [1, 1, -1, -1]);
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

test('stepping with time enough does all that is left', () => {
  const executor = filled();
  executor.start();
  expect(executor.progress()).toBe(0);
  expect(executor.step(10_000)).toBe(true);
  expect([executor.progress(), read(executor)]).toEqual([1, [3.5, 0]]);
});

test('starting goes back to the first instruction', () => {
  const executor = filled();
  executor.run();
  executor.start();
  expect(executor.progress()).toBe(0);
  executor.run();
  expect(read(executor)).toEqual([3.5, 0]);
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
  const executor = createExecutor({ ...plan, instructions: [] });
  expect([executor.progress(), executor.step(0)]).toEqual([1, true]);
});

test('each instruction calls its function of the kernel', () => {
  const x = { path: '', out: 4, x: 0 };
  const strided = { ...x, shape: [2, 2], outStrides: [4, 2], xStrides: [1, 2] };
  const instructions: Instruction[] = [
    ...(['exp', 'log', 'tanh', 'sigmoid', 'relu'] as const).map((f) => ({
      ...x,
      op: 'unary' as const,
      f,
      length: 2,
    })),
    ...(['add', 'sub', 'mul', 'div'] as const).map((f) => ({
      path: '',
      op: 'binary' as const,
      f,
      out: 4,
      a: 0,
      b: 2,
      length: 2,
    })),
    { op: 'select', path: '', out: 6, condition: 0, a: 2, b: 4, length: 2 },
    { op: 'dot', path: '', out: 6, a: 0, b: 2, start: 4, products: 1, rows: 1, columns: 2, depth: 1 },
    ...(['sum', 'max', 'firstMax'] as const).map((f) => ({
      ...x,
      op: 'reduce' as const,
      f,
      outer: 1,
      length: 2,
      inner: 1,
    })),
    { op: 'softmax', ...x, rows: 1, length: 2 },
    { op: 'fill', path: '', out: 4, length: 2, value: 1 },
    { op: 'copy', ...strided },
    { op: 'accumulate', ...strided },
    { op: 'gather', path: '', out: 4, table: 0, indices: 2, count: 2, row: 1 },
    { op: 'scatterAdd', ...x, indices: 2, count: 2, row: 1 },
    {
      op: 'loop',
      path: '',
      times: 2,
      body: [
        { op: 'load', ...x, step: 1, length: 1 },
        { op: 'store', ...x, step: -1, length: 1 },
      ],
    },
  ];
  const calls: (readonly unknown[])[] = [];
  const recording = (arena: Float32Array): Kernel =>
    new Proxy(createScalarKernel(arena), {
      get:
        (_, name) =>
        (...args: unknown[]) =>
          void calls.push([name, ...args]),
    });
  createExecutor({ ...plan, instructions }, recording).run();
  expect(calls).toEqual([
    ['exp', 4, 0, 2],
    ['log', 4, 0, 2],
    ['tanh', 4, 0, 2],
    ['sigmoid', 4, 0, 2],
    ['relu', 4, 0, 2],
    ['add', 4, 0, 2, 2],
    ['sub', 4, 0, 2, 2],
    ['mul', 4, 0, 2, 2],
    ['div', 4, 0, 2, 2],
    ['select', 6, 0, 2, 4, 2],
    ['dot', 6, 0, 2, 4, 1, 1, 2, 1],
    ['sum', 4, 0, 1, 2, 1],
    ['max', 4, 0, 1, 2, 1],
    ['firstMax', 4, 0, 1, 2, 1],
    ['softmax', 4, 0, 1, 2],
    ['fill', 4, 2, 1],
    ['copy', 4, [4, 2], 0, [1, 2], [2, 2]],
    ['accumulate', 4, [4, 2], 0, [1, 2], [2, 2]],
    ['gather', 4, 0, 2, 2, 1],
    ['scatterAdd', 4, 0, 2, 2, 1],
    ['copy', 4, [1], 0, [1], [1]],
    ['copy', 4, [1], 0, [1], [1]],
    ['copy', 4, [1], 1, [1], [1]],
    ['copy', 3, [1], 0, [1], [1]],
  ]);
});
