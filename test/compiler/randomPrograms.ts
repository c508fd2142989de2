import fc from 'fast-check';
import type { Topology } from '../../src/base/topology.ts';
import { countElements } from '../../src/base/valueType.ts';
import { Builder, type Operand } from '../../src/ir/builder.ts';
import type { Program, Shape } from '../../src/ir/program.ts';

export interface RandomProgram {
  readonly program: Program;
  /** Those of its inputs. */
  readonly shapes: readonly Shape[];
}

/** Programs of equations of all kinds, with maps, scans and folds in one another. */
export const randomPrograms: fc.Arbitrary<RandomProgram> = fc
  .array(fc.nat(2 ** 20), { minLength: 4, maxLength: 600, size: 'max' })
  .map((choices) => {
    const shapes: readonly Shape[] = [[3], [2, 3], [3, 3], [3, 2, 3], [0, 3]];
    const random = new Choices(choices);
    const program = new Builder().trace(shapes, (emit, inputs) => grow(random, emit, inputs, 0));
    return { program, shapes };
  });

/** Values have at most so many elements; sub-programs are applied at most so often and lie at most so deep in one another. */
const most = { elements: 60, times: 4, depth: 3 };

class Choices {
  private readonly numbers: readonly number[];
  private next = 0;

  constructor(numbers: readonly number[]) {
    this.numbers = numbers;
  }

  get areLeft(): boolean {
    return this.next < this.numbers.length;
  }

  /** A number below the limit; from the first choice again when all are taken. */
  below(limit: number): number {
    return limit < 1 ? 0 : (this.numbers[this.next++ % this.numbers.length] ?? 0) % limit;
  }

  oneOf<T>(items: readonly T[]): T | undefined {
    return items[this.below(items.length)];
  }
}

/** Emits equations over these values, and gives some of the values that there are then. */
function grow(random: Choices, emit: Builder, given: readonly Operand[], depth: number): readonly Operand[] {
  const pool = [...given];
  const equations = depth === 0 ? 30 : 2 + random.below(9);
  for (let i = 0; i < equations && random.areLeft; i++) {
    const x = random.oneOf(pool);
    const step = random.oneOf(depth < most.depth ? [...simple, ...nesting, ...nesting] : simple);
    if (!x || !step) continue;
    const made = step({ random, emit, pool, depth }, x);
    pool.push(...made.filter(({ shape }) => countElements(shape) <= most.elements));
  }
  return some({ random, pool }, 2 + random.below(depth === 0 ? 12 : 4));
}

interface Place {
  readonly random: Choices;
  readonly emit: Builder;
  readonly pool: readonly Operand[];
  readonly depth: number;
}

type Step = (place: Place, x: Operand) => readonly Operand[];

/** One of the values of this shape. */
function like({ random, pool }: Place, shape: Shape): Operand | undefined {
  return random.oneOf(pool.filter((each) => each.shape.join() === shape.join()));
}

function some({ random, pool }: Pick<Place, 'random' | 'pool'>, count: number): readonly Operand[] {
  return Array.from({ length: count }, () => random.oneOf(pool)).filter((each) => each !== undefined);
}

const simple: readonly Step[] = [
  ({ random, emit }, x) =>
    emit.apply(random.oneOf(['tanh', 'sigmoid', 'relu', 'exp'] as const) ?? 'tanh', [x], {}),
  (place, x) => [place.emit.add(x, like(place, x.shape) ?? x)],
  (place, x) => [place.emit.mul(x, like(place, x.shape) ?? x)],
  (place, x) => [place.emit.select(x, like(place, x.shape) ?? x, place.emit.fill(0.5, x.shape))],
  ({ random, emit }) => [emit.list([0.5, random.below(3), 2]), emit.fill(random.below(3) - 1, [2, 3])],
  (place, x) => {
    const { random, emit, pool } = place;
    const W = random.oneOf(pool.filter(({ shape }) => shape.length === 2 && shape[1] === x.shape.at(-1)));
    if (!W || x.shape.length === 0) return [];
    const start = like(place, [...x.shape.slice(0, -1), W.shape[0] ?? 0]);
    return [emit.dot(x, W, random.below(2) === 0 ? start : undefined)];
  },
  ({ emit }, x) => [emit.reshape(x, [countElements(x.shape)]), emit.reshape(x, [1, ...x.shape])],
  ({ emit }, x) => [emit.transpose(x, x.shape.map((_, i) => i).reverse()), emit.repeat(x, 2)],
  ({ random, emit }, x) => {
    const starts = x.shape.map((size) => random.below(size));
    const sizes = x.shape.map((size, i) => Math.min(size, 1 + random.below(size - (starts[i] ?? 0))));
    return [emit.slice(x, starts, sizes)];
  },
  ({ random, emit, pool }, x) => {
    if (x.shape.length === 0) return [];
    const axis = random.below(x.shape.length);
    const rest = (shape: Shape) => shape.with(axis, 0).join();
    const fitting = pool.filter(
      ({ shape }) => shape.length === x.shape.length && rest(shape) === rest(x.shape),
    );
    const others = Array.from({ length: 1 + random.below(3) }, () => random.oneOf(fitting) ?? x);
    return [emit.concat([x, ...others], axis)];
  },
  ({ random, emit }, x) => {
    if (x.shape.length === 0) return [];
    const axis = random.below(x.shape.length);
    return [emit.sum(x, axis), emit.max(x, axis), emit.one('flip', [x], { axis })];
  },
  ({ emit }, x) => (x.shape.length === 0 ? [] : [emit.one('softmax', [x], {})]),
  ({ random, emit }, x) => {
    const [rows = 0] = x.shape;
    if (rows === 0) return [];
    const indices = emit.list(Array.from({ length: random.below(4) }, () => random.below(rows)));
    const row = emit.gather(x, indices);
    return [row, emit.one('segmentSum', [row, indices], { count: rows })];
  },
  ({ random, emit }, x) => {
    const ends = () => x.shape.map(() => random.below(2));
    return [emit.pad(x, ends(), ends(), 1.5)];
  },
];

const nesting: readonly Step[] = [
  ({ random, emit, pool, depth }, x) => {
    const [size] = x.shape;
    if (size === undefined || size > most.times) return [];
    return emit.map([x], size, (inner, elements) => grow(random, inner, [...elements, ...pool], depth + 1));
  },
  (place, x) => {
    const { random, emit, pool, depth } = place;
    const elements = (x.shape[0] ?? most.times) < most.times && random.below(8) > 0 ? [x] : [];
    const length = elements[0]?.shape[0] ?? random.below(4);
    const further = pool.filter(({ shape }) => shape[0] === length);
    if (elements.length > 0 && random.below(2) === 0) elements.push(...further.slice(-1));
    const over = { elements, states: some(place, random.below(4)), length, reverse: random.below(2) === 0 };
    const { states, results } = emit.scan(over, (inner, slices, current) => {
      const known = [...slices, ...current, ...current, ...pool];
      const grown = grow(random, inner, known, depth + 1);
      // The next states are what was computed where it fits, or one another, or what there is outside.
      const next = current.map(({ shape }) =>
        like({ ...place, pool: [...grown, ...grown, ...known] }, shape),
      );
      return { states: next.filter((each) => each !== undefined), results: grown };
    });
    return [...states, ...results];
  },
  ({ random, emit, pool, depth }, x) => {
    const [leaves] = x.shape;
    if (leaves === undefined || leaves > most.times) return [];
    const all = emit.fold(x, forest(random, leaves), (inner, children) => {
      const grown = grow(random, inner, [...children, ...pool], depth + 1);
      const [child = x] = children;
      const fitting = grown.filter(({ shape }) => shape.join() === child.shape.join());
      return random.oneOf([...fitting, inner.add(child, children.at(-1) ?? child)]) ?? child;
    });
    return [all];
  },
];

/** A forest of so many leaves: up to six times, some of the last trees are joined under a new parent. */
function forest(random: Choices, leaves: number): Topology {
  const children: (readonly number[])[] = [];
  const roots: number[] = [];
  for (let [left, joins] = [leaves, 6]; left + joins > 0; ) {
    const joining = left === 0 || (joins > 0 && random.below(2) === 0);
    if (joining) joins--;
    else left--;
    const taken = joining ? roots.splice(-1 - random.below(3)) : [];
    // Where there is nothing to join, nothing is made: it would be one leaf more.
    if (joining && taken.length === 0) continue;
    roots.push(children.length);
    children.push(taken);
  }
  return { children };
}
