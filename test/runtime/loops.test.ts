import { describe, expect, test } from 'vitest';
import type { Instruction, Window } from '../../src/compiler/plan.ts';
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

/** Two windows, each on a number. */
const element = 8;
const result = 9;
const on = (address: number, at: number, step: number): Window => ({ address, length: 1, at, step });
const copy = (x: number, out: number): Instruction => ({
  ...{ op: 'copy', path: '', out, outStrides: [1], x, xStrides: [1], shape: [1] },
});
const load = copy(element, 1);
const store = copy(0, result);
const loop = (times: number, windows: readonly Window[], ...body: Instruction[]): Instruction => ({
  ...{ op: 'loop', path: '', times, windows, body },
});
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
  test('reads the next element and writes the next result in each round', () => {
    const windows = [on(element, 2, 1), on(result, 5, 1)];
    expect(resultOf(loop(3, windows, load, add, store))).toEqual([6, 3, 1, 2, 3, 1, 3, 6]);
  });

  test('goes backwards by steps below zero', () => {
    const windows = [on(element, 4, -1), on(result, 7, -1)];
    expect(resultOf(loop(3, windows, load, add, store))).toEqual([6, 1, 1, 2, 3, 6, 5, 3]);
  });

  test('within a loop starts anew in each of its rounds', () => {
    const inner = loop(3, [on(element, 2, 1)], load, add);
    expect(resultOf(loop(2, [on(result, 5, 1)], inner, store))).toEqual([12, 3, 1, 2, 3, 6, 12, 0]);
  });

  test('leaves the round of the loop around it alone', () => {
    const windows = [on(element, 2, 1), on(result, 5, 1)];
    expect(resultOf(loop(3, windows, load, loop(2, [], add), store))).toEqual([12, 3, 1, 2, 3, 2, 6, 12]);
  });

  test('looks through the window of the loop around it, directly and through one of its own', () => {
    // The outer loop has two numbers at a time, from the third on; the inner one each of them.
    const pairs: Window = { address: 10, length: 2, at: 2, step: 1 };
    const inner = loop(2, [on(element, 10, 1)], load, add, copy(11, 7), store);
    expect(resultOf(loop(2, [pairs, on(result, 5, 1)], inner))).toEqual([8, 3, 1, 2, 3, 3, 8, 3]);
  });

  test('looks backwards through a window that moves forwards', () => {
    const pairs: Window = { address: 10, length: 2, at: 2, step: 1 };
    const inner = loop(2, [on(element, 11, -1), on(result, 5, 1)], load, add, store);
    expect(resultOf(loop(2, [pairs], inner))).toEqual([8, 2, 1, 2, 3, 6, 8, 0]);
  });

  test('of no rounds does nothing, and what stands behind it is done', () => {
    const none = [loop(0, [on(element, 2, 1)], load, add), loop(4, [])];
    expect(resultOf(...none, loop(1, [on(element, 3, 0)], load))).toEqual([0, 2, 1, 2, 3, 0, 0, 0]);
  });

  test('of no rounds within a loop is passed over', () => {
    const windows = [on(element, 2, 1)];
    expect(resultOf(loop(2, windows, load, loop(0, [], add), loop(1, [], add)))).toEqual([
      3, 2, 1, 2, 3, 0, 0, 0,
    ]);
  });

  test('starts from its first round when the run is started again', () => {
    const executor = over([loop(3, [on(element, 2, 1), on(result, 5, 1)], load, add, store)]);
    executor.run();
    executor.write('all', [0, 0, 4, 5, 6, 0, 0, 0]);
    executor.run();
    expect(numbersOf(executor)).toEqual([15, 6, 4, 5, 6, 4, 9, 15]);
  });
});

describe('a long loop', () => {
  // An addition is next to nothing, but a call is not: so many rounds are many milliseconds' worth of calls.
  const rounds = 1_000_000;
  const long = () => over([loop(2, [], loop(rounds / 2, [on(element, 3, 0)], load, add))]);

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
