import { describe, expect, test } from 'vitest';
import { prune } from '../../src/compiler/prune.ts';
import { rowsBeforeMoves } from '../../src/compiler/rowsBeforeMoves.ts';
import type { Builder, Operand } from '../../src/ir/builder.ts';
import type { Shape } from '../../src/ir/program.ts';
import { type Build, outline, through } from './outline.ts';

interface Case {
  readonly what: string;
  readonly shapes: readonly Shape[];
  readonly build: Build;
  readonly gives: string;
}

const moved = (shapes: readonly Shape[], build: Build, lasting?: ReadonlySet<number>) =>
  outline(through((program) => prune(rowsBeforeMoves(program, lasting)), shapes, build));

test.each<Case>([
  {
    what: 'a product of all windows becomes windows of the product',
    shapes: [
      [7, 3],
      [4, 3],
    ],
    build: (emit, [x, W]) => (x && W ? [emit.dot(emit.window(x, 0, [3], [1]), W)] : []),
    gives: 'dot window',
  },
  {
    what: 'a bias and a function come along',
    shapes: [[7, 3], [4, 3], [4]],
    build: (emit, [x, W, b]) =>
      x && W && b ? [emit.one('tanh', [emit.add(emit.dot(emit.window(x, 0, [3], [1]), W), b)], {})] : [],
    gives: 'dot broadcast add tanh window',
  },
  {
    what: 'it goes before everything that leaves rows whole',
    shapes: [
      [7, 3],
      [4, 3],
    ],
    build(emit, [x, W]) {
      if (!x || !W) return [];
      const windows = emit.transpose(emit.window(x, 0, [3], [1]), [1, 0, 2]);
      const turned = emit.one('flip', [emit.slice(windows, [0, 1, 0], [3, 4, 3])], { axis: 0 });
      return [emit.dot(emit.reshape(emit.repeat(turned, 2), [24, 3]), W)];
    },
    gives: 'dot window transpose slice flip broadcast reshape',
  },
  {
    what: 'rows of nothing, of which a reshape makes any number, stay where they are',
    shapes: [
      [1, 0],
      [4, 0],
    ],
    build: (emit, [x, W]) => (x && W ? [emit.dot(emit.reshape(emit.repeat(x, 1), [6, 0]), W)] : []),
    gives: 'broadcast reshape dot',
  },
  {
    what: 'rows that are looked up more often than there are any are multiplied before',
    shapes: [
      [2, 3],
      [4, 3],
    ],
    build: (emit, [table, W]) =>
      table && W ? [emit.dot(emit.gather(table, emit.list([0, 1, 0, 0])), W)] : [],
    gives: 'constant dot gather',
  },
  {
    what: 'rows that are looked up once each are multiplied behind',
    shapes: [
      [5, 3],
      [4, 3],
    ],
    build: (emit, [table, W]) => (table && W ? [emit.dot(emit.gather(table, emit.list([4, 1])), W)] : []),
    gives: 'constant gather dot',
  },
  {
    what: 'windows that become one vector each stay before their product',
    shapes: [
      [7, 3],
      [4, 9],
    ],
    build: (emit, [x, W]) => (x && W ? [emit.dot(emit.reshape(emit.window(x, 0, [3], [1]), [5, 9]), W)] : []),
    gives: 'window reshape dot',
  },
  {
    what: 'windows that leave rows out stay before their product',
    shapes: [
      [9, 3],
      [4, 3],
    ],
    build: (emit, [x, W]) => (x && W ? [emit.dot(emit.window(x, 0, [1], [3]), W)] : []),
    gives: 'window dot',
  },
])('$what', ({ shapes, build, gives }) => {
  expect(moved(shapes, build)).toBe(gives);
});

/** A layer over the first row of a table, as often as there are numbers in x. */
function lookedUp(emit: Builder, [table, W, b, x]: readonly Operand[]): readonly Operand[] {
  if (!table || !W || !b || !x) return [];
  const zero = emit.fill(0, x.shape);
  const rows = emit.gather(table, emit.one('select', [x, zero, zero], {}));
  return [emit.one('tanh', [emit.add(emit.dot(rows, W), b)], {})];
}

describe('of inputs that stay the same for many runs', () => {
  test.each<Case & { readonly lasting: readonly number[] }>([
    {
      what: 'a layer over rows that are looked up is applied to all of them',
      shapes: [[50, 3], [4, 3], [4], [2]],
      lasting: [0, 1, 2],
      build: lookedUp,
      gives: 'constant select dot broadcast add tanh gather',
    },
    {
      what: 'it stays behind what looks them up if there are too many of them for one run',
      shapes: [[200, 3], [4, 3], [4], [2]],
      lasting: [0, 1, 2],
      build: lookedUp,
      gives: 'constant select gather dot broadcast add tanh',
    },
    {
      what: 'it stays if they are few enough for one run but take too much in all',
      shapes: [[3000, 300], [310, 300], [310], [100]],
      lasting: [0, 1, 2],
      build: lookedUp,
      gives: 'constant select gather dot broadcast add tanh',
    },
    {
      what: 'it stays if its weights are computed in every run',
      shapes: [[50, 3], [4, 3], [4], [2]],
      lasting: [0, 2],
      build: lookedUp,
      gives: 'constant select gather dot broadcast add tanh',
    },
  ])('$what', ({ shapes, build, gives, lasting }) => {
    expect(moved(shapes, build, new Set(lasting))).toBe(gives);
  });
});
