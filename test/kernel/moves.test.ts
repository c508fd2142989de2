import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countElements } from '../../src/base/valueType.ts';
import type { Tensor } from '../../src/ir/program.ts';
import { visit } from '../../src/ir/strides.ts';
import { checkLaw } from '../harness/checkLaw.ts';
import { expectSameBits, randomTensor } from '../laws/numbers.ts';
import { checkKernel, count, kernels, numbersAfter, seeds } from './checkKernel.ts';

/** Rows, long enough for block copies or not, and indices of some of them, in any order and more than once. */
const named = fc
  .record({ rows: count, row: fc.oneof(fc.nat(5), fc.constantFrom(40, 70)), seed: seeds })
  .chain(({ rows, row, seed }) =>
    fc.array(fc.nat(rows - 1), { maxLength: 8 }).map((list) => {
      const indices: Tensor = { shape: [list.length], data: Float32Array.from(list) };
      return { rows, row, seed, indices };
    }),
  );

/** A shape, and strides on both sides: of any axes left out, turned round or repeated on the side that is read. */
const strided = fc
  .array(fc.oneof(fc.nat(4), fc.constantFrom(40, 70)), { maxLength: 3 })
  .chain((shape) =>
    fc.record({
      shape: fc.constant(shape),
      order: fc.shuffledSubarray(
        shape.map((_, axis) => axis),
        { minLength: shape.length },
      ),
      repeated: fc.array(fc.boolean(), { minLength: shape.length, maxLength: shape.length }),
      apart: fc.integer({ min: 1, max: 2 }),
      seed: seeds,
    }),
  )
  .map(({ shape, order, repeated, apart, seed }) => {
    const strides = new Array<number>(shape.length).fill(0);
    let stride = apart;
    for (const axis of order) {
      strides[axis] = stride;
      stride *= shape[axis] ?? 1;
    }
    return { shape, strides, repeated, elements: countElements(shape) * apart, seed };
  });

describe.each(kernels)('the kernel %s', (_, create) => {
  it('gathers as the reference, row by row', () => {
    checkLaw(named, ({ rows, row, seed, indices }) => {
      const rest = randomTensor([rows, row], seed, true);
      checkKernel(create, 'gather', {}, [rest, indices], (out, [table = 0, at = 0]) => [
        { op: 'gather', out, table, indices: at, count: indices.data.length, row },
      ]);
    });
  });

  it('adds rows up as the reference of segmentSum, in their order', () => {
    checkLaw(named, ({ rows, row, seed, indices }) => {
      const values = randomTensor([indices.data.length, row], seed, true);
      checkKernel(create, 'segmentSum', { count: rows }, [values, indices], (out, [x = 0, at = 0]) => [
        { op: 'fill', out, length: rows * row, value: 0 },
        { op: 'scatterAdd', out, x, indices: at, count: indices.data.length, row },
      ]);
    });
  });

  it('fills with one value and nothing beside', () => {
    const found = numbersAfter(create, new Float32Array(10), [{ op: 'fill', out: 3, length: 5, value: 0.1 }]);
    expect([...found]).toEqual([0, 0, 0, ...Array<number>(5).fill(Math.fround(0.1)), 0, 0]);
  });

  it.each(['copy', 'accumulate'] as const)('goes through any strides in row-major order: %s', (op) => {
    checkLaw(strided, ({ shape, strides, repeated, elements, seed }) => {
      const xStrides = strides.toReversed().map((stride, axis) => (repeated[axis] ? 0 : stride));
      // Only what is accumulated may be written to one place twice.
      const outStrides = strides.map((stride, axis) => (op === 'accumulate' && repeated[axis] ? 0 : stride));
      const out = xStrides.reduce(
        (end, stride, axis) => end + stride * Math.max(0, (shape[axis] ?? 1) - 1),
        1,
      );
      const numbers = Float32Array.from(randomTensor([out + elements + 1], seed, true).data);
      const expected = numbers.slice();
      const read: number[] = [];
      visit(shape, xStrides, 0, (_, at) => read.push(at));
      visit(shape, outStrides, out, (index, at) => {
        const x = expected[read[index] ?? 0] ?? 0;
        expected[at] = op === 'copy' ? x : (expected[at] ?? 0) + x;
      });
      const found = numbersAfter(create, numbers, [{ op, out, outStrides, x: 0, xStrides, shape }]);
      expectSameBits([{ shape: [out], data: found }], [{ shape: [out], data: expected }]);
    });
  });
});
