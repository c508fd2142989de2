import { describe, expect, test } from 'vitest';
import { hoist } from '../../src/compiler/hoist.ts';
import { splitProducts } from '../../src/compiler/splitProducts.ts';
import type { Builder, Operand } from '../../src/ir/builder.ts';
import type { Program, Shape } from '../../src/ir/program.ts';
import { type Build, outline, scanOf, through } from './outline.ts';

const shapes: readonly Shape[] = [[5, 3], [2], [2, 5], [2, 3]];

type Product = (inner: Builder, x: Operand, h: Operand, W: Operand, V: Operand) => Operand;

function split(product: Product, pass: (program: Program) => Program = splitProducts): string {
  const build: Build = (emit, [sequence, start, W, V]) =>
    sequence && start && W && V
      ? scanOf(emit, sequence, start, (inner, x, h) => ({ next: product(inner, x, h, W, V) }))
      : [];
  return outline(through(pass, shapes, build));
}

describe('a product in a scan', () => {
  test.each<{ what: string; product: Product; gives: string }>([
    {
      what: 'with an element joined to the state is taken apart',
      product: (inner, x, h, W) => inner.dot(inner.concat([x, h], 0), W),
      gives: 'scan(concat slice slice dot dot)',
    },
    {
      what: 'with several parts is taken apart before the first that depends on the state',
      product: (inner, x, h, W) => {
        const [a, b] = [inner.slice(x, [0], [1]), inner.slice(x, [1], [2])];
        return inner.dot(inner.concat([a, inner.fill(1, [1]), inner.slice(h, [0], [1]), b], 0), W);
      },
      gives: 'scan(slice slice constant slice concat concat concat slice slice dot dot)',
    },
    {
      what: 'that starts from another of the element goes on doing so',
      product: (inner, x, h, W, V) => inner.dot(inner.concat([x, h], 0), W, inner.dot(x, V)),
      gives: 'scan(concat dot slice slice dot dot)',
    },
    {
      what: 'of rows of joined vectors is taken apart for all of them',
      product: (inner, x, h, W) => {
        const rows = inner.concat([inner.repeat(x, 4), inner.repeat(h, 4)], 1);
        return inner.sum(inner.dot(rows, W), 0);
      },
      gives: 'scan(broadcast broadcast concat slice slice dot dot sum)',
    },
    {
      what: 'with the state before the element stays whole, as its sum runs in that order',
      product: (inner, x, h, W) => inner.dot(inner.concat([h, x], 0), W),
      gives: 'scan(concat dot)',
    },
    {
      what: 'that starts from the state stays whole',
      product: (inner, x, h, W) => inner.dot(inner.concat([x, h], 0), W, h),
      gives: 'scan(concat dot)',
    },
    {
      what: 'whose vectors are joined along another axis stays whole',
      product: (inner, x, h, W) => {
        const join = inner.concat([inner.reshape(x, [3, 1]), inner.reshape(h, [2, 1])], 0);
        return inner.slice(inner.sum(inner.dot(join, inner.reshape(W, [10, 1])), 0), [0], [2]);
      },
      gives: 'scan(reshape reshape concat reshape dot sum slice)',
    },
  ])('$what', ({ product, gives }) => {
    expect(split(product)).toBe(gives);
  });
});

test('hoisting then leaves the product with the state alone in the scan', () => {
  const both = (program: Program) => hoist(splitProducts(program));
  expect(split((inner, x, h, W) => inner.dot(inner.concat([x, h], 0), W), both)).toBe(
    'slice slice dot scan(concat dot)',
  );
});
