import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test, vi } from 'vitest';
import { kernelModuleText } from '../../scripts/compileKernel.ts';
import { countElements } from '../../src/base/valueType.ts';
import type { Instruction } from '../../src/compiler/plan.ts';
import { float32 } from '../../src/ir/evaluate.ts';
import { panelsShape } from '../../src/ir/packing.ts';
import { type ParamsOf, type PrimitiveName, rulesOf } from '../../src/ir/primitives.ts';
import type { Shape, Tensor } from '../../src/ir/program.ts';
import { visit } from '../../src/ir/strides.ts';
import type { CreateKernel } from '../../src/kernel/kernel.ts';
import { memoryStart, workLeftAt } from '../../src/kernel/opcodes.ts';
import { createScalarKernel } from '../../src/kernel/scalar/scalar.ts';
import { createKernel } from '../../src/kernel/wasm.ts';
import { encode } from '../../src/runtime/encode.ts';
import { checkLaw } from '../harness/checkLaw.ts';
import { expectSameBits, randomTensor } from '../laws/numbers.ts';

const kernels = [
  ['in TypeScript', createScalarKernel],
  ['in WebAssembly', createKernel],
] as const;

const seeds = fc.nat(2 ** 31 - 1);
const count = fc.integer({ min: 1, max: 5 });
const length = fc.integer({ min: 0, max: 70 });

/** An instruction without the node that it belongs to. */
type Bare = Instruction extends infer I ? (I extends Instruction ? Omit<I, 'path'> : never) : never;

/** Runs instructions over these numbers, and gives what the numbers are then. */
function numbersAfter(
  create: CreateKernel,
  numbers: Float32Array,
  instructions: readonly Bare[],
): Float32Array {
  const wordsAt = memoryStart + numbers.length;
  const { words, first } = encode(
    instructions.map((each): Instruction => ({ ...each, path: '' })),
    wordsAt,
    memoryStart,
  );
  const kernel = create(wordsAt + words.length);
  kernel.floats.set(numbers, memoryStart);
  kernel.words.set(words, wordsAt);
  kernel.words[workLeftAt] = 2 ** 30;
  expect(kernel.run(first)).toBe(-1);
  return kernel.floats.slice(memoryStart, wordsAt);
}

/**
 * Holds an instruction to the reference of a primitive, bit for bit. The operands lie behind one another, and the result behind
 * them; all else has to stay as it was.
 */
function checkKernel<Name extends PrimitiveName>(
  create: CreateKernel,
  primitive: Name,
  params: ParamsOf<Name>,
  inputs: readonly Tensor[],
  instructions: (out: number, operands: readonly number[]) => readonly Bare[],
): void {
  const expected = rulesOf(primitive).reference(inputs, params, float32);
  const [result] = expected;
  if (!result) return;
  const numbers = new Float32Array(
    inputs.reduce((total, { data }) => total + data.length + 1, 1) + result.data.length + 1,
  ).fill(12345);
  let at = 1;
  const operands = inputs.map(({ data }) => {
    const address = at;
    numbers.set(data, address);
    at += data.length + 1;
    return address;
  });
  const found = numbersAfter(create, numbers, instructions(at, operands));
  const data = found.slice(at, at + result.data.length);
  expectSameBits([{ shape: result.shape, data }], expected);
  numbers.set(data, at);
  expectSameBits([{ shape: [found.length], data: found }], [{ shape: [found.length], data: numbers }]);
}

function randomTensors(shapes: readonly Shape[], seed: number): Tensor[] {
  return shapes.map((shape, i) => randomTensor(shape, seed + i, true));
}

/** Within float32's error of some operations. */
function expectNear(found: number | undefined, expected: number): void {
  expect(Math.abs((found ?? Number.NaN) - expected)).toBeLessThan(1e-5 * (1 + Math.abs(expected)));
}

const plainDense = { op: 'dense', segments: [0], start: -1, bias: -1, f: 'none' } as const;

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
      const operand = fc.constantFrom('rows', 'row', 'numbers', 'number');
      const cases = fc.record({ rows: count, length, a: operand, b: operand, seed: seeds });
      checkLaw(cases, ({ rows, length, a, b, seed }) => {
        const reading = (kind: string) => ({
          row: { rows: length, row: 0, numbers: 1, number: 0 }[kind] ?? 0,
          step: kind === 'rows' || kind === 'row' ? (1 as const) : (0 as const),
        });
        const [left, right] = [reading(a), reading(b)];
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
        const whole = (from: Tensor, { row, step }: { row: number; step: number }): Tensor => ({
          shape: [rows, length],
          data: Float32Array.from(
            { length: rows * length },
            (_, i) => from.data[Math.floor(i / length) * row + (i % length) * step] ?? 0,
          ),
        });
        const expected = rulesOf(f).reference([whole(x, left), whole(y, right)], {}, float32);
        expectSameBits([{ shape: [rows, length], data: found.slice(out) }], expected);
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

  it('multiplies matrices as the reference, for every number of rows and columns that is left over', () => {
    const sizes = fc.record({
      products: fc.nat(3),
      rows: fc.nat(14),
      columns: fc.nat(75),
      depth: fc.nat(33),
      started: fc.boolean(),
      seed: seeds,
    });
    checkLaw(sizes, ({ products, rows, columns, depth, started, seed }) => {
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
    });
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
        segmentLength: fc.nat(9),
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

  it('takes maxima of segments in any place', () => {
    const cases = fc.record({
      starts: fc.array(fc.nat(20), { minLength: 1, maxLength: 5 }),
      segments: fc.array(fc.nat(20), { minLength: 1, maxLength: 4 }),
      length: fc.nat(20),
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

  it('may write elementwise functions and softmax over an operand', () => {
    checkLaw(fc.tuple(fc.integer({ min: 1, max: 40 }), seeds), ([length, seed]) => {
      const { data } = randomTensor([2 * length], seed, true);
      const row = { aRow: 0, aStep: 1, bRow: 0, bStep: 1 } as const;
      const inPlace: ((out: number) => Bare)[] = [
        (out) => ({ op: 'unary', f: 'tanh', out, x: 0, length }),
        (out) => ({ op: 'binary', f: 'add', out, rows: 1, length, a: 0, b: length, ...row }),
        (out) => ({ op: 'select', out, condition: length, a: 0, b: length, length }),
        (out) => ({ op: 'softmax', out, x: 0, rows: 1, length }),
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

  it('stops when the work that it was granted is done, and goes on from there', () => {
    const add: Bare = { op: 'unary', f: 'exp', out: 0, x: 0, length: 1 };
    const loop: Instruction = { op: 'loop', path: '', times: 3, body: [{ ...add, path: '' }] };
    const { words, first } = encode([loop], memoryStart + 1, memoryStart);
    const kernel = create(memoryStart + 1 + words.length);
    kernel.words.set(words, memoryStart + 1);
    let next = first;
    let calls = 0;
    while (next >= 0) {
      kernel.words[workLeftAt] = 1;
      next = kernel.run(next);
      calls++;
    }
    expect(calls).toBeGreaterThan(6);
    expect(kernel.floats[memoryStart]).toBeCloseTo(Math.exp(Math.E), 4);
  });
});

test('where the engine has no WebAssembly, the plain kernel takes its place', async () => {
  vi.resetModules();
  vi.stubGlobal('WebAssembly', undefined);
  const { createKernel: create } = await import('../../src/kernel/wasm.ts');
  const exp: Bare = { op: 'unary', f: 'exp', out: 1, x: 0, length: 1 };
  expect(numbersAfter(create, Float32Array.of(1, 0), [exp])[1]).toBe(Math.fround(Math.E));
  vi.unstubAllGlobals();
});

test('the module is what the source compiles to', async () => {
  expect(readFileSync('src/kernel/module.ts', 'utf8')).toBe(await kernelModuleText());
}, 120_000);
