import { expect, test } from 'vitest';
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

test('a program may be empty', () => {
  expect(print(new Builder().trace([], () => []))).toBe('in \nout ');
});
