import fc from 'fast-check';
import { describe, it } from 'vitest';
import { float32 } from '../../src/ir/evaluate.ts';
import { rulesOf } from '../../src/ir/primitives.ts';
import { checkLaw } from '../harness/checkLaw.ts';
import { expectSameBits, randomTensor } from '../laws/numbers.ts';
import { checkKernel, count, kernels, length, numbersAfter, randomTensors, seeds } from './checkKernel.ts';

describe.each(kernels)('the kernel %s', (_, create) => {
  it('takes maxima of segments in any place', () => {
    const cases = fc.record({
      starts: fc.array(fc.nat(20), { minLength: 1, maxLength: 5 }),
      // Among them squares of two by two over whole vectors, which have a way of their own.
      segments: fc.oneof(
        fc.array(fc.nat(20), { minLength: 1, maxLength: 5 }),
        fc.array(fc.nat(20), { minLength: 4, maxLength: 4 }),
      ),
      length: fc.oneof(fc.nat(20), fc.constantFrom(8, 16)),
      seed: seeds,
    });
    checkLaw(cases, ({ starts, segments, length, seed }) => {
      const x = randomTensor([60], seed, true);
      const lines = starts.flatMap((start) =>
        segments.flatMap((at) => [...x.data.slice(start + at, start + at + length)]),
      );
      const shape = [starts.length, segments.length, length];
      const expected = rulesOf('max').reference(
        [{ shape, data: Float32Array.from(lines) }],
        { axis: 1 },
        float32,
      );
      const numbers = Float32Array.from([...x.data, ...new Float32Array(starts.length * length)]);
      const found = numbersAfter(create, numbers, [
        { op: 'pool', out: 60, x: 0, xRows: starts, segments, rows: starts.length, length },
      ]);
      expectSameBits([{ shape: [starts.length, length], data: found.slice(60) }], expected);
    });
  });

  it.each(['sum', 'max', 'firstMax'] as const)('computes %s as the reference along any axis', (f) => {
    const cases = fc.record({ outer: count, length, inner: fc.integer({ min: 1, max: 11 }), seed: seeds });
    checkLaw(cases, ({ outer, length, inner, seed }) =>
      checkKernel(create, f, { axis: 1 }, randomTensors([[outer, length, inner]], seed), (out, [x = 0]) => [
        { op: 'reduce', f, out, x, outer, length, inner },
      ]),
    );
  });

  it('computes softmax as the reference, row by row', () => {
    checkLaw(fc.record({ rows: count, length, seed: seeds }), ({ rows, length, seed }) =>
      checkKernel(create, 'softmax', {}, randomTensors([[rows, length]], seed), (out, [x = 0]) => [
        { op: 'softmax', out, x, rows, length },
      ]),
    );
  });
});
