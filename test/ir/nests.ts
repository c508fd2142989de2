import fc from 'fast-check';
import { leavesOf, type Topology } from '../../src/base/topology.ts';
import { Builder, type Operand } from '../../src/ir/builder.ts';
import type { Shape } from '../../src/ir/program.ts';
import { forests } from '../laws/forests.ts';

export interface Case {
  readonly shapes: readonly Shape[];
  build(emit: Builder, inputs: readonly Operand[]): readonly Operand[];
}

const size = fc.integer({ min: 1, max: 3 });
const length = fc.nat(3);

/** tanh(W [x, h]), the plain recurrent unit. */
function unit(emit: Builder, x: Operand, h: Operand, W: Operand): Operand {
  return emit.one('tanh', [emit.dot(emit.concat([x, h], 0), W)], {});
}

/** The states of a plain recurrent network, (time, features). */
function recur(emit: Builder, x: Operand, start: Operand, W: Operand, reverse = false): Operand {
  const over = { elements: [x], states: [start], length: x.shape[0] ?? 0, reverse };
  const { results } = emit.scan(over, (inner, [element], [state]) => {
    if (!element || !state) return { states: [], results: [] };
    const next = unit(inner, element, state, W);
    return { states: [next], results: [next] };
  });
  return results[0] ?? x;
}

/** The values of all nodes, each of its children read one after the other. */
function recurse(emit: Builder, leaves: Operand, tree: Topology, W: Operand): Operand {
  return emit.fold(leaves, tree, (inner, children) =>
    children.reduce((read, child) => unit(inner, child, read, W)),
  );
}

/** Scans and folds in one another and in maps, and the derivatives of both as programs of their own. */
export const nests: Record<string, fc.Arbitrary<Case>> = {
  'a scan in a map': fc.tuple(size, length, size, fc.boolean()).map(([n, steps, features, reverse]) => ({
    shapes: [
      [n, steps, features],
      [n, 2],
      [2, features + 2],
    ],
    build: (emit, [x, h, W]) =>
      x && h && W
        ? emit.map([x, h], n, (inner, [row, start]) =>
            row && start ? [recur(inner, row, start, W, reverse)] : [],
          )
        : [],
  })),
  'a map in a scan': fc.tuple(size, length, size).map(([n, steps, features]) => ({
    shapes: [[steps, n, features], [n, 2], [2, features + 2], [2]],
    build(emit, [x, h, W, w]) {
      if (!x || !h || !W || !w) return [];
      const over = { elements: [x], states: [h], length: steps };
      const { states, results } = emit.scan(over, (inner, [rows], [before]) => {
        if (!rows || !before) return { states: [], results: [] };
        const [next = before] = inner.map([rows, before], n, (each, [row, state]) =>
          row && state ? [each.mul(unit(each, row, state, W), w)] : [],
        );
        return { states: [next], results: [inner.sum(next, 0)] };
      });
      return [...states, ...results];
    },
  })),
  'a scan in a scan': fc.tuple(length, length, size).map(([words, letters, features]) => ({
    shapes: [
      [words, letters, features],
      [2, features + 2],
      [2, 2 + 2],
    ],
    build(emit, [x, W, V]) {
      if (!x || !W || !V) return [];
      const over = { elements: [x], states: [emit.fill(0.5, [2])], length: words, reverse: true };
      const { states, results } = emit.scan(over, (inner, [word], [before]) => {
        if (!word || !before) return { states: [], results: [] };
        const read = recur(inner, word, before, W);
        const next = unit(inner, inner.sum(read, 0), before, V);
        return { states: [next], results: [read] };
      });
      return [...states, ...results];
    },
  })),
  'a scan over the children of each node': fc.tuple(forests(9, 3), size).map(([tree, features]) => ({
    shapes: [
      [leavesOf(tree).length, features],
      [features, 2 * features],
    ],
    build: (emit, [leaves, W]) =>
      leaves && W
        ? [
            emit.fold(leaves, tree, (inner, children) => {
              const rows = children.map((child) => inner.reshape(child, [1, features]));
              return inner.sum(recur(inner, inner.concat(rows, 0), inner.fill(0, [features]), W), 0);
            }),
          ]
        : [],
  })),
  'a fold in a scan': fc.tuple(forests(7, 3), length, size).map(([tree, steps, features]) => ({
    shapes: [[steps, leavesOf(tree).length, features], [features], [features, 2 * features]],
    build(emit, [x, h, W]) {
      if (!x || !h || !W) return [];
      const over = { elements: [x], states: [h], length: steps };
      const { states, results } = emit.scan(over, (inner, [leaves], [before]) => {
        if (!leaves || !before) return { states: [], results: [] };
        const all = recurse(inner, inner.add(leaves, before), tree, W);
        return { states: [unit(inner, inner.sum(all, 0), before, W)], results: [all] };
      });
      return [...states, ...results];
    },
  })),
  'a fold in a map': fc.tuple(forests(7, 2), size, size).map(([tree, n, features]) => ({
    shapes: [
      [n, leavesOf(tree).length, features],
      [features, 2 * features],
    ],
    build: (emit, [x, W]) =>
      x && W ? emit.map([x], n, (inner, [leaves]) => (leaves ? [recurse(inner, leaves, tree, W)] : [])) : [],
  })),
  'a fold in a fold': fc.tuple(forests(5, 2), size).map(([tree, features]) => ({
    shapes: [
      [leavesOf(tree).length, features],
      [features, 2 * features],
    ],
    build: (emit, [leaves, W]) =>
      leaves && W
        ? [
            emit.fold(leaves, tree, (inner, children) => {
              const rows = children.map((child) => inner.reshape(child, [1, features]));
              const chain = { children: [...rows.map(() => []), rows.map((_, i) => i)] };
              return inner.sum(recurse(inner, inner.concat(rows, 0), chain, W), 0);
            }),
          ]
        : [],
  })),
  'the derivative of a scan': fc.tuple(fc.nat(2), fc.boolean()).map(([steps, reverse]) => {
    const shapes = [[steps, 2], [1], [1, 3]];
    const program = new Builder().trace(shapes, (emit, [x, h, W]) =>
      x && h && W ? [recur(emit, x, h, W, reverse)] : [],
    );
    return {
      shapes: [...shapes, [steps, 1]],
      build: (emit, inputs) => emit.pullback(program, inputs.slice(0, 3), inputs.slice(3)),
    };
  }),
  'the derivative of a fold': forests(5, 2).map((tree) => {
    const shapes = [
      [leavesOf(tree).length, 1],
      [1, 2],
    ];
    const program = new Builder().trace(shapes, (emit, [leaves, W]) =>
      leaves && W ? [recurse(emit, leaves, tree, W)] : [],
    );
    return {
      shapes: [...shapes, [tree.children.length, 1]],
      build: (emit, inputs) => emit.pullback(program, inputs.slice(0, 2), inputs.slice(2)),
    };
  }),
  'pooling by maximum': size.map((channels) => ({
    shapes: [[4, 5, channels]],
    build(emit, [x]) {
      if (!x) return [];
      const windows = emit.reshape(emit.window(x, 0, [2, 3], [2, 1]), [2, 3, 6, channels]);
      return [emit.max(windows, 2)];
    },
  })),
  'a product that starts from another': fc.tuple(size, size).map(([n, m]) => ({
    shapes: [
      [2, n],
      [2, m],
      [3, n],
      [3, m],
    ],
    build: (emit, [a, b, V, W]) => (a && b && V && W ? [emit.dot(b, W, emit.dot(a, V))] : []),
  })),
  'rows of a table, and sums of them': size.map((features) => ({
    shapes: [[3, features]],
    build(emit, [table]) {
      if (!table) return [];
      const rows = emit.gather(table, emit.list([2, 0, 2, 2]));
      return [rows, emit.one('segmentSum', [emit.mul(rows, rows), emit.list([1, 4, 1, 0])], { count: 5 })];
    },
  })),
};
