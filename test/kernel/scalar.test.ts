import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countElements } from '../../src/base/valueType.ts';
import { float32 } from '../../src/ir/evaluate.ts';
import { type ParamsOf, type PrimitiveName, rulesOf } from '../../src/ir/primitives.ts';
import type { Shape, Tensor } from '../../src/ir/program.ts';
import { visit } from '../../src/ir/strides.ts';
import type { Kernel } from '../../src/kernel/kernel.ts';
import { createScalarKernel } from '../../src/kernel/scalar.ts';
import { checkLaw } from '../harness/checkLaw.ts';
import { expectSameBits, randomTensor } from '../laws/numbers.ts';

const seeds = fc.nat(2 ** 31 - 1);
const count = fc.integer({ min: 1, max: 5 });
const length = fc.integer({ min: 0, max: 70 });

/**
 * Holds a kernel's function to the reference of a primitive, bit for bit. The operands lie behind one another in the
 * arena, and the result behind them; all else has to stay as it was.
 */
function checkKernel<Name extends PrimitiveName>(
  primitive: Name,
  params: ParamsOf<Name>,
  inputs: readonly Tensor[],
  run: (kernel: Kernel, out: number, operands: readonly number[]) => void,
): void {
  const expected = rulesOf(primitive).reference(inputs, params, float32);
  const [result] = expected;
  if (!result) return;
  const arena = new Float32Array(
    inputs.reduce((total, { data }) => total + data.length + 1, 1) + result.data.length + 1,
  ).fill(12345);
  let at = 1;
  const operands = inputs.map(({ data }) => {
    const address = at;
    arena.set(data, address);
    at += data.length + 1;
    return address;
  });
  const untouched = arena.slice();
  run(createScalarKernel(arena), at, operands);
  const data = arena.slice(at, at + result.data.length);
  expectSameBits([{ shape: result.shape, data }], expected);
  untouched.set(data, at);
  expectSameBits([{ shape: [arena.length], data: arena }], [{ shape: [arena.length], data: untouched }]);
}

function randomTensors(shapes: readonly Shape[], seed: number): Tensor[] {
  return shapes.map((shape, i) => randomTensor(shape, seed + i, true));
}

test.each(['exp', 'log', 'tanh', 'sigmoid', 'relu'] as const)(
  '%s is the reference, element by element',
  (f) => {
    checkLaw(fc.tuple(length, seeds), ([length, seed]) =>
      checkKernel(f, {}, randomTensors([[length]], seed), (kernel, out, [x = 0]) =>
        kernel[f](out, x, length),
      ),
    );
  },
);

test.each(['add', 'sub', 'mul', 'div'] as const)('%s is the reference, element by element', (f) => {
  checkLaw(fc.tuple(length, seeds), ([length, seed]) =>
    checkKernel(f, {}, randomTensors([[length], [length]], seed), (kernel, out, [a = 0, b = 0]) =>
      kernel[f](out, a, b, length),
    ),
  );
});

test('select is the reference, element by element', () => {
  checkLaw(fc.tuple(length, seeds), ([length, seed]) =>
    checkKernel(
      'select',
      {},
      randomTensors([[length], [length], [length]], seed),
      (kernel, out, [condition = 0, a = 0, b = 0]) => kernel.select(out, condition, a, b, length),
    ),
  );
});

test('dot is the reference for every number of rows and columns that is left over', () => {
  const sizes = fc.record({
    products: fc.nat(3),
    rows: fc.nat(5),
    columns: fc.nat(21),
    depth: fc.nat(33),
    started: fc.boolean(),
    seed: seeds,
  });
  checkLaw(sizes, ({ products, rows, columns, depth, started, seed }) => {
    const shapes = [
      [products, rows, depth],
      [products, columns, depth],
      ...(started ? [[products, rows, columns]] : []),
    ];
    checkKernel('dot', { batch: 1 }, randomTensors(shapes, seed), (kernel, out, [a = 0, b = 0, start = -1]) =>
      kernel.dot(out, a, b, start, products, rows, columns, depth),
    );
  });
});

test('dot may write its sums over what they start from', () => {
  checkLaw(fc.tuple(fc.nat(5), fc.nat(21), seeds), ([rows, columns, seed]) => {
    const depth = 3;
    const shapes = [
      [rows, depth],
      [columns, depth],
      [rows, columns],
    ];
    const inputs = randomTensors(shapes, seed);
    const arena = Float32Array.from(inputs.flatMap(({ data }) => [...data]));
    const [b, start] = [rows * depth, rows * depth + columns * depth];
    createScalarKernel(arena).dot(start, 0, b, start, 1, rows, columns, depth);
    const expected = rulesOf('dot').reference(inputs, { batch: 0 }, float32);
    expectSameBits([{ shape: [rows, columns], data: arena.slice(start) }], expected);
  });
});

/** Rows, long enough for block copies or not, and indices of some of them, in any order and more than once. */
const named = fc
  .record({ rows: count, row: fc.oneof(fc.nat(5), fc.constant(40)), seed: seeds })
  .chain(({ rows, row, seed }) =>
    fc.array(fc.nat(rows - 1), { maxLength: 8 }).map((list) => {
      const indices: Tensor = { shape: [list.length], data: Float32Array.from(list) };
      return { rows, row, seed, indices };
    }),
  );

test('gather is the reference, row by row', () => {
  checkLaw(named, ({ rows, row, seed, indices }) => {
    const table = randomTensor([rows, row], seed, true);
    checkKernel('gather', {}, [table, indices], (kernel, out, [x = 0, at = 0]) =>
      kernel.gather(out, x, at, indices.data.length, row),
    );
  });
});

test('scatterAdd into zeros is the reference of segmentSum, in the order of the rows', () => {
  checkLaw(named, ({ rows, row, seed, indices }) => {
    const values = randomTensor([indices.data.length, row], seed, true);
    checkKernel('segmentSum', { count: rows }, [values, indices], (kernel, out, [x = 0, at = 0]) => {
      kernel.fill(out, rows * row, 0);
      kernel.scatterAdd(out, x, at, indices.data.length, row);
    });
  });
});

test.each(['sum', 'max', 'firstMax'] as const)('%s is the reference along any axis', (f) => {
  checkLaw(fc.record({ outer: count, length, inner: count, seed: seeds }), ({ outer, length, inner, seed }) =>
    checkKernel(f, { axis: 1 }, randomTensors([[outer, length, inner]], seed), (kernel, out, [x = 0]) =>
      kernel[f](out, x, outer, length, inner),
    ),
  );
});

test('softmax is the reference, row by row', () => {
  checkLaw(fc.record({ rows: count, length, seed: seeds }), ({ rows, length, seed }) =>
    checkKernel('softmax', {}, randomTensors([[rows, length]], seed), (kernel, out, [x = 0]) =>
      kernel.softmax(out, x, rows, length),
    ),
  );
});

test('fill writes one value and nothing beside', () => {
  const arena = new Float32Array(10);
  createScalarKernel(arena).fill(3, 4, 0.1);
  expect([...arena]).toEqual([0, 0, 0, ...Array<number>(4).fill(Math.fround(0.1)), 0, 0, 0]);
});

/** A shape, and strides on both sides: of any axes left out, turned round or repeated on the side that is read. */
const strided = fc
  .array(fc.oneof(fc.nat(4), fc.constant(40)), { maxLength: 3 })
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

test.each(['copy', 'accumulate'] as const)('%s goes through any strides in row-major order', (op) => {
  checkLaw(strided, ({ shape, strides, repeated, elements, seed }) => {
    const xStrides = strides.toReversed().map((stride, axis) => (repeated[axis] ? 0 : stride));
    // Only what is accumulated may be written to one place twice.
    const outStrides = strides.map((stride, axis) => (op === 'accumulate' && repeated[axis] ? 0 : stride));
    const out = xStrides.reduce((end, stride, axis) => end + stride * Math.max(0, (shape[axis] ?? 1) - 1), 1);
    const arena = Float32Array.from(randomTensor([out + elements + 1], seed, true).data);
    const expected = arena.slice();
    const read: number[] = [];
    visit(shape, xStrides, 0, (_, at) => read.push(at));
    visit(shape, outStrides, out, (index, at) => {
      const x = expected[read[index] ?? 0] ?? 0;
      expected[at] = op === 'copy' ? x : (expected[at] ?? 0) + x;
    });
    createScalarKernel(arena)[op](out, outStrides, 0, xStrides, shape);
    expectSameBits([{ shape: [arena.length], data: arena }], [{ shape: [arena.length], data: expected }]);
  });
});

test('elementwise functions and softmax may write over an operand', () => {
  checkLaw(fc.tuple(fc.integer({ min: 1, max: 40 }), seeds), ([length, seed]) => {
    const { data } = randomTensor([2 * length], seed, true);
    const inPlace: ((kernel: Kernel, out: number) => void)[] = [
      (kernel, out) => kernel.tanh(out, 0, length),
      (kernel, out) => kernel.add(out, 0, length, length),
      (kernel, out) => kernel.select(out, length, 0, length, length),
      (kernel, out) => kernel.softmax(out, 0, 1, length),
    ];
    for (const run of inPlace) {
      const apart = Float32Array.from([...data, ...new Float32Array(length)]);
      run(createScalarKernel(apart), 2 * length);
      const over = Float32Array.from(data);
      run(createScalarKernel(over), 0);
      expectSameBits(
        [{ shape: [length], data: over.slice(0, length) }],
        [{ shape: [length], data: apart.slice(2 * length) }],
      );
    }
  });
});
