import { describe, expect, test } from 'vitest';
import { hoist } from '../../src/compiler/hoist.ts';
import { Builder, type Operand } from '../../src/ir/builder.ts';
import type { Shape } from '../../src/ir/program.ts';
import { type Build, outline, scanOf, through } from './outline.ts';

const tanh = (emit: Builder, x: Operand) => emit.one('tanh', [x], {});

/** A sequence of five vectors of three, a state of two, and weights for both. */
const shapes: readonly Shape[] = [[5, 3], [2], [2, 3], [2, 2], [2]];

/** One step, from the element, the state, the weights and the bias. */
type Step = (
  inner: Builder,
  given: Readonly<Record<'x' | 'h' | 'W' | 'U' | 'b', Operand>>,
) => { readonly next: Operand; readonly results?: readonly Operand[] };

function hoisted(step: Step): string {
  const build: Build = (emit, [sequence, start, W, U, b]) =>
    sequence && start && W && U && b
      ? scanOf(emit, sequence, start, (inner, x, h) => step(inner, { x, h, W, U, b }))
      : [];
  return outline(through(hoist, shapes, build));
}

describe('what leaves a scan', () => {
  test.each<{ what: string; step: Step; gives: string }>([
    {
      what: 'the products with the elements, as one product',
      step: (inner, { x, h, W, U, b }) => ({
        next: tanh(inner, inner.add(inner.add(inner.dot(x, W), b), inner.dot(h, U))),
      }),
      gives: 'dot broadcast add scan(dot add tanh)',
    },
    {
      what: 'what is the same at every step, computed once',
      step: (inner, { h, U, b }) => ({ next: inner.mul(h, tanh(inner, inner.dot(b, U))) }),
      gives: 'dot tanh scan(mul)',
    },
    {
      what: 'constants',
      step: (inner, { h }) => ({ next: inner.sub(inner.fill(1, h.shape), h) }),
      gives: 'constant scan(sub)',
    },
    {
      what: 'results that no state is needed for',
      step: (inner, { x, h, b }) => ({
        next: inner.mul(h, h),
        results: [x, tanh(inner, x), b, inner.reshape(x, [3, 1])],
      }),
      gives: 'tanh reshape scan(mul) broadcast',
    },
    {
      what: 'next states that depend on elements alone, but not the step that takes them over',
      step: (inner, { x, h, W }) => ({ next: inner.dot(x, W), results: [h] }),
      gives: 'dot scan()',
    },
    {
      what: 'what only moves numbers, when something that leaves is made of it',
      step: (inner, { x, h, W }) => ({
        next: inner.mul(h, inner.dot(inner.one('flip', [x], { axis: 0 }), W)),
      }),
      gives: 'flip dot scan(mul)',
    },
  ])('$what', ({ step, gives }) => {
    expect(hoisted(step)).toBe(gives);
  });
});

describe('what stays in a scan', () => {
  test.each<{ what: string; step: Step; gives: string }>([
    {
      what: 'what the states are needed for',
      step: (inner, { h, U }) => ({ next: tanh(inner, inner.dot(h, U)) }),
      gives: 'scan(dot tanh)',
    },
    {
      what: 'what only moves numbers of an element to where the step reads them',
      step: (inner, { x, h }) => ({
        next: inner.add(inner.slice(x, [1], [2]), inner.mul(h, h)),
      }),
      gives: 'scan(slice mul add)',
    },
  ])('$what', ({ step, gives }) => {
    expect(hoisted(step)).toBe(gives);
  });
});

describe('scans in scans', () => {
  test('let the products with the innermost elements out of both', () => {
    const build: Build = (emit, [x, h, W, U]) =>
      x && h && W && U
        ? scanOf(emit, x, h, (inner, rows, outer) => ({
            next:
              scanOf(inner, rows, outer, (innermost, row, state) => ({
                next: tanh(innermost, innermost.add(innermost.dot(row, W), innermost.dot(state, U))),
              }))[0] ?? outer,
          }))
        : [];
    const after = through(hoist, [[4, 5, 3], [2], [2, 3], [2, 2]], build);
    expect(outline(after)).toBe('dot scan(scan(dot add tanh))');
  });

  test('are gone where the outer has elements alone for them', () => {
    const build: Build = (emit, [x, h, W]) =>
      x && h && W
        ? scanOf(emit, x, h, (inner, rows, state) => ({
            next: inner.add(
              state,
              scanOf(inner, rows, inner.fill(0, [2]), (innermost, row, sum) => ({
                next: innermost.add(sum, innermost.dot(row, W)),
              }))[0] ?? state,
            ),
          }))
        : [];
    const after = through(hoist, [[4, 5, 3], [2], [2, 3]], build);
    expect(outline(after)).toBe('constant dot transpose broadcast scan(add) scan(add)');
  });
});

test('a scan without states goes altogether', () => {
  const build: Build = (emit, [x, w]) =>
    x && w
      ? emit.scan({ elements: [x], states: [], length: 5 }, (inner, [row = x]) => ({
          states: [],
          results: [tanh(inner, inner.mul(row, w))],
        })).results
      : [];
  expect(outline(through(hoist, [[5, 3], [3]], build))).toBe('broadcast mul tanh');
});

test('a scan of no steps keeps its states', () => {
  const build: Build = (emit, [x, h, W]) =>
    x && h && W
      ? scanOf(emit, x, h, (inner, row, state) => {
          const next = tanh(inner, inner.add(inner.dot(row, W), state));
          return { next, results: [next] };
        })
      : [];
  expect(outline(through(hoist, [[0, 3], [2], [2, 3]], build))).toBe('dot scan(add tanh)');
});

test('what would take too much memory at once stays, and with it what is made of it', () => {
  const build: Build = (emit, [x, h]) =>
    x && h
      ? scanOf(emit, x, h, (inner, element, state) => {
          const large = tanh(inner, inner.repeat(element, 2 ** 20));
          return { next: inner.add(state, inner.sum(large, 0)) };
        })
      : [];
  const hoistedAt = (length: number) => outline(hoist(new Builder().trace([[length, 1], [1]], build)));
  expect(hoistedAt(16)).toBe('broadcast tanh sum scan(add)');
  expect(hoistedAt(17)).toBe('scan(broadcast tanh sum add)');
});
