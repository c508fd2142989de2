import { expect, test } from 'vitest';
import type { WeightSpec } from '../../src/blocks/weights.ts';
import { drawWeight } from '../../src/compiler/weights.ts';
import { createWeightStore } from '../../src/runtime/weightStore.ts';

const wanted = new Map<string, WeightSpec>([
  ['layer.W', { shape: [3, 2], initialiser: 'glorot' }],
  ['cell.Uz', { shape: [3, 3], initialiser: 'orthogonal' }],
]);

const drawn = (seed: number, specs: typeof wanted) =>
  new Map([...specs].map(([name, spec]) => [name, drawWeight(seed, name, spec)]));

const change = (name: string, spec: WeightSpec) => new Map([...wanted, [name, spec] as const]);

test('weights are those that the seed gives, and are drawn once', () => {
  const store = createWeightStore();
  const first = store.weightsFor(7, wanted);
  expect(first).toEqual(drawn(7, wanted));
  for (const [name, tensor] of store.weightsFor(7, wanted)) expect(first.get(name)).toBe(tensor);
});

test.each([
  ['seed', 8, wanted],
  ['shape', 7, change('layer.W', { shape: [2, 3], initialiser: 'glorot' })],
  ['initialiser', 7, change('layer.W', { shape: [3, 2], initialiser: 'he' })],
  ['name', 7, new Map([...wanted].map(([name, spec]) => [`other/${name}`, spec] as const))],
])('another %s draws others', (_, seed, specs) => {
  const store = createWeightStore();
  store.weightsFor(7, wanted);
  expect(store.weightsFor(seed, specs)).toEqual(drawn(seed, specs));
});

test('those of a file are used where they fit, and stay out of what is drawn', () => {
  const store = createWeightStore();
  const ones = { shape: [3, 2], data: new Float32Array(6).fill(1) };
  const misfit = { shape: [9], data: new Float32Array(9) };
  const file = {
    id: 'file',
    tensors: new Map([
      ['layer.W', ones],
      ['cell.Uz', misfit],
    ]),
  };
  const chosen = store.weightsFor(7, wanted, file);
  expect(chosen.get('layer.W')).toBe(ones);
  expect(chosen.get('cell.Uz')).toEqual(drawn(7, wanted).get('cell.Uz'));
  expect(store.weightsFor(7, wanted)).toEqual(drawn(7, wanted));
  expect(store.weightsFor(7, wanted, file).get('layer.W')).toBe(ones);
});
