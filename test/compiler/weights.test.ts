import { describe, expect, it } from 'vitest';
import { lstm } from '../../src/blocks/lstm.ts';
import { matrix, vector, type WeightSpec } from '../../src/blocks/weights.ts';
import { chooseWeights, compareWeights, drawWeights } from '../../src/compiler/weights.ts';
import { typeOf } from '../harness/graph.ts';
import { bitsOf } from '../harness/run.ts';

const specs = new Map<string, WeightSpec>([
  ['a.W', matrix(3, 5, 'glorot')],
  ['a.b', vector(3, 'zeros')],
  ['b.W', matrix(40, 25, 'he')],
]);

describe('weights drawn from a seed', () => {
  it('are the same every time, and others for another seed or name', () => {
    const drawn = drawWeights(7, specs);
    expect(drawWeights(7, specs)).toEqual(drawn);
    expect(drawWeights(8, specs).get('a.W')?.data).not.toEqual(drawn.get('a.W')?.data);
    expect(drawWeights(7, new Map([['c.W', matrix(3, 5, 'glorot')]])).get('c.W')?.data).not.toEqual(
      drawn.get('a.W')?.data,
    );
  });

  it('do not depend on which others there are, nor a row on how many rows', () => {
    const alone = drawWeights(7, new Map([['b.W', matrix(40, 25, 'he')]]));
    expect(alone.get('b.W')).toEqual(drawWeights(7, specs).get('b.W'));
    const fewer = drawWeights(7, new Map([['b.W', matrix(4, 25, 'he')]])).get('b.W')?.data ?? [];
    expect(bitsOf(fewer)).toEqual(bitsOf(alone.get('b.W')?.data.subarray(0, 100) ?? []));
  });

  it('are these bits, today and ever after', () => {
    expect(bitsOf(drawWeights(7, specs).get('a.W')?.data.subarray(0, 4) ?? [])).toEqual([
      -1123430946, -1096840777, 1043552065, -1089184537,
    ]);
  });

  it('lie evenly within √(6 / (rows + columns)), or √(6 / columns) before a rectifier', () => {
    const values = [...(drawWeights(1, specs).get('b.W')?.data ?? [])];
    const limit = Math.sqrt(6 / 25);
    expect(Math.max(...values.map(Math.abs))).toBeLessThanOrEqual(limit);
    expect(Math.max(...values)).toBeGreaterThan(0.98 * limit);
    expect(Math.abs(values.reduce((sum, value) => sum + value, 0) / values.length)).toBeLessThan(
      0.05 * limit,
    );
    const glorot = drawWeights(1, new Map([['g', matrix(50, 25, 'glorot')]])).get('g')?.data ?? [];
    expect(Math.max(...[...glorot].map(Math.abs))).toBeLessThanOrEqual(Math.sqrt(6 / 75));
    expect([...(drawWeights(1, specs).get('a.b')?.data ?? [])]).toEqual([0, 0, 0]);
  });
});

describe('recurrent weights', () => {
  it.each([1, 2, 3, 7, 32, 100])('of %i units are orthogonal', (n) => {
    const U = drawWeights(3, new Map([['U', matrix(n, n, 'orthogonal')]])).get('U')?.data ?? [];
    for (let i = 0; i < n; i++)
      for (let j = 0; j <= i; j++) {
        const product = Array.from({ length: n }, (_, k) => (U[i * n + k] ?? 0) * (U[j * n + k] ?? 0));
        const sum = product.reduce((total, each) => total + each, 0);
        expect(Math.abs(sum - (i === j ? 1 : 0)), `rows ${i} and ${j}`).toBeLessThan(1e-6);
      }
  });

  it('mix all numbers of the state: none stays near 1, and each row has many', () => {
    const U = drawWeights(3, new Map([['U', matrix(64, 64, 'orthogonal')]])).get('U')?.data ?? [];
    expect(Math.max(...[...U].map(Math.abs))).toBeLessThan(0.9);
    expect([...U].filter((value) => Math.abs(value) > 0.01).length).toBeGreaterThan(0.8 * 64 * 64);
  });

  it('start with an open forget gate, and with no other bias', () => {
    const weights = lstm.body
      ? {}
      : (lstm.weights?.({ x: typeOf('(features 3)') }, { units: 2, bias: 'pair' }) ?? {});
    const biases = Object.entries(weights).filter(([, spec]) => spec?.shape.length === 1);
    const drawn = drawWeights(0, new Map(biases.flatMap(([name, spec]) => (spec ? [[name, spec]] : []))));
    expect([...drawn].filter(([, { data }]) => data.some((value) => value !== 0))).toEqual([
      ['bf', { shape: [2], data: Float32Array.of(1, 1) }],
    ]);
    expect(drawn.size).toBe(8);
  });
});

it('an embedding starts within 1 / √size', () => {
  const values = [...(drawWeights(1, new Map([['W', matrix(200, 16, 'embedding')]])).get('W')?.data ?? [])];
  expect(Math.max(...values.map(Math.abs))).toBeLessThanOrEqual(0.25);
  expect(Math.max(...values)).toBeGreaterThan(0.24);
});

describe('given weights', () => {
  const given = new Map([
    ['a.W', { shape: [3, 5], data: new Float32Array(15).fill(2) }],
    ['b.W', { shape: [4, 25], data: new Float32Array(100) }],
    ['z.W', { shape: [1], data: new Float32Array(1) }],
  ]);

  it('are compared by name and shape, each difference named', () => {
    expect(compareWeights(specs, given)).toEqual([
      'a.b: the graph has this weight, of shape [3], but the file does not.',
      'b.W: the graph needs shape [40, 25], but the file has [4, 25].',
      'z.W: the file has this weight, but the graph does not.',
    ]);
    expect(compareWeights(specs, drawWeights(0, specs))).toEqual([]);
  });

  it('are used where they fit; the others are drawn, and listed', () => {
    const { weights, drawn } = chooseWeights(7, specs, given);
    expect(drawn).toEqual(['a.b', 'b.W']);
    expect(weights.get('a.W')).toBe(given.get('a.W'));
    expect(weights.get('b.W')).toEqual(drawWeights(7, specs).get('b.W'));
  });
});
