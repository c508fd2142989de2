import { describe, expect, test } from 'vitest';
import { leavesOf, type Topology } from '../../src/base/topology.ts';
import { Builder } from '../../src/ir/builder.ts';
import { print } from '../../src/ir/print.ts';

test('a program reads as an equation a line, with shapes, parameters and where each came from', () => {
  const program = new Builder().trace([[2, 3], [4, 3], [4]], (emit, [x, W, b]) => {
    if (!x || !W || !b) return [];
    emit.path = 'read/cell';
    return [emit.one('tanh', [emit.add(emit.dot(x, W), b)], {})];
  });
  expect(print(program)).toBe(
    [
      'in v0 [2, 3], v1 [4, 3], v2 [4]',
      'v3 [2, 4] = dot v0, v1 {batch: 0}   # read/cell',
      'v4 [2, 4] = broadcast v2 {shape: [2, 4], axes: [1]}   # read/cell',
      'v5 [2, 4] = add v3, v4   # read/cell',
      'v6 [2, 4] = tanh v5   # read/cell',
      'out v6',
    ].join('\n'),
  );
});

test('the body of a map stands below it, indented', () => {
  const program = new Builder().trace([[5, 2], [2]], (emit, [x, w]) =>
    x && w ? emit.map([x], 5, (inner, [row]) => (row ? [inner.sum(inner.mul(row, w), 0), row] : [])) : [],
  );
  expect(print(program)).toBe(
    [
      'in v0 [5, 2], v1 [2]',
      'v2 [5], v3 [5, 2] = map v0, v1 {mapped: 1, size: 5}',
      '  in v0 [2], v1 [2]',
      '  v2 [2] = mul v0, v1',
      '  v3 [] = sum v2 {axis: 0}',
      '  out v3, v0',
      'out v2, v3',
    ].join('\n'),
  );
});

test('the body of a scan stands below it', () => {
  const program = new Builder().trace([[5, 2], [2]], (emit, [x, start]) => {
    if (!x || !start) return [];
    const over = { elements: [x], states: [start], length: 5, reverse: true };
    return emit.scan(over, (inner, [row], [sum]) => {
      const next = inner.add(sum ?? start, row ?? start);
      return { states: [next], results: [] };
    }).states;
  });
  expect(print(program)).toBe(
    [
      'in v0 [5, 2], v1 [2]',
      'v2 [2] = scan v0, v1 {elements: 1, states: 1, length: 5, reverse: true}',
      '  in v0 [2], v1 [2]',
      '  v2 [2] = add v1, v0',
      '  out v2',
      'out v2',
    ].join('\n'),
  );
});

describe('a fold', () => {
  const build = (tree: Topology) =>
    new Builder().trace([[leavesOf(tree).length, 2]], (emit, [leaves]) => {
      emit.path = 'read';
      return leaves
        ? [
            emit.fold(leaves, tree, (inner, children) =>
              children.reduce((sum, child) => inner.add(sum, child)),
            ),
          ]
        : [];
    });

  test('has its tree in brackets and a body for each number of children', () => {
    expect(print(build({ children: [[], [], [0, 1], [], [2, 3], [], [5]] }))).toBe(
      [
        'in v0 [4, 2]',
        'v1 [7, 2] = fold v0 {tree: ((. .) .) (.)}   # read',
        '  children 1:',
        '    in v0 [2]',
        '    out v0',
        '  children 2:',
        '    in v0 [2], v1 [2]',
        '    v2 [2] = add v0, v1   # read',
        '    out v2',
        'out v1',
      ].join('\n'),
    );
  });

  test('has the number of its nodes when they are many or none', () => {
    expect(print(build({ children: [] }))).toContain('fold v0 {tree: no nodes}');
    const chain = Array.from({ length: 100 }, (_, node) => (node === 0 ? [] : [node - 1]));
    expect(print(build({ children: chain }))).toContain('fold v0 {tree: 100 nodes}');
  });
});

test('long lists are cut', () => {
  const program = new Builder().trace([], (emit) => [emit.list(Array.from({ length: 20 }, (_, i) => i))]);
  expect(print(program)).toContain(
    'v0 [20] = constant {shape: [20], values: [0, 1, 2, 3, 4, 5, 6, 7, … 20 in all]}',
  );
});

test('a program may be empty', () => {
  expect(print(new Builder().trace([], () => []))).toBe('in \nout ');
});
