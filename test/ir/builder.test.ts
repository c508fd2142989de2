import { describe, expect, test } from 'vitest';
import { Builder } from '../../src/ir/builder.ts';
import { results, tensor } from './tensors.ts';

describe('a tuple', () => {
  test('is one operand that holds others', () => {
    const emit = new Builder();
    const h = emit.input([2]);
    const c = emit.input([3]);
    expect(emit.itemsOf(emit.tuple([h, c]))).toEqual([h, c]);
    expect(emit.itemsOf(h)).toEqual([h]);
  });

  test('gives its name to its items, with their numbers', () => {
    const emit = new Builder();
    const h = emit.input([2]);
    const c = emit.input([3]);
    emit.name('cell.state', emit.tuple([h, emit.tuple([c, h])]));
    expect([...emit.named]).toEqual([
      ['cell.state#0', { operand: h, layout: [2] }],
      ['cell.state#1#0', { operand: c, layout: [3] }],
      ['cell.state#1#1', { operand: h, layout: [2] }],
    ]);
  });

  test('goes into no equation and is no result', () => {
    const emit = new Builder();
    const pair = emit.tuple([emit.input([2]), emit.input([2])]);
    const refused = 'A tuple was used where one value is needed.';
    expect(() => emit.one('tanh', [pair], {})).toThrow(refused);
    expect(() => emit.finish([pair])).toThrow(refused);
  });
});

test('what a body deep inside takes from outside goes through all that lie between', () => {
  const deep = results([tensor([2, 3]), tensor([2]), tensor([], [100])], (emit, [x, leaves, far]) => {
    if (!x || !leaves || !far) return [];
    return emit.map([x], 2, (outer, [row]) => {
      if (!row) return [];
      return outer.scan({ elements: [row], states: [], length: 3 }, (inner, [each]) => ({
        states: [],
        results: each
          ? [
              inner.fold(leaves, { children: [[], [], [0, 1]] }, (body, [a = each, b = each]) =>
                body.add(body.add(a, b), body.mul(each, far)),
              ),
            ]
          : [],
      })).results;
    });
  });
  expect(deep.map(({ shape }) => shape)).toEqual([[2, 3, 3]]);
  expect(deep[0]?.numbers.filter((_, i) => i % 3 === 2)).toEqual([103, 203, 303, 403, 503, 603]);
});

describe('a program emitted in another', () => {
  const program = new Builder().trace([[2]], (emit, [x]) => {
    emit.path = 'inside';
    return x ? [emit.mul(x, x), x] : [];
  });

  test('means what it meant', () => {
    const given = results([tensor([2], [3, 4])], (emit, inputs) => emit.inline(program, inputs));
    expect(given.map(({ numbers }) => numbers)).toEqual([
      [9, 16],
      [3, 4],
    ]);
  });

  test('keeps its paths, and what comes after it has its own', () => {
    const around = new Builder().trace([[2], [2]], (emit, inputs) => {
      emit.path = 'outside';
      const [square] = emit.inline(program, inputs.slice(0, 1));
      const [slope] = emit.pullback(program, inputs.slice(0, 1), inputs.slice(1));
      return square && slope ? [emit.add(square, slope)] : [];
    });
    expect(around.equations.map(({ path }) => path)).toEqual([
      'inside',
      'inside',
      ...around.equations.slice(2, -1).map(() => 'inside'),
      'outside',
    ]);
  });
});
