import { expect, test } from 'vitest';
import { countSaturated, squashingOf } from '../../../src/editor/views/squashing.ts';

test.each([
  ['vanilla', 'y', {}, 'tanh'],
  ['vanilla', 'y', { nonlinearity: 'sigmoid' }, 'sigmoid'],
  ['vanilla', 'y', { nonlinearity: 'rectifier' }, undefined],
  ['vanilla', 'x', {}, undefined],
  ['sigmoid', 'y', {}, 'sigmoid'],
  ['lstm', 'f', {}, 'sigmoid'],
  ['lstm', 'cell', {}, undefined],
  ['gru', 'proposal', {}, 'tanh'],
  ['gru', 'output', {}, undefined],
  ['add', 'y', {}, undefined],
])('what squashes %s.%s with %o is %s', (block, port, params, squashing) => {
  expect(squashingOf({ block, port, params })).toBe(squashing);
});

test('numbers near an end of the range are saturated', () => {
  expect(countSaturated(Float32Array.of(-0.99, -0.9, 0, 0.96, Number.NaN), 'tanh')).toBe(2);
  expect(countSaturated(Float32Array.of(0.01, 0.06, 0.5, 0.96), 'sigmoid')).toBe(2);
});
