import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batch } from '../../src/compiler/batch.ts';
import { Builder } from '../../src/ir/builder.ts';
import { countFlops } from '../../src/ir/cost.ts';
import { evaluate, float32 } from '../../src/ir/evaluate.ts';
import type { Shape } from '../../src/ir/program.ts';
import { typecheck } from '../../src/ir/typecheck.ts';
import { checkLaw } from '../harness/checkLaw.ts';
import { checkBatched, checkDerivative, patternsOf, planOf, runPlan } from '../laws/checks.ts';
import { expectSameBits, randomTensor, smoothTensor } from '../laws/numbers.ts';
import { type Case, nests } from './nests.ts';

const size = fc.integer({ min: 1, max: 4 });
const seeds = fc.nat(2 ** 31 - 1);

/** Programs of several equations, as blocks emit them: results used twice or not at all, maps in maps, values captured from outside. */
const programs: Record<string, fc.Arbitrary<Case>> = {
  'a layer and a softmax': fc.tuple(size, size).map(([n, units]) => ({
    shapes: [[2, n], [units, n], [units]],
    build: (emit, [x, W, b]) => (x && W && b ? [emit.one('softmax', [emit.add(emit.dot(x, W), b)], {})] : []),
  })),
  'a value used twice': size.map((n) => ({
    shapes: [[n]],
    build: (emit, [x]) => (x ? [emit.mul(x, emit.one('tanh', [x], {})), emit.add(x, x)] : []),
  })),
  'a result that is an input': size.map((n) => ({
    shapes: [[n], [n]],
    build: (emit, [x, y]) => (x && y ? [y, emit.add(x, y), y] : []),
  })),
  'an input that nothing reads': size.map((n) => ({
    shapes: [[n], [n]],
    build: (emit, [x]) => (x ? [emit.one('sigmoid', [x], {})] : []),
  })),
  'a convolution': fc.tuple(size, size).map(([channels, units]) => ({
    shapes: [
      [5, 4, channels],
      [units, 4 * channels],
    ],
    build: (emit, [x, W]) => {
      if (!x || !W) return [];
      const windows = emit.reshape(emit.window(x, 0, [2, 2], [1, 2]), [4, 2, 4 * channels]);
      return emit.map([windows], 4, (rows, [row]) =>
        row
          ? rows.map([row], 2, (inner, [window]) =>
              window ? [inner.one('tanh', [inner.dot(window, W)], {})] : [],
            )
          : [],
      );
    },
  })),
  'a map that captures what a map around it has': fc.tuple(size, size).map(([n, m]) => ({
    shapes: [[n, m, 2], [n, 2], [2]],
    build: (emit, [x, y, z]) => {
      if (!x || !y || !z) return [];
      return emit.map([x, y], n, (outer, [rows, shift]) =>
        rows && shift
          ? outer.map([rows], m, (inner, [row]) => (row ? [inner.mul(inner.add(row, shift), z), shift] : []))
          : [],
      );
    },
  })),
  'a body that ignores its element': fc.tuple(size, size).map(([n, m]) => ({
    shapes: [[n], [m]],
    build: (emit, [x, y]) =>
      x && y ? emit.map([x], n, (inner) => [inner.one('tanh', [y], {}), inner.fill(2, [m])]) : [],
  })),
};

describe.each(Object.entries({ ...programs, ...nests }))('%s', (_, cases) => {
  const built = cases.map(({ shapes, build }) => ({ shapes, program: new Builder().trace(shapes, build) }));

  test('is sound, and its compiled plan gives what the interpreter gives, bit for bit', () => {
    checkLaw(fc.tuple(built, seeds), ([{ shapes, program }, seed]) => {
      typecheck(program);
      const inputs = shapes.map((shape, i) => randomTensor(shape, seed + i, true));
      expectSameBits(runPlan(planOf(program), inputs), evaluate(program, inputs, float32));
    });
  });

  test('means the same without its maps, bit for bit', () => {
    checkLaw(fc.tuple(built, seeds), ([{ shapes, program }, seed]) => {
      const flat = batch(program);
      typecheck(flat);
      expect(flat.equations.filter(({ primitive }) => primitive === 'map')).toEqual([]);
      const inputs = shapes.map((shape, i) => randomTensor(shape, seed + i, true));
      expectSameBits(evaluate(flat, inputs, float32), evaluate(program, inputs, float32));
    });
  });

  test('is the same batched as one element at a time', () => {
    checkLaw(fc.tuple(built, seeds, fc.integer({ min: 1, max: 3 })), ([{ shapes, program }, seed, size]) => {
      for (const batched of patternsOf(shapes.length)) {
        const inputs = shapes.map((shape, i) =>
          randomTensor(batched[i] ? [size, ...shape] : shape, seed + i, true),
        );
        checkBatched(program, inputs, batched, size);
      }
    });
  });

  test('has the derivative that central differences give', () => {
    checkLaw(fc.tuple(built, seeds), ([{ shapes, program }, seed]) => {
      const inputs = shapes.map((shape, i) => smoothTensor(shape, seed + i));
      const gradients = program.outputs.map((id, i) => smoothTensor(program.shapes[id] ?? [], seed - 1 - i));
      checkDerivative(program, inputs, gradients);
    });
  });
});

function costOf(shapes: readonly Shape[], build: Case['build']): number {
  return countFlops(new Builder().trace(shapes, build));
}

test('a matrix product costs a multiplication and an addition a term', () => {
  expect(
    costOf(
      [
        [7, 5],
        [3, 5],
      ],
      (emit, [x, W]) => (x && W ? [emit.dot(x, W)] : []),
    ),
  ).toBe(2 * 7 * 5 * 3);
});

test('moving numbers costs nothing', () => {
  expect(costOf([[2, 3]], (emit, [x]) => (x ? [emit.repeat(emit.transpose(x, [1, 0]), 4)] : []))).toBe(0);
});

test('a map costs its body once an element', () => {
  expect(
    costOf([[6, 3]], (emit, [x]) =>
      x ? emit.map([x], 6, (inner, [row]) => (row ? [inner.add(row, row)] : [])) : [],
    ),
  ).toBe(6 * 3);
});

test('an operand of another program is refused', () => {
  const stranger = new Builder().input([2]);
  expect(() => new Builder().one('tanh', [stranger], {})).toThrow('An operand of another program was used.');
});

test('names given within a map come out with the mapped axis in front', () => {
  const emit = new Builder();
  const x = emit.input([4, 3]);
  emit.map([x], 4, (inner, [row]) => {
    if (row) inner.name('inside', inner.sum(row, 0));
    return [];
  });
  expect(emit.named.get('inside')?.operand.shape).toEqual([4]);
  expect(emit.named.get('inside')?.layout).toEqual([4]);
});
