import { describe, expect, test } from 'vitest';
import type { Instruction } from '../../src/compiler/plan.ts';
import { createExecutor, type Executor } from '../../src/runtime/executor.ts';

/** An executor of these instructions over eight numbers: a sum, an element, three elements and three results. */
function over(instructions: readonly Instruction[]): Executor {
  const all = { value: 0, address: 0, length: 8 };
  const executor = createExecutor({
    arena: 8,
    inputs: [{ ...all, name: 'all', shape: [8] }],
    constants: [],
    steps: [{ instructions, reads: [all], writes: [{ ...all, value: 1 }] }],
    taps: [{ ...all, value: 1, port: 'all', axes: [], layout: [8] }],
    flops: 0,
  });
  executor.write('all', [0, 0, 1, 2, 3, 0, 0, 0]);
  return executor;
}

function numbersOf(executor: Executor): number[] {
  const numbers = new Float32Array(8);
  for (const tap of executor.taps) executor.read(tap, numbers);
  return [...numbers];
}

function resultOf(...instructions: Instruction[]): number[] {
  const executor = over(instructions);
  executor.run();
  return numbersOf(executor);
}

const load = (x: number, step: number): Instruction => ({ op: 'load', path: '', out: 1, x, step, length: 1 });
const store = (out: number, step: number): Instruction => ({
  op: 'store',
  path: '',
  out,
  step,
  x: 0,
  length: 1,
});
const loop = (times: number, ...body: Instruction[]): Instruction => ({ op: 'loop', path: '', times, body });
const add: Instruction = {
  op: 'binary',
  f: 'add',
  path: '',
  out: 0,
  rows: 1,
  length: 1,
  ...{ a: 0, aRow: 0, aStep: 1 },
  ...{ b: 1, bRow: 0, bStep: 1 },
};

describe('a loop', () => {
  test('loads the next element and stores the next result in each round', () => {
    expect(resultOf(loop(3, load(2, 1), add, store(5, 1)))).toEqual([6, 3, 1, 2, 3, 1, 3, 6]);
  });

  test('goes backwards by steps below zero', () => {
    expect(resultOf(loop(3, load(4, -1), add, store(7, -1)))).toEqual([6, 1, 1, 2, 3, 6, 5, 3]);
  });

  test('within a loop starts anew in each of its rounds', () => {
    expect(resultOf(loop(2, loop(3, load(2, 1), add), store(5, 1)))).toEqual([12, 3, 1, 2, 3, 6, 12, 0]);
  });

  test('leaves the round of the loop around it alone', () => {
    expect(resultOf(loop(3, load(2, 1), loop(2, add), store(5, 1)))).toEqual([12, 3, 1, 2, 3, 2, 6, 12]);
  });

  test('of no rounds does nothing, and what stands behind it is done', () => {
    expect(resultOf(loop(0, load(2, 1), add), loop(4), loop(1, load(3, 0)))).toEqual([
      0, 2, 1, 2, 3, 0, 0, 0,
    ]);
  });

  test('of no rounds within a loop is passed over', () => {
    expect(resultOf(loop(2, load(2, 1), loop(0, add), loop(1, add)))).toEqual([3, 2, 1, 2, 3, 0, 0, 0]);
  });

  test('starts from its first round when the run is started again', () => {
    const executor = over([loop(3, load(2, 1), add, store(5, 1))]);
    executor.run();
    executor.write('all', [0, 0, 4, 5, 6, 0, 0, 0]);
    executor.run();
    expect(numbersOf(executor)).toEqual([15, 6, 4, 5, 6, 4, 9, 15]);
  });
});

describe('a long loop', () => {
  // An addition is next to nothing, but a call is not: so many rounds are many milliseconds' worth of calls.
  const rounds = 1_000_000;
  const long = () => over([loop(2, loop(rounds / 2, load(3, 0), add))]);

  test('can be left after about a millisecond, and gone on with', () => {
    const executor = long();
    executor.start();
    let steps = 1;
    const fractions: number[] = [];
    for (; !executor.step(0); steps++) fractions.push(executor.progress());
    expect(numbersOf(executor)[0]).toBe(2 * rounds);
    expect(steps).toBeGreaterThan(10);
    // Each step does as much as the others, of all the rounds.
    fractions.forEach((fraction, i) => {
      expect(fraction).toBeCloseTo((i + 1) / (steps - 0.5), 1);
    });
    expect(executor.progress()).toBe(1);
  });

  test('is done in one step when there is time', () => {
    const executor = long();
    executor.start();
    expect(executor.step(60_000)).toBe(true);
    expect(numbersOf(executor)[0]).toBe(2 * rounds);
  });

  test('that was left in the middle starts from its first round again', () => {
    const executor = long();
    executor.start();
    expect(executor.step(0)).toBe(false);
    executor.write('all', [0, 0, 1, 2, 3, 0, 0, 0]);
    executor.run();
    expect(numbersOf(executor)[0]).toBe(2 * rounds);
  });
});
