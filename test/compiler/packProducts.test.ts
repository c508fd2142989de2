import { expect, test } from 'vitest';
import { hoist } from '../../src/compiler/hoist.ts';
import { packProducts } from '../../src/compiler/packProducts.ts';
import { type Build, outline, scanOf, through } from './outline.ts';

test('a product reads its second operand in panels', () => {
  const build: Build = (emit, [x, W]) => (x && W ? [emit.dot(x, W)] : []);
  expect(outline(through(packProducts, [[5], [16, 5]], build))).toBe('reshape transpose packedDot');
  expect(outline(through(packProducts, [[5], [9, 5]], build))).toBe('pad reshape transpose packedDot');
});

test('what several products read is laid out once', () => {
  const build: Build = (emit, [x, y, W]) => (x && y && W ? [emit.dot(x, W), emit.dot(y, W)] : []);
  expect(outline(through(packProducts, [[5], [2, 5], [8, 5]], build))).toBe(
    'reshape transpose packedDot packedDot',
  );
});

test('so are several matrices, one for each of several products', () => {
  const build: Build = (emit, [x, W]) => (x && W ? [emit.one('dot', [x, W], { batch: 1 })] : []);
  const shapes = [
    [3, 2, 5],
    [3, 7, 5],
  ];
  expect(outline(through(packProducts, shapes, build))).toBe('pad reshape transpose packedDot');
});

test('weights of a scan are laid out before it', () => {
  const build: Build = (emit, [x, h, W]) =>
    x && h && W
      ? scanOf(emit, x, h, (inner, element, state) => ({ next: inner.add(inner.dot(state, W), element) }))
      : [];
  const shapes = [[4, 8], [8], [8, 8]];
  expect(outline(through((program) => hoist(packProducts(program)), shapes, build))).toBe(
    'reshape transpose scan(packedDot add)',
  );
});
