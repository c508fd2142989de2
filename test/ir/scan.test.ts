import { describe, expect, test } from 'vitest';
import { Builder, type Operand } from '../../src/ir/builder.ts';
import { countFlops } from '../../src/ir/cost.ts';
import { results, tensor } from './tensors.ts';

/** The sums of the elements up to each step, and the final one. */
function runningSums(emit: Builder, x: Operand, start: Operand, reverse: boolean): readonly Operand[] {
  const over = { elements: [x], states: [start], length: x.shape[0] ?? 0, reverse };
  const { states, results: sums } = emit.scan(over, (inner, [element], [sum]) => {
    if (!element || !sum) return { states: [], results: [] };
    const next = inner.add(sum, element);
    return { states: [next], results: [next] };
  });
  return [...states, ...sums];
}

test('a scan hands its state from step to step and stacks its results', () => {
  const sums = results([tensor([4]), tensor([], [10])], (emit, [x, start]) =>
    x && start ? runningSums(emit, x, start, false) : [],
  );
  expect(sums).toEqual([
    { shape: [], numbers: [20] },
    { shape: [4], numbers: [11, 13, 16, 20] },
  ]);
});

test('in reverse it starts at the last element, and results stay at the index of theirs', () => {
  const sums = results([tensor([4]), tensor([], [10])], (emit, [x, start]) =>
    x && start ? runningSums(emit, x, start, true) : [],
  );
  expect(sums).toEqual([
    { shape: [], numbers: [20] },
    { shape: [4], numbers: [20, 19, 17, 14] },
  ]);
});

test('over no elements the final state is the initial one, and results are empty', () => {
  const sums = results([tensor([0, 2]), tensor([2], [7, 8])], (emit, [x, start]) =>
    x && start ? runningSums(emit, x, start, false) : [],
  );
  expect(sums).toEqual([
    { shape: [2], numbers: [7, 8] },
    { shape: [0, 2], numbers: [] },
  ]);
});

test('states change places without one overwriting the other', () => {
  const swapped = results([tensor([], [1]), tensor([], [2])], (emit, states) => {
    const step = emit.scan({ elements: [], states, length: 3 }, (_, __, [a, b]) => ({
      states: a && b ? [b, a] : [],
      results: a ? [a] : [],
    }));
    return [...step.states, ...step.results];
  });
  expect(swapped.map(({ numbers }) => numbers)).toEqual([[2], [1], [1, 2, 1]]);
});

test('a product of a state and something outside takes that in at every step', () => {
  const powers = results([tensor([], [3])], (emit, [base]) => {
    if (!base) return [];
    const one = emit.fill(1, []);
    return emit.scan({ elements: [], states: [one], length: 4 }, (inner, _, [power]) => {
      const next = inner.mul(power ?? one, base);
      return { states: [next], results: [next] };
    }).results;
  });
  expect(powers).toEqual([{ shape: [4], numbers: [3, 9, 27, 81] }]);
});

test('a scan costs its body once a step', () => {
  const program = new Builder().trace([[5, 3], [3]], (emit, [x, start]) =>
    x && start ? runningSums(emit, x, start, false) : [],
  );
  expect(countFlops(program)).toBe(5 * 3);
});

test('a body that gives fewer states than it takes is refused', () => {
  const emit = new Builder();
  const over = { elements: [], states: [emit.input([2])], length: 3 };
  expect(() => emit.scan(over, () => ({ states: [], results: [] }))).toThrow(
    'A scan of 1 states needs as many next ones, not 0.',
  );
});

describe('names given in a scan', () => {
  test('come out stacked over its steps', () => {
    const named = results([tensor([3, 2])], (emit, [x]) => {
      if (!x) return [];
      emit.scan({ elements: [x], states: [], length: 3, reverse: true }, (inner, [row]) => {
        if (row) inner.name('double', inner.add(row, row));
        return { states: [], results: [] };
      });
      const { operand, layout } = emit.named.get('double') ?? {};
      expect(layout).toEqual([3, 2]);
      return operand ? [operand] : [];
    });
    expect(named).toEqual([{ shape: [3, 2], numbers: [2, 4, 6, 8, 10, 12] }]);
  });

  test('come out of everything around it, the outermost axis first', () => {
    const emit = new Builder();
    const x = emit.input([5, 3, 2]);
    emit.map([x], 5, (outer, [rows]) => {
      if (rows)
        outer.scan({ elements: [rows], states: [], length: 3 }, (inner, [row]) => {
          if (row) inner.name('row', row);
          return { states: [], results: [] };
        });
      return [];
    });
    expect(emit.named.get('row')?.layout).toEqual([5, 3, 2]);
    expect(emit.named.get('row')?.operand.shape).toEqual([5, 3, 2]);
  });
});
