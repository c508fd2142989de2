import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Topology } from '../../src/base/topology.ts';
import type { Instruction } from '../../src/compiler/plan.ts';
import { schedule } from '../../src/compiler/schedule.ts';
import { Builder, type Operand } from '../../src/ir/builder.ts';
import { evaluate, float32 } from '../../src/ir/evaluate.ts';
import type { Shape } from '../../src/ir/program.ts';
import { checkLaw } from '../harness/checkLaw.ts';
import { instructionsIn, planAsItIs, planOf, runPlan } from '../laws/checks.ts';
import { expectSameBits, randomTensor } from '../laws/numbers.ts';

type Build = (emit: Builder, inputs: readonly Operand[]) => readonly Operand[];

/** Holds the plan of a program, with and without what no result depends on, to the reference; gives the plan. */
function planned(shapes: readonly Shape[], build: Build) {
  const program = new Builder().trace(shapes, build);
  const inputs = shapes.map((shape, i) => randomTensor(shape, i, false));
  const expected = evaluate(program, inputs, float32);
  const plan = planAsItIs(schedule(program));
  for (const each of [plan, planAsItIs(program)]) expectSameBits(runPlan(each, inputs), expected);
  return plan;
}

/** How many elements are moved from one place to another in a run. */
function copied(instructions: readonly Instruction[]): number {
  return instructions.reduce((total, instruction) => {
    if (instruction.op === 'loop') return total + instruction.times * copied(instruction.body);
    if (instruction.op !== 'copy') return total;
    return total + instruction.shape.reduce((product, size) => product * size, 1);
  }, 0);
}

const tanh = (emit: Builder, x: Operand) => emit.one('tanh', [x], {});

/** Of a vector and eight rows in a panel. */
const product = (emit: Builder, x: Operand, panels: Operand, start: Operand) =>
  emit.one('packedDot', [x, panels, start], { batch: 0, columns: 8 });

describe('what need not be copied', () => {
  test.each<{ what: string; shapes: readonly Shape[]; build: Build; copies: number }>([
    {
      what: 'parts that are made where they are joined',
      shapes: [[2], [3]],
      build: (emit, [a, b]) => (a && b ? [emit.concat([tanh(emit, a), tanh(emit, b)], 0)] : []),
      copies: 0,
    },
    {
      what: 'parts that are joined along the first axis of more than one element',
      shapes: [[1, 2, 3]],
      build: (emit, [x]) => (x ? [emit.concat([tanh(emit, x), emit.mul(x, x)], 1)] : []),
      copies: 0,
    },
    {
      what: 'copies of a layer, each reshaped to a row',
      shapes: [[4]],
      build(emit, [x]) {
        const copies: Operand[] = [];
        for (let value = x; value && copies.length < 5; copies.push(value)) value = tanh(emit, value);
        const rows = copies.map((value) => emit.reshape(value, [1, 4]));
        return [emit.concat(rows, 0), ...copies.slice(-1)];
      },
      copies: 0,
    },
    {
      what: 'joins of joins, with all of them results',
      shapes: [[2], [3]],
      build(emit, [a, b]) {
        if (!a || !b) return [];
        const inner = emit.concat([tanh(emit, a), tanh(emit, b)], 0);
        return [inner, emit.concat([emit.mul(a, a), inner, emit.add(b, b)], 0)];
      },
      copies: 0,
    },
    {
      what: 'slices of whole rows, reshapes, and a single repetition',
      shapes: [[4, 3]],
      build(emit, [x]) {
        if (!x) return [];
        const rows = emit.slice(x, [1, 0], [2, 3]);
        return [emit.add(emit.reshape(rows, [6]), emit.fill(1, [6])), emit.repeat(rows, 1)];
      },
      copies: 0,
    },
    {
      what: 'what comes in from outside into a loop',
      shapes: [[2], [2]],
      build: (emit, [h, w]) =>
        h && w
          ? emit.scan({ elements: [], states: [tanh(emit, h)], length: 5 }, (inner, _, [state]) => ({
              states: state ? [inner.mul(inner.add(state, w), w)] : [],
              results: [],
            })).states
          : [],
      copies: 0,
    },
    {
      what: 'elements of a sequence, read as they lie in whatever order',
      shapes: [[5, 2], [2]],
      build: (emit, [sequence, start]) =>
        sequence && start
          ? emit.scan(
              { elements: [sequence], states: [tanh(emit, start)], length: 5, reverse: true },
              (inner, [x], [state]) => ({
                states: x && state ? [inner.mul(inner.add(state, x), x)] : [],
                results: [],
              }),
            ).states
          : [],
      copies: 0,
    },
  ])('$what', ({ shapes, build, copies }) => {
    expect(copied(instructionsIn(planned(shapes, build)))).toBe(copies);
  });
});

describe('a result is written over an operand', () => {
  const arenaOf = (build: Build, ...shapes: readonly Shape[]) => planned(shapes, build).arena;

  test('of an elementwise function that reads it last', () => {
    const layers: Build = (emit, [x]) => {
      let value = x;
      for (let i = 0; value && i < 9; i++) value = tanh(emit, value);
      return value ? [value] : [];
    };
    expect(arenaOf(layers, [100])).toBe(2 * 100);
  });

  test('of a softmax, and of a product for what its sums start from', () => {
    const build: Build = (emit, [x, W]) =>
      x && W ? [emit.one('softmax', [product(emit, x, W, tanh(emit, emit.mul(x, x)))], {})] : [];
    expect(arenaOf(build, [8], [1, 8, 8])).toBe(8 + 64 + 8);
  });

  test('unless it is read again, or is what the product reads', () => {
    const again: Build = (emit, [x]) => {
      if (!x) return [];
      const y = tanh(emit, x);
      return [emit.mul(tanh(emit, y), y)];
    };
    expect(arenaOf(again, [8])).toBe(8 + 2 * 8);
    const own: Build = (emit, [x, W]) => {
      if (!x || !W) return [];
      const y = tanh(emit, x);
      return [product(emit, y, W, y)];
    };
    expect(arenaOf(own, [8], [1, 8, 8])).toBe(8 + 64 + 2 * 8);
  });
});

describe('what has to be copied', () => {
  test.each<{ what: string; shapes: readonly Shape[]; build: Build; copies: number }>([
    {
      what: 'inputs and constants',
      shapes: [[2]],
      build: (emit, [x]) => (x ? [emit.concat([x, emit.fill(1, [3])], 0)] : []),
      copies: 5,
    },
    {
      what: 'a part that is there twice, once',
      shapes: [[2]],
      build(emit, [x]) {
        if (!x) return [];
        const y = tanh(emit, x);
        return [emit.concat([y, y], 0)];
      },
      copies: 2,
    },
    {
      what: 'a part that another join has',
      shapes: [[2]],
      build(emit, [x]) {
        if (!x) return [];
        const y = tanh(emit, x);
        return [emit.concat([y, emit.mul(x, x)], 0), emit.concat([emit.add(x, x), y], 0)];
      },
      copies: 2,
    },
    ...[0, 2].map((start) => ({
      what: `a piece of another value, from ${start} on`,
      shapes: [[4], [2]],
      build(emit: Builder, [x, z]: readonly Operand[]) {
        if (!x || !z) return [];
        const y = tanh(emit, x);
        return [emit.concat([emit.slice(y, [start], [2]), tanh(emit, z)], 0), y];
      },
      copies: 2,
    })),
    {
      what: 'parts that lie in turns',
      shapes: [[2, 3]],
      build: (emit, [x]) => (x ? [emit.concat([tanh(emit, x), emit.mul(x, x)], 1)] : []),
      copies: 12,
    },
    {
      what: 'an initial state that is read again',
      shapes: [[2]],
      build(emit, [x]) {
        if (!x) return [];
        const start = tanh(emit, x);
        const { states } = emit.scan({ elements: [], states: [start], length: 3 }, (inner, _, [state]) => ({
          states: state ? [inner.mul(state, state)] : [],
          results: [],
        }));
        return [...states, emit.add(start, x)];
      },
      copies: 2,
    },
  ])('$what', ({ shapes, build, copies }) => {
    expect(copied(instructionsIn(planned(shapes, build)))).toBe(copies);
  });
});

/** A right chain: each node has a leaf and the node before it as its children. */
function chain(leaves: number): Topology {
  const children: (readonly number[])[] = Array.from({ length: leaves }, () => []);
  for (let node = leaves; node < 2 * leaves - 1; node++)
    children.push([2 * leaves - 2 - node, node === leaves ? leaves - 1 : node - 1]);
  return { children };
}

test('a fold over a chain copies a number of elements that is linear in its length', () => {
  const copiesOf = (leaves: number) => {
    const program = new Builder().trace([[leaves, 4]], (emit, [x]) =>
      x ? [emit.fold(x, chain(leaves), (inner, [a, b]) => (a && b ? inner.add(tanh(inner, a), b) : x))] : [],
    );
    return copied(instructionsIn(planOf(program)));
  };
  const [short, long] = [copiesOf(10), copiesOf(100)];
  expect(long).toBeGreaterThan(0);
  expect(long).toBeLessThanOrEqual(11 * short);
});

/** A scan of states that take over from one another, and results of all kinds; numbers choose what it does. */
const scans = fc.record({
  states: fc.integer({ min: 1, max: 4 }),
  length: fc.nat(3),
  reverse: fc.boolean(),
  numbers: fc.array(fc.nat(1000), { minLength: 20, maxLength: 40 }),
  within: fc.boolean(),
});

describe('the states of a scan', () => {
  test('take over from one another, from elements and from what is outside, at once and whole', () => {
    checkLaw(scans, ({ states, length, reverse, numbers, within }) => {
      let next = 0;
      const choose = <T>(items: readonly T[]) => items[(numbers[next++] ?? next) % items.length];
      const build: Build = (emit, [x, w, ...inputs]) => {
        if (!x || !w) return [];
        const starts = inputs.map((input) => choose([input, input, tanh(emit, input)]) ?? input);
        const given = Array.from({ length: states }, () => choose(starts) ?? w);
        const scan = (outer: Builder, elements: readonly Operand[], from: readonly Operand[]) =>
          outer.scan({ elements, states: from, length, reverse }, (inner, slices, current) => {
            const pool = [...current, ...slices, w];
            for (let i = 0; i < 3; i++) {
              const [a = w, b = w] = [choose(pool), choose(pool)];
              const join = inner.concat([a, b], 0);
              pool.push(
                choose([inner.mul(a, b), tanh(inner, a), inner.slice(join, [choose([0, 1, 2]) ?? 0], [2])]) ??
                  a,
              );
            }
            const some = (count: number) => Array.from({ length: count }, () => choose(pool) ?? w);
            return { states: some(states), results: some(3) };
          });
        if (!within) {
          const { states: finals, results } = scan(emit, [x], given);
          return [emit.concat(finals, 0), ...results];
        }
        const outer = emit.scan({ elements: [x], states: given, length }, (inner, slices, current) => {
          const repeated = slices.map((slice) => inner.repeat(slice, length));
          const { states: finals, results } = scan(inner, repeated, current);
          return { states: finals, results: [...results, ...current] };
        });
        return [...outer.states, ...outer.results];
      };
      planned([[length, 2], [2], [2], [2], [2]], build);
    });
  });
});
