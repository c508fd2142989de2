import { describe, expect, test } from 'vitest';
import type { WeightSpec } from '../../src/blocks/weights.ts';
import { carryWeights } from '../../src/compiler/carryWeights.ts';
import type { WeightTensor } from '../../src/compiler/weights.ts';

const spec = (...shape: number[]): WeightSpec => ({ shape, initialiser: 'zeros' });
const tensor = (...values: number[]): WeightTensor => ({
  shape: [values.length],
  data: Float32Array.from(values),
});

/** What each wanted weight is after nodes were moved, by name; none where the seed draws it. */
function carried(
  given: Readonly<Record<string, WeightTensor>>,
  wanted: Readonly<Record<string, WeightSpec>>,
  moved: Readonly<Record<string, string>>,
): Readonly<Record<string, readonly number[]>> {
  const found = carryWeights(
    new Map(Object.entries(given)),
    new Map(Object.entries(wanted)),
    new Map(Object.entries(moved)),
  );
  return Object.fromEntries([...found].map(([name, { data }]) => [name, [...data]]));
}

describe('weights go along with their node', () => {
  test('that has another id', () => {
    expect(
      carried({ 'a.W': tensor(1), 'b.W': tensor(2) }, { 'c.W': spec(1), 'b.W': spec(1) }, { a: 'c' }),
    ).toEqual({
      'b.W': [2],
      'c.W': [1],
    });
  });

  test('with all that lies in its body, and the names of its copies', () => {
    expect(
      carried(
        { 'deep[0]/a.W': tensor(1), 'deep[1]/a.W': tensor(2) },
        { 'tall[0]/a.W': spec(1), 'tall[1]/a.W': spec(1) },
        { deep: 'tall' },
      ),
    ).toEqual({ 'tall[0]/a.W': [1], 'tall[1]/a.W': [2] });
  });

  test('into a body that has copies: each copy gets them', () => {
    expect(
      carried({ 'a.W': tensor(1) }, { 'deep[0]/a.W': spec(1), 'deep[1]/a.W': spec(1) }, { a: 'deep/a' }),
    ).toEqual({ 'deep[0]/a.W': [1], 'deep[1]/a.W': [1] });
  });

  test('out of a body that has copies: those of the first', () => {
    expect(
      carried({ 'deep[0]/a.W': tensor(1), 'deep[1]/a.W': tensor(2) }, { 'a.W': spec(1) }, { 'deep/a': 'a' }),
    ).toEqual({ 'a.W': [1] });
  });

  test('when two change places', () => {
    expect(
      carried({ 'a.W': tensor(1), 'b.W': tensor(2) }, { 'a.W': spec(1), 'b.W': spec(1) }, { a: 'b', b: 'a' }),
    ).toEqual({ 'a.W': [2], 'b.W': [1] });
  });
});

test('weights of another shape are left to the seed', () => {
  expect(carried({ 'a.W': tensor(1, 2) }, { 'c.W': spec(3) }, { a: 'c' })).toEqual({});
});

test('weights that the graph does not ask for are kept, with their node', () => {
  expect(carried({ 'gone.W': tensor(1), 'deep/a.W': tensor(2) }, {}, { 'deep/a': 'c' })).toEqual({
    'gone.W': [1],
    'c.W': [2],
  });
});

test('nodes that stay keep theirs, copy by copy', () => {
  expect(
    carried(
      { 'deep[0]/a.W': tensor(1), 'b.W': tensor(2) },
      { 'deep[0]/a.W': spec(1), 'deep[1]/a.W': spec(1), 'c.W': spec(1) },
      { b: 'c' },
    ),
  ).toEqual({ 'deep[0]/a.W': [1], 'c.W': [2] });
});
