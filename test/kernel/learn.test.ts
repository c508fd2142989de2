import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createScalarKernel } from '../../src/kernel/scalar/scalar.ts';
import { checkLaw } from '../harness/checkLaw.ts';
import { expectSameBits, randomTensor } from '../laws/numbers.ts';
import { type Bare, kernels, length, numbersAfter, seeds } from './checkKernel.ts';

/** Within float32's error of some operations. */
function expectNear(found: number | undefined, expected: number): void {
  expect(Math.abs((found ?? Number.NaN) - expected)).toBeLessThan(1e-5 * (1 + Math.abs(expected)));
}

describe.each(kernels)('the kernel %s', (_, create) => {
  it('adds squares up, every sixteenth into one of sixteen sums', () => {
    checkLaw(fc.record({ length, seed: seeds }), ({ length, seed }) => {
      const { data } = randomTensor([length], seed, true);
      const sums = new Float32Array(16);
      data.forEach((x, i) => {
        sums[i % 16] = (sums[i % 16] ?? 0) + Math.fround(x * x);
      });
      const total = sums.reduce((before, sum) => Math.fround(before + sum), 0);
      const found = numbersAfter(create, Float32Array.from([...data, 7, 7]), [
        { op: 'squares', out: length, x: 0, length },
      ]);
      expectSameBits(
        [{ shape: [length + 2], data: found }],
        [{ shape: [length + 2], data: Float32Array.from([...data, total, 7]) }],
      );
    });
  });

  it.each(['momentum', 'adam'] as const)(
    'takes the steps of an optimiser as its paper says, and nothing beside: %s',
    (op) => {
      checkLaw(fc.record({ length, seed: seeds }), ({ length, seed }) => {
        const lists = op === 'adam' ? 4 : 3;
        const values = randomTensor([lists * length], seed, false).data;
        // What squares are kept of is never below zero.
        if (op === 'adam') for (let i = 2 * length; i < 3 * length; i++) values[i] = (values[i] ?? 0) ** 2;
        const settings = [0.01, 0.001, 0.5, 0.9, 0.1, 0.99, 0.01, 1.5, 1e-4];
        const numbers = Float32Array.from([...values, 7, ...settings]);
        const kept = op === 'adam' ? [length, 2 * length] : [length];
        const instruction: Bare = {
          op,
          out: 0,
          kept,
          gradient: (lists - 1) * length,
          settings: lists * length + 1,
          length,
        };
        const found = numbersAfter(create, numbers, [instruction]);
        expect(found.slice((lists - 1) * length)).toEqual(numbers.slice((lists - 1) * length));
        for (let i = 0; i < length; i++) {
          const at = (list: number) => numbers[list * length + i] ?? 0;
          const g = 0.5 * at(lists - 1);
          const mean = 0.9 * at(1) + (op === 'adam' ? 0.1 : 1) * g;
          const square = 0.99 * at(2) + 0.01 * g * g;
          const by = op === 'adam' ? mean / (Math.sqrt(1.5 * square) + 1e-4) : mean;
          expectNear(found[i], 0.999 * at(0) - 0.01 * by);
          expectNear(found[length + i], mean);
          if (op === 'adam') expectNear(found[2 * length + i], square);
        }
        expectSameBits(
          [{ shape: [found.length], data: found }],
          [{ shape: [found.length], data: numbersAfter(createScalarKernel, numbers, [instruction]) }],
        );
      });
    },
  );
});
