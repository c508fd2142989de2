import { describe, expect, test } from 'vitest';
import { type Column, datumOf } from '../../src/data/dataset.ts';

describe('a column gives the datum of an example', () => {
  test('numbers in row-major order, bytes divided', () => {
    const values = Uint8Array.of(0, 255, 51, 102);
    const column: Column = {
      kind: 'numbers',
      name: 'x',
      shape: [2, 1],
      values,
      divisor: 255,
      starts: undefined,
    };
    expect(datumOf(column, 0)).toEqual(Float32Array.of(0, 1));
    expect(datumOf(column, 1)).toEqual(Float32Array.of(0.2, 0.4));
  });

  test('series of any length', () => {
    const values = Float32Array.of(1, 2, 3, 4, 5, 6);
    const starts = Uint32Array.of(0, 1, 1, 3);
    const column: Column = { kind: 'numbers', name: 'x', shape: [2], values, divisor: 1, starts };
    expect([0, 1, 2].map((i) => [...datumOf(column, i)])).toEqual([[1, 2], [], [3, 4, 5, 6]]);
  });

  test('the label of a class, and those of elements with spaces between', () => {
    const one: Column = {
      kind: 'class',
      name: 'y',
      labels: ['cat', 'dog'],
      indices: Uint32Array.of(1, 0, 1),
      starts: undefined,
    };
    expect(datumOf(one, 0)).toBe('dog');
    expect(datumOf({ ...one, starts: Uint32Array.of(0, 1, 3) }, 1)).toBe('cat dog');
  });

  test('texts and trees as they are', () => {
    expect(datumOf({ kind: 'text', name: 't', texts: ['a', 'b'] }, 1)).toBe('b');
    expect(datumOf({ kind: 'tree', name: 't', trees: ['(a b)'] }, 0)).toBe('(a b)');
  });

  test('and throws where there is none', () => {
    const values = Float32Array.of(1, 2);
    const column: Column = { kind: 'numbers', name: 'x', shape: [2], values, divisor: 1, starts: undefined };
    for (const example of [-1, 1, 7]) expect(() => datumOf(column, example)).toThrow(RangeError);
    expect(() => datumOf({ kind: 'text', name: 't', texts: [] }, 0)).toThrow(RangeError);
  });
});
