import fc from 'fast-check';
import { describe, it } from 'vitest';
import { chainSlots } from '../../src/base/chainSlots.ts';
import type { ChainStep } from '../../src/compiler/plan.ts';
import { float32 } from '../../src/ir/evaluate.ts';
import { rulesOf } from '../../src/ir/primitives.ts';
import type { Shape, Tensor } from '../../src/ir/program.ts';
import { checkLaw } from '../harness/checkLaw.ts';
import { expectSameBits, randomTensor } from '../laws/numbers.ts';
import {
  type Bare,
  checkKernel,
  count,
  kernels,
  length,
  numbersAfter,
  randomTensors,
  seeds,
} from './checkKernel.ts';

const ways = fc.constantFrom('rows' as const, 'row' as const, 'numbers' as const, 'number' as const);

type Way = 'rows' | 'row' | 'numbers' | 'number';

interface Reading {
  readonly row: number;
  readonly step: 0 | 1;
}

function readingOf(way: Way, length: number): Reading {
  return {
    row: { rows: length, row: 0, numbers: 1, number: 0 }[way],
    step: way === 'rows' || way === 'row' ? 1 : 0,
  };
}

/** What is read. */
function readAs(from: Tensor, [rows = 0, length = 0]: Shape, { row, step }: Reading): Tensor {
  const data = Float32Array.from(
    { length: rows * length },
    (_, i) => from.data[Math.floor(i / length) * row + (i % length) * step] ?? 0,
  );
  return { shape: [rows, length], data };
}

const arithmetic = ['add', 'sub', 'mul', 'div'] as const;
const ofOne = ['exp', 'log', 'tanh', 'sigmoid', 'relu'] as const;

function operandsOf(f: ChainStep['f']): number {
  if (f === 'select') return 3;
  return arithmetic.some((each) => each === f) ? 2 : 1;
}

/** Chains of up to as many steps as there are slots, over rows that fit in a block many times, or take several blocks. */
const chains = fc.record({
  size: fc.oneof(
    fc.record({ rows: fc.integer({ min: 1, max: 90 }), length: fc.integer({ min: 1, max: 13 }) }),
    fc.record({ rows: fc.integer({ min: 1, max: 2 }), length: fc.integer({ min: 250, max: 600 }) }),
  ),
  others: fc.array(ways, { maxLength: 3 }),
  steps: fc.array(
    fc.record({
      f: fc.constantFrom(...arithmetic, ...ofOne, 'select' as const),
      isKept: fc.boolean(),
      choices: fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99)),
    }),
    { minLength: 1, maxLength: chainSlots },
  ),
  seed: seeds,
});

describe.each(kernels)('the kernel %s', (_, create) => {
  it.each(['exp', 'log', 'tanh', 'sigmoid', 'relu'] as const)(
    'computes %s as the reference, element by element',
    (f) => {
      checkLaw(fc.tuple(length, seeds), ([length, seed]) =>
        checkKernel(create, f, {}, randomTensors([[length]], seed), (out, [x = 0]) => [
          { op: 'unary', f, out, x, length },
        ]),
      );
    },
  );

  it.each(['add', 'sub', 'mul', 'div'] as const)(
    'computes %s as the reference, of rows, of one row for all and of one number for a row',
    (f) => {
      const cases = fc.record({ rows: count, length, a: ways, b: ways, seed: seeds });
      checkLaw(cases, ({ rows, length, a, b, seed }) => {
        const [left, right] = [readingOf(a, length), readingOf(b, length)];
        // As large as the largest way to read them needs.
        const [x, y] = randomTensors([[rows * length + rows], [rows * length + rows]], seed);
        if (!x || !y) return;
        const numbers = Float32Array.from([...x.data, ...y.data, ...new Float32Array(rows * length)]);
        const [bAt, out] = [x.data.length, x.data.length + y.data.length];
        const found = numbersAfter(create, numbers, [
          {
            ...{ op: 'binary', f, out, rows, length },
            ...{ a: 0, aRow: left.row, aStep: left.step },
            ...{ b: bAt, bRow: right.row, bStep: right.step },
          },
        ]);
        const shape = [rows, length];
        const expected = rulesOf(f).reference([readAs(x, shape, left), readAs(y, shape, right)], {}, float32);
        expectSameBits([{ shape, data: found.slice(out) }], expected);
      });
    },
  );

  it('selects as the reference, element by element', () => {
    checkLaw(fc.tuple(length, seeds), ([length, seed]) =>
      checkKernel(
        create,
        'select',
        {},
        randomTensors([[length], [length], [length]], seed),
        (out, [condition = 0, a = 0, b = 0]) => [{ op: 'select', out, condition, a, b, length }],
      ),
    );
  });

  it('runs chains as the reference runs one function behind the other, and writes only what has a place', () => {
    checkLaw(chains, ({ size: { rows, length }, others, steps, seed }) => {
      const operands: readonly Way[] = ['rows', ...others];
      const readings = operands.map((kind) => readingOf(kind, length));
      // As large as the largest way to read them needs.
      const spare = rows * length + rows;
      const inputs = randomTensors(Array(operands.length).fill([spare]), seed);
      const shape = [rows, length];
      const whole = inputs.map((input, i) => readAs(input, shape, readings[i] ?? readingOf('rows', length)));
      const everyElement = operands.flatMap((_, i) => (readings[i]?.step === 1 ? [i] : []));
      const outs = steps.filter(({ isKept }) => isKept).length;
      const values = [
        ...readings.map((reading, i) => ({ address: i * spare, ...reading })),
        ...Array.from({ length: outs }, (_, i) => ({
          address: operands.length * spare + i * rows * length,
          row: length,
          step: 1 as const,
        })),
      ];
      const known = new Map(whole.map((each, i) => [i, each]));
      let [nextOut, nextSlot] = [operands.length, values.length];
      const run = steps.map(({ f, isKept, choices }) => {
        const isArithmetic = arithmetic.some((each) => each === f);
        const from = isArithmetic
          ? [...known.keys()]
          : [...known.keys()].filter((i) => i >= operands.length || everyElement.includes(i));
        const of = choices.slice(0, operandsOf(f)).map((choice) => from[choice % from.length] ?? 0);
        const out = isKept ? nextOut++ : nextSlot++;
        const [result] = rulesOf(f).reference(
          of.flatMap((i) => known.get(i) ?? []),
          {},
          float32,
        );
        if (result) known.set(out, result);
        return { f, out, of };
      });
      const numbers = Float32Array.from([
        ...inputs.flatMap(({ data }) => [...data]),
        ...new Float32Array(outs * rows * length),
        7,
      ]);
      const found = numbersAfter(create, numbers, [{ op: 'chain', rows, length, values, steps: run }]);
      for (let i = operands.length; i < values.length; i++)
        numbers.set(known.get(i)?.data ?? [], values[i]?.address);
      expectSameBits([{ shape: [found.length], data: found }], [{ shape: [found.length], data: numbers }]);
    });
  });

  it('may write elementwise functions and softmax over an operand', () => {
    checkLaw(fc.tuple(fc.integer({ min: 1, max: 40 }), seeds), ([length, seed]) => {
      const { data } = randomTensor([2 * length], seed, true);
      const row = { aRow: 0, aStep: 1, bRow: 0, bStep: 1 } as const;
      const inPlace: ((out: number) => Bare)[] = [
        (out) => ({ op: 'unary', f: 'tanh', out, x: 0, length }),
        (out) => ({ op: 'binary', f: 'add', out, rows: 1, length, a: 0, b: length, ...row }),
        (out) => ({ op: 'select', out, condition: length, a: 0, b: length, length }),
        (out) => ({ op: 'softmax', out, x: 0, rows: 1, length }),
        (out) => ({
          ...{ op: 'chain', rows: 1, length },
          values: [0, length, out].map((address) => ({ address, row: length, step: 1 })),
          steps: [
            { f: 'tanh', out: 3, of: [1] },
            { f: 'mul', out: 2, of: [0, 3] },
            { f: 'add', out: 2, of: [2, 3] },
          ],
        }),
      ];
      for (const instruction of inPlace) {
        const apart = numbersAfter(create, Float32Array.from([...data, ...new Float32Array(length)]), [
          instruction(2 * length),
        ]);
        const over = numbersAfter(create, data as Float32Array, [instruction(0)]);
        expectSameBits(
          [{ shape: [length], data: over.slice(0, length) }],
          [{ shape: [length], data: apart.slice(2 * length) }],
        );
      }
    });
  });
});
