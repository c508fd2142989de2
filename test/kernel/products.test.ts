import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { float32 } from '../../src/ir/evaluate.ts';
import { panelsShape } from '../../src/ir/packing.ts';
import { rulesOf } from '../../src/ir/primitives.ts';
import type { CreateKernel } from '../../src/kernel/kernel.ts';
import { checkLaw } from '../harness/checkLaw.ts';
import { expectSameBits } from '../laws/numbers.ts';
import { checkKernel, kernels, numbersAfter, randomTensors, seeds } from './checkKernel.ts';

interface Product {
  readonly products: number;
  readonly rows: number;
  readonly columns: number;
  readonly depth: number;
  /** Whether sums start at numbers that are given. */
  readonly started: boolean;
  readonly seed: number;
}

const plainDense = { op: 'dense', segments: [0], start: -1, bias: -1, f: 'none' } as const;

describe.each(kernels)('the kernel %s', (_, create) => {
  it('multiplies matrices as the reference, for every number of rows and columns that is left over', () => {
    const sizes = fc.record({
      products: fc.nat(3),
      rows: fc.nat(14),
      columns: fc.nat(75),
      depth: fc.nat(33),
      started: fc.boolean(),
      seed: seeds,
    });
    checkLaw(sizes, (product) => checkProduct(create, product));
  });

  it('multiplies single rows by any number of panels, wherever in the first cache they lie', () => {
    const sizes = fc.record({
      products: fc.constant(1),
      rows: fc.integer({ min: 1, max: 2 }),
      columns: fc.nat(170),
      depth: fc.constantFrom(1, 7, 8, 33, 64, 128),
      started: fc.boolean(),
      seed: seeds,
    });
    checkLaw(sizes, (product) => checkProduct(create, product));
  });

  it('may write sums over what they start from', () => {
    checkLaw(fc.tuple(fc.nat(14), fc.nat(75), seeds), ([rows, columns, seed]) => {
      const depth = 3;
      const shapes = [[rows, depth], panelsShape([columns, depth]), [rows, columns]];
      const inputs = randomTensors(shapes, seed);
      const numbers = Float32Array.from(inputs.flatMap(({ data }) => [...data]));
      const start = numbers.length - rows * columns;
      const found = numbersAfter(create, numbers, [
        {
          ...{ ...plainDense, out: start, outRow: columns, a: 0, aRows: depth, segmentLength: depth },
          ...{ panels: rows * depth, start, products: 1, rows, columns },
        },
      ]);
      const expected = rulesOf('packedDot').reference(inputs, { batch: 0, columns }, float32);
      expectSameBits([{ shape: [rows, columns], data: found.slice(start) }], expected);
    });
  });

  it.each(['none', 'relu', 'tanh', 'sigmoid'] as const)(
    'adds a bias to sums of segments in any place, and applies the function %s',
    (f) => {
      const cases = fc.record({
        starts: fc.array(fc.nat(20), { minLength: 1, maxLength: 14 }),
        segments: fc.array(fc.nat(20), { minLength: 1, maxLength: 4 }),
        segmentLength: fc.nat(20),
        columns: fc.integer({ min: 1, max: 75 }),
        spare: fc.nat(3),
        seed: seeds,
      });
      checkLaw(cases, ({ starts, segments, segmentLength, columns, spare, seed }) => {
        const depth = segments.length * segmentLength;
        const [x, panels, bias] = randomTensors([[60], panelsShape([columns, depth]), [columns]], seed);
        if (!x || !panels || !bias) return;
        const rows = Float32Array.from(
          starts.flatMap((start) =>
            segments.flatMap((at) => [...x.data.slice(start + at, start + at + segmentLength)]),
          ),
        );
        const [sums] = rulesOf('packedDot').reference(
          [{ shape: [starts.length, depth], data: rows }, panels],
          { batch: 0, columns },
          float32,
        );
        const repeated = Float32Array.from(
          { length: starts.length * columns },
          (_, i) => bias.data[i % columns] ?? 0,
        );
        const shape = [starts.length, columns];
        const added = rulesOf('add').reference([sums ?? x, { shape, data: repeated }], {}, float32);
        const expected = f === 'none' ? added : rulesOf(f).reference(added, {}, float32);

        // Rows of the result lie apart, and what is between them stays.
        const outRow = columns + spare;
        const out = x.data.length + panels.data.length + columns;
        const numbers = new Float32Array(out + starts.length * outRow).fill(7);
        numbers.set([...x.data, ...panels.data, ...bias.data]);
        const found = numbersAfter(create, numbers, [
          {
            ...{
              op: 'dense',
              out,
              outRow,
              a: 0,
              aRows: starts,
              segments,
              segmentLength,
              panels: x.data.length,
            },
            ...{ start: -1, bias: out - columns, f, products: 1, rows: starts.length, columns },
          },
        ]);
        const results = starts.flatMap((_, row) => [
          ...found.slice(out + row * outRow, out + row * outRow + columns),
        ]);
        expectSameBits([{ shape, data: Float32Array.from(results) }], expected);
        for (const row of starts.keys())
          expect([...found.slice(out + row * outRow + columns, out + (row + 1) * outRow)]).toEqual(
            Array<number>(spare).fill(7),
          );
      });
    },
  );

  it.each(['none', 'relu', 'tanh', 'sigmoid'] as const)(
    'multiplies rows that are all the same, or all but for one number, and applies the function %s',
    (f) => {
      const cases = fc.record({
        rows: fc.integer({ min: 1, max: 20 }),
        depth: fc.integer({ min: 1, max: 12 }),
        columns: fc.integer({ min: 1, max: 40 }),
        before: fc.nat(5),
        spare: fc.nat(1),
        other: fc.option(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
        seed: seeds,
      });
      checkLaw(cases, ({ rows, depth, columns, before, spare, other, seed }) => {
        const [row, panels, bias] = randomTensors([[depth], panelsShape([columns, depth]), [columns]], seed);
        if (!row || !panels || !bias) return;
        const x = Float32Array.from({ length: rows * depth }, (_, i) => row.data[i % depth] ?? 0);
        if (other !== null) x[Math.floor(other * x.length)] = 7;
        const product = [{ shape: [rows, depth], data: x }, panels];
        const sums = rulesOf('packedDot').reference(product, { batch: 0, columns }, float32);
        const shape = [rows, columns];
        const repeated = Float32Array.from({ length: rows * columns }, (_, i) => bias.data[i % columns] ?? 0);
        const added = rulesOf('add').reference([...sums, { shape, data: repeated }], {}, float32);
        const expected = f === 'none' ? added : rulesOf(f).reference(added, {}, float32);

        // What lies before the rows goes on as they do, so that only where they begin tells them apart from it.
        const earlier = Array.from(
          { length: before },
          (_, i) => row.data[(i + 12 * depth - before) % depth] ?? 0,
        );
        const panelsAt = before + x.length;
        const biasAt = panelsAt + panels.data.length;
        const out = biasAt + columns;
        const outRow = columns + spare;
        const numbers = new Float32Array(out + rows * outRow).fill(7);
        numbers.set([...earlier, ...x, ...panels.data, ...bias.data]);
        const found = numbersAfter(create, numbers, [
          {
            ...{ op: 'dense', out, outRow, a: 0, aRows: depth, segments: [before], segmentLength: depth },
            ...{ panels: panelsAt, start: -1, bias: biasAt, f, products: 1, rows, columns },
          },
        ]);
        const results = Array.from({ length: rows }, (_, i) => {
          const at = out + i * outRow;
          expect([...found.slice(at + columns, at + outRow)]).toEqual(Array<number>(spare).fill(7));
          return [...found.slice(at, at + columns)];
        });
        expectSameBits([{ shape, data: Float32Array.from(results.flat()) }], expected);
      });
    },
  );

  it.each(['none', 'relu', 'tanh', 'sigmoid'] as const)(
    'multiplies a single short row, with or without a start and a bias, and applies the function %s',
    (f) => {
      const cases = fc.record({
        depth: fc.nat(12),
        columns: fc.nat(40),
        before: fc.nat(3),
        started: fc.boolean(),
        biased: fc.boolean(),
        seed: seeds,
      });
      checkLaw(cases, ({ depth, columns, before, started, biased, seed }) => {
        const shapes = [[1, depth], panelsShape([columns, depth]), [1, columns], [1, columns]];
        const [x, panels, start, bias] = randomTensors(shapes, seed);
        if (!x || !panels || !start || !bias) return;
        const product = started ? [x, panels, start] : [x, panels];
        const sums = rulesOf('packedDot').reference(product, { batch: 0, columns }, float32);
        const [sum = x] = sums;
        const added = biased ? rulesOf('add').reference([sum, bias], {}, float32) : sums;
        const expected = f === 'none' ? added : rulesOf(f).reference(added, {}, float32);

        // The row begins further on in what is read, and nothing beside the result is written.
        const operands = [new Float32Array(before), ...[x, panels, start, bias].map(({ data }) => data)];
        const ends = operands.map((_, i) =>
          operands.slice(0, i + 1).reduce((sum, { length }) => sum + length, 0),
        );
        const [, panelsAt = 0, startAt = 0, biasAt = 0, out = 0] = ends;
        const numbers = Float32Array.from([
          ...operands.flatMap((data) => [...data]),
          ...Array(columns + 1).fill(7),
        ]);
        const found = numbersAfter(create, numbers, [
          {
            ...{ op: 'dense', out, outRow: columns, a: 0, aRows: depth, segments: [before] },
            ...{ segmentLength: depth, panels: panelsAt, start: started ? startAt : -1 },
            ...{ bias: biased ? biasAt : -1, f, products: 1, rows: 1, columns },
          },
        ]);
        expectSameBits([{ shape: [1, columns], data: found.slice(out, out + columns) }], expected);
        expectSameBits(
          [{ shape: [out], data: found.slice(0, out) }],
          [{ shape: [out], data: numbers.slice(0, out) }],
        );
        expect(found[out + columns]).toBe(7);
      });
    },
  );
});

/** That a kernel has the reference's bits. */
function checkProduct(
  create: CreateKernel,
  { products, rows, columns, depth, started, seed }: Product,
): void {
  const shapes = [
    [products, rows, depth],
    panelsShape([products, columns, depth]),
    ...(started ? [[products, rows, columns]] : []),
  ];
  checkKernel(
    create,
    'packedDot',
    { batch: 1, columns },
    randomTensors(shapes, seed),
    (out, [a = 0, panels = 0, start = -1]) => [
      {
        ...{ ...plainDense, out, outRow: columns, a, aRows: depth, segmentLength: depth, panels, start },
        ...{ products, rows, columns },
      },
    ],
  );
}
