import { describe, expect, test } from 'vitest';
import type { Instruction } from '../../src/compiler/plan.ts';
import { Builder, type Operand } from '../../src/ir/builder.ts';
import { evaluate, float32 } from '../../src/ir/evaluate.ts';
import type { Shape } from '../../src/ir/program.ts';
import { instructionsIn, planOf, runPlan } from '../laws/checks.ts';
import { expectSameBits, randomTensor } from '../laws/numbers.ts';

/** Five rows, of which sequences are made. */
const given: Shape = [5, 3];

type Build = (emit: Builder, rows: Operand) => readonly Operand[];

/** A state that takes one element of a sequence after the other, which are of this shape. */
function taken(emit: Builder, sequence: Operand, length: number, shape: Shape, reverse = false) {
  const states = [emit.fill(0.5, shape)];
  return emit.scan({ elements: [sequence], states, length, reverse }, (inner, [x], [state]) => ({
    states: x && state ? [inner.add(inner.mul(state, state), x)] : [],
    results: [],
  })).states;
}

/** Windows of so many rows, so far apart, step by step: (rows, windows, 3). */
const windows = (emit: Builder, rows: Operand, size: number, stride: number) =>
  emit.transpose(emit.window(rows, 0, [size], [stride]), [1, 0, 2]);

const turned = (emit: Builder, x: Operand) => emit.one('flip', [x], { axis: 0 });

/** How many numbers the plan copies in a run, which gives what the program gives. */
function copiedBy(build: Build): number {
  const program = new Builder().trace([given], (emit, [rows]) => (rows ? build(emit, rows) : []));
  const inputs = [randomTensor(given, 1, true)];
  const plan = planOf(program);
  expectSameBits(runPlan(plan, inputs), evaluate(program, inputs, float32));
  const copied = (instructions: readonly Instruction[]): number =>
    instructions.reduce((total, each) => {
      if (each.op === 'loop') return total + each.times * copied(each.body);
      return total + (each.op === 'copy' ? each.shape.reduce((product, size) => product * size, 1) : 0);
    }, 0);
  return copied(instructionsIn(plan));
}

describe('but for the start of the state, nothing is copied of', () => {
  test.each<{ sequence: string; build: Build; start: number }>([
    {
      sequence: 'windows, a row of each at a time',
      build: (emit, rows) => taken(emit, windows(emit, rows, 2, 1), 2, [4, 3]),
      start: 12,
    },
    {
      sequence: 'windows, from their last row to the first',
      build: (emit, rows) => taken(emit, windows(emit, rows, 3, 1), 3, [3, 3], true),
      start: 9,
    },
    {
      sequence: 'rows that are turned round',
      build: (emit, rows) => taken(emit, turned(emit, rows), 5, [3]),
      start: 3,
    },
    {
      sequence: 'the rows behind the first, turned round',
      build: (emit, rows) => taken(emit, turned(emit, emit.slice(rows, [1, 0], [4, 3])), 4, [3], true),
      start: 3,
    },
    {
      sequence: 'a row again and again',
      build: (emit, rows) =>
        taken(emit, emit.repeat(emit.reshape(emit.slice(rows, [2, 0], [1, 3]), [3]), 6), 6, [3]),
      start: 3,
    },
    {
      sequence: 'windows that two scans read',
      build(emit, rows) {
        const both = windows(emit, rows, 2, 1);
        return [false, true].flatMap((reverse) => taken(emit, both, 2, [4, 3], reverse));
      },
      start: 24,
    },
  ])('$sequence', ({ build, start }) => {
    expect(copiedBy(build)).toBe(start);
  });
});

describe('put together before they are read are', () => {
  test.each<{ sequence: string; build: Build; copies: number }>([
    {
      sequence: 'windows that lie apart',
      build: (emit, rows) => taken(emit, windows(emit, rows, 2, 2), 2, [2, 3]),
      copies: 6 + 12,
    },
    {
      sequence: 'windows that are a result as well',
      build(emit, rows) {
        const both = windows(emit, rows, 2, 1);
        return [both, ...taken(emit, both, 2, [4, 3])];
      },
      copies: 12 + 24,
    },
    {
      sequence: 'windows that something else reads as a whole',
      build(emit, rows) {
        const both = windows(emit, rows, 2, 1);
        return [emit.one('softmax', [both], {}), ...taken(emit, both, 2, [4, 3])];
      },
      copies: 12 + 24,
    },
  ])('$sequence', ({ build, copies }) => {
    expect(copiedBy(build)).toBe(copies);
  });
});
