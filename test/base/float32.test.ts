import { describe, expect, test } from 'vitest';
import { exp32, log32, sigmoid32, tanh32 } from '../../src/base/float32.ts';

/** All functions with what they are to be, in float64, and where their results are normal numbers. */
const functions = [
  { name: 'exp32', compute: exp32, exact: Math.exp, from: -87.3, to: 88.72283 },
  { name: 'log32', compute: log32, exact: Math.log, from: 0, to: Number.POSITIVE_INFINITY },
  { name: 'tanh32', compute: tanh32, exact: Math.tanh, from: -100, to: 100 },
  {
    name: 'sigmoid32',
    compute: sigmoid32,
    exact: (x: number) => (x < 0 ? Math.exp(x) / (1 + Math.exp(x)) : 1 / (1 + Math.exp(-x))),
    from: -87.3,
    to: 100,
  },
];

const view = new DataView(new ArrayBuffer(4));

/** Float32 numbers of all signs and sizes, evenly over their bit patterns, in ascending order. */
function sweep(from: number, to: number): number[] {
  const found: number[] = [];
  for (let word = 0; word < 2 ** 32; word += 40_009) {
    view.setUint32(0, word);
    const x = view.getFloat32(0);
    if (x >= from && x <= to) found.push(x);
  }
  return found.sort((a, b) => a - b);
}

/** A unit in the last place of the float32 numbers around x. */
function unit(x: number): number {
  return 2 ** (Math.max(-126, Math.floor(Math.log2(Math.abs(x)))) - 23);
}

describe.each(functions)('$name', ({ compute, exact, from, to }) => {
  test('is within 2.5 units in the last place', () => {
    const errors = sweep(from, to)
      .filter((x) => Number.isFinite(exact(x)))
      .map((x) => ({ x, error: Math.abs(compute(x) - exact(x)) / unit(exact(x)) }));
    expect(errors.length).toBeGreaterThan(10_000);
    expect(errors.filter(({ error }) => !(error <= 2.5))).toEqual([]);
  });

  test('gives float32 numbers', () => {
    const xs = sweep(from, to);
    expect(xs.filter((x) => !Object.is(Math.fround(compute(x)), compute(x)))).toEqual([]);
  });

  test('never falls from one coarse step to the next', () => {
    const values = sweep(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY).map(compute);
    expect(values.filter((value, i) => value < (values[i - 1] ?? Number.NEGATIVE_INFINITY))).toEqual([]);
  });
});

test.each([
  [exp32, 0, 1],
  [exp32, -0, 1],
  [exp32, Number.NEGATIVE_INFINITY, 0],
  [exp32, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  [exp32, Number.NaN, Number.NaN],
  [exp32, 88.72283172607422, 3.402798519021476e38],
  [exp32, 88.72283935546875, Number.POSITIVE_INFINITY],
  [exp32, -103.97207641601562, 2 ** -149],
  [exp32, -103.97208404541016, 0],
  [log32, 1, 0],
  [log32, 0, Number.NEGATIVE_INFINITY],
  [log32, -0, Number.NEGATIVE_INFINITY],
  [log32, -1, Number.NaN],
  [log32, Number.NaN, Number.NaN],
  [log32, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  [log32, 2 ** -149, Math.fround(-149 * Math.LN2)],
  [tanh32, 0, 0],
  [tanh32, -0, -0],
  [tanh32, 1e-30, Math.fround(1e-30)],
  [tanh32, Number.POSITIVE_INFINITY, 1],
  [tanh32, Number.NEGATIVE_INFINITY, -1],
  [tanh32, Number.NaN, Number.NaN],
  [sigmoid32, 0, 0.5],
  [sigmoid32, Number.POSITIVE_INFINITY, 1],
  [sigmoid32, Number.NEGATIVE_INFINITY, 0],
  [sigmoid32, Number.NaN, Number.NaN],
])('%o of %d is %d', (compute, x, expected) => {
  expect(compute(Math.fround(x))).toBe(expected);
});

test('tanh is odd', () => {
  const xs = sweep(0, 20);
  expect(xs.filter((x) => !Object.is(tanh32(-x), -tanh32(x)))).toEqual([]);
});
