import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countByChildren, type Topology } from '../../src/base/topology.ts';
import { Builder, type Named, type Operand } from '../../src/ir/builder.ts';
import { countFlops } from '../../src/ir/cost.ts';
import { evaluate, float32 } from '../../src/ir/evaluate.ts';
import { expandFold } from '../../src/ir/expandFold.ts';
import { isRagged, type Layout, sizeOf } from '../../src/ir/layout.ts';
import type { FoldParams } from '../../src/ir/primitives/fold.ts';
import type { Program } from '../../src/ir/program.ts';
import { typecheck } from '../../src/ir/typecheck.ts';
import { checkLaw } from '../harness/checkLaw.ts';
import { applications, programOf } from '../laws/applications.ts';
import { expectSameBits, randomTensor } from '../laws/numbers.ts';
import { results, tensor } from './tensors.ts';

/** `((1 2) (3 4 5))` */
const mixed: Topology = { children: [[], [], [0, 1], [], [], [], [3, 4, 5], [2, 6]] };

/** The sum of the children of each node. */
const sum = (emit: Builder, children: readonly Operand[]) =>
  children.reduce((total, child) => emit.add(total, child));

test('a fold gives the values of all nodes in post-order', () => {
  const all = results([tensor([5])], (emit, [leaves]) => (leaves ? [emit.fold(leaves, mixed, sum)] : []));
  expect(all).toEqual([{ shape: [8], numbers: [1, 2, 3, 3, 4, 5, 12, 15] }]);
});

test('its body is built once for each number of children', () => {
  const built: number[] = [];
  const emit = new Builder();
  emit.fold(emit.input([5, 2]), mixed, (inner, children) => {
    built.push(children.length);
    return sum(inner, children);
  });
  expect(built).toEqual([2, 3]);
});

test('children come in their order, and bodies take different things from outside', () => {
  const all = results([tensor([5]), tensor([], [10]), tensor([], [100])], (emit, [leaves, two, three]) =>
    leaves && two && three
      ? [
          emit.fold(leaves, mixed, (inner, children) => {
            const [first, second] = children;
            if (!first || !second) return leaves;
            return inner.add(inner.sub(first, second), children.length === 2 ? two : three);
          }),
        ]
      : [],
  );
  expect(all).toEqual([{ shape: [8], numbers: [1, 2, 9, 3, 4, 5, 99, -80] }]);
});

test('a tree of one leaf is that leaf, and an empty forest is empty', () => {
  const fold = (tree: Topology, leaves: number) =>
    results([tensor([leaves, 2])], (emit, [x]) => (x ? [emit.fold(x, tree, sum)] : []));
  expect(fold({ children: [[]] }, 1)).toEqual([{ shape: [1, 2], numbers: [1, 2] }]);
  expect(fold({ children: [] }, 0)).toEqual([{ shape: [0, 2], numbers: [] }]);
});

test('a fold costs each body once a node of its number of children', () => {
  const program = new Builder().trace([[5, 7]], (emit, [leaves]) =>
    leaves ? [emit.fold(leaves, mixed, sum)] : [],
  );
  expect(countFlops(program)).toBe((2 * 1 + 1 * 2) * 7);
});

/** The fold of a program of one equation, by levels. */
function expanded(program: Program): Program {
  const [equation] = program.equations;
  const shapes = program.inputs.map((id) => program.shapes[id] ?? []);
  return new Builder().trace(shapes, (emit, inputs) =>
    expandFold(emit, inputs, equation?.params as FoldParams),
  );
}

test('by levels it is the same as node after node, bit for bit', () => {
  const seeds = fc.nat(2 ** 31 - 1);
  checkLaw(fc.tuple(applications(4).fold, seeds), ([application, seed]) => {
    const program = programOf(application);
    const levels = expanded(program);
    typecheck(levels);
    const inputs = application.shapes.map((shape, i) => randomTensor(shape, seed + i, true));
    expectSameBits(evaluate(levels, inputs, float32), evaluate(program, inputs, float32));
  });
});

test('the store of a fold by levels grows behind', () => {
  const program = new Builder().trace([[5, 2]], (emit, [leaves]) =>
    leaves ? [emit.fold(leaves, mixed, sum)] : [],
  );
  const levels = expanded(program);
  const grown = levels.equations.filter(({ primitive }) => primitive === 'concat');
  expect(grown.map(({ inputs }) => inputs[0])).toEqual([
    levels.inputs[0],
    ...grown.slice(0, -1).flatMap(({ outputs }) => outputs),
  ]);
  expect(grown.flatMap(({ outputs }) => outputs.map((id) => levels.shapes[id]))).toEqual([
    [6, 2],
    [7, 2],
    [8, 2],
  ]);
});

test('a level is one application of each body, however many nodes it has', () => {
  const leaves = 16;
  const children: number[][] = Array.from({ length: leaves }, () => []);
  for (let first = 0; children.length < 2 * leaves - 1; first += 2) children.push([first, first + 1]);
  const program = new Builder().trace([[leaves, 3]], (emit, [x]) =>
    x ? [emit.fold(x, { children }, sum)] : [],
  );
  const added = expanded(program).equations.filter(({ primitive }) => primitive === 'add');
  expect(added).toHaveLength(4);
});

describe('names given in a fold', () => {
  /** What a fold of the leaves 1, 2, … gives under a name. */
  function named(
    tree: Topology,
    leaves: number,
    give: (emit: Builder, children: readonly Operand[]) => void,
  ) {
    const found: Named[] = [];
    const [value] = results([tensor([leaves, 1])], (emit, [x]) => {
      if (!x) return [];
      emit.fold(x, tree, (inner, children) => {
        give(inner, children);
        return sum(inner, children);
      });
      found.push(...emit.named.values());
      return found.map(({ operand }) => operand);
    });
    return { layout: found[0]?.layout, ...value };
  }

  test('come out stacked over the nodes that have children, in post-order', () => {
    const sums = named(mixed, 5, (inner, children) => inner.name('sum', sum(inner, children)));
    expect(sums).toEqual({ layout: [3, 1], shape: [3, 1], numbers: [3, 12, 15] });
  });

  test('are packed one behind the other where their shapes differ', () => {
    const joined = named(mixed, 5, (inner, children) => inner.name('joined', inner.concat(children, 0)));
    expect(joined).toEqual({
      layout: { front: [], items: [[2], [3], [2]] },
      shape: [7],
      numbers: [1, 2, 3, 4, 5, 3, 12],
    });
  });

  test('are packed though some of them are empty', () => {
    const empty = named(mixed, 5, (inner, children) =>
      inner.name('empty', inner.fill(0, [children.length, 0])),
    );
    expect(empty.layout).toEqual({
      front: [],
      items: [
        [2, 0],
        [3, 0],
        [2, 0],
      ],
    });
    expect(empty.numbers).toEqual([]);
  });

  test('are left out where some number of children does not give them', () => {
    const emit = new Builder();
    emit.fold(emit.input([5, 1]), mixed, (inner, children) => {
      if (children.length === 2) inner.name('pair', inner.concat(children, 0));
      return sum(inner, children);
    });
    expect([...emit.named.keys()]).toEqual([]);
  });

  test('keep their parts in maps, scans and folds around it', () => {
    const inside = (inner: Builder, leaves: Operand) =>
      inner.fold(leaves, mixed, (body, children) => {
        body.name('joined', body.concat(children, 0));
        return sum(body, children);
      });
    const parts = { front: [], items: [[2], [3], [2]] };
    const around: Record<string, { expected: Layout; build: (emit: Builder, leaves: Operand) => void }> = {
      map: {
        expected: { ...parts, front: [4] },
        build: (emit, leaves) => {
          emit.map([], 4, (inner) => [inside(inner, leaves)]);
        },
      },
      scan: {
        expected: { ...parts, front: [6] },
        build: (emit, leaves) => {
          emit.scan({ elements: [], states: [], length: 6 }, (inner) => {
            inside(inner, leaves);
            return { states: [], results: [] };
          });
        },
      },
      fold: {
        expected: { ...parts, front: [3] },
        build: (emit, leaves) => {
          emit.fold(leaves, mixed, (inner, children) => {
            inside(inner, leaves);
            return sum(inner, children);
          });
        },
      },
    };
    for (const { expected, build } of Object.values(around)) {
      const emit = new Builder();
      build(emit, emit.input([5, 1]));
      const { operand, layout } = emit.named.get('joined') ?? {};
      expect(layout).toEqual(expected);
      expect(operand?.shape).toEqual([...(isRagged(expected) ? expected.front : []), 7]);
    }
  });

  test('hold as many numbers as their layout says, whatever the forest', () => {
    checkLaw(applications(3).fold, ({ params }) => {
      const { tree } = params as FoldParams;
      const emit = new Builder();
      const leaves = tree.children.filter(({ length }) => length === 0).length;
      emit.fold(emit.input([leaves, 2]), tree, (inner, children) => {
        const joined = inner.concat(children, 0);
        inner.name('joined', joined);
        inner.scan({ elements: [joined], states: [], length: 2 * children.length }, (step, [x]) => {
          if (x) step.name('pair', step.repeat(x, children.length));
          return { states: [], results: [] };
        });
        return sum(inner, children);
      });
      expect(emit.named.size).toBe(countByChildren(tree).size === 0 ? 0 : 2);
      for (const { operand, layout } of emit.named.values())
        expect(operand.shape.reduce((product, size) => product * size, 1)).toBe(sizeOf(layout));
    });
  });
});
