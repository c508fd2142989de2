import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Instruction, Plan } from '../../src/compiler/plan.ts';
import { type PrimitiveName, primitives } from '../../src/ir/primitives.ts';
import { divide, workOf } from '../../src/runtime/divide.ts';
import { checkLaw } from '../harness/checkLaw.ts';
import { applications, programOf } from '../laws/applications.ts';
import { instructionsIn, planOf, runPlan } from '../laws/checks.ts';
import { expectSameBits, indexTensor, randomTensor } from '../laws/numbers.ts';

const large = applications(12);
const names = Object.keys(primitives) as PrimitiveName[];
const limits = fc.integer({ min: 1, max: 200 });

const total = (instructions: readonly Instruction[]) =>
  instructions.reduce((work, instruction) => work + workOf(instruction), 0);

test.each(names)('the parts of %s give the same bits and are the same work', (name) => {
  checkLaw(fc.tuple(large[name], limits, fc.nat(2 ** 31 - 1)), ([application, limit, seed]) => {
    const plan = planOf(programOf(application));
    const divided: Plan = {
      ...plan,
      steps: plan.steps.map((step) => ({
        ...step,
        instructions: step.instructions.flatMap((instruction) => divide(instruction, limit)),
      })),
    };
    const inputs = application.shapes.map((shape, i) => {
      const rows = application.rows?.[i];
      return rows === undefined ? randomTensor(shape, seed + i, true) : indexTensor(shape, seed + i, rows);
    });
    expect(total(instructionsIn(divided))).toBe(total(instructionsIn(plan)));
    expectSameBits(runPlan(divided, inputs), runPlan(plan, inputs));
  });
});

const dense = {
  op: 'dense',
  path: '',
  out: 0,
  outRow: 1,
  a: 0,
  aRows: 1,
  segments: [0],
  segmentLength: 1,
  panels: 0,
  start: -1,
  bias: -1,
  f: 'none',
  products: 1,
  rows: 1,
  columns: 1,
} as const;

const chain = {
  op: 'chain',
  path: '',
  values: [
    { address: 0, row: 100, step: 1 },
    { address: 1000, row: 10, step: 1 },
  ],
  steps: [
    { f: 'tanh', out: 2, of: [0] },
    { f: 'add', out: 1, of: [0, 2] },
  ],
} as const;

test.each<{ kind: string; instruction: Instruction; limit: number; parts: number }>([
  { kind: 'products', instruction: { ...dense, products: 4, segmentLength: 50 }, limit: 110, parts: 4 },
  { kind: 'rows', instruction: { ...dense, rows: 80, columns: 5, segmentLength: 10 }, limit: 2200, parts: 4 },
  {
    kind: 'columns',
    instruction: { ...dense, columns: 65536, segments: [0, 100], segmentLength: 32 },
    limit: 1.1 * 2 ** 20,
    parts: 8,
  },
  { kind: 'rows of a chain', instruction: { ...chain, rows: 8, length: 10 }, limit: 420, parts: 4 },
  { kind: 'elements of a chain', instruction: { ...chain, rows: 1, length: 80 }, limit: 420, parts: 4 },
  {
    kind: 'elements',
    instruction: { op: 'fill', path: '', out: 0, length: 64, value: 0 },
    limit: 16,
    parts: 4,
  },
])('a long instruction is divided by its $kind', ({ instruction, limit, parts }) => {
  const divided = divide(instruction, limit);
  expect(divided).toHaveLength(parts);
  expect(divided.every((part) => workOf(part) <= limit)).toBe(true);
});

test('what cannot be divided stays whole', () => {
  const instruction: Instruction = { ...dense, segmentLength: 1000 };
  expect(divide(instruction, 10)).toEqual([instruction]);
});

test('a long instruction in a loop is divided there', () => {
  const fill: Instruction = { op: 'fill', path: '', out: 0, length: 64, value: 0 };
  const tanh: Instruction = { op: 'unary', f: 'tanh', path: '', out: 100, x: 0, length: 64 };
  const limit = workOf(tanh) / 2;
  const loop: Instruction = { op: 'loop', path: '', times: 5, windows: [], body: [fill, tanh] };
  expect(divide(loop, limit)).toEqual([
    {
      ...loop,
      body: [fill, { ...tanh, length: 32 }, { ...tanh, out: 132, x: 32, length: 32 }],
    },
  ]);
  expect(workOf(loop)).toBe(5 * (64 + workOf(tanh)));
});
