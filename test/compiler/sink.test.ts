import { describe, expect, test } from 'vitest';
import { sink } from '../../src/compiler/sink.ts';
import type { Builder, Operand } from '../../src/ir/builder.ts';
import type { Shape } from '../../src/ir/program.ts';
import { type Build, outline, scanOf, through } from './outline.ts';

const tanh = (emit: Builder, x: Operand) => emit.one('tanh', [x], {});
const softmax = (emit: Builder, x: Operand) => emit.one('softmax', [x], {});

/** A sequence of five vectors of three, a state of three, and weights for three classes and for thirty. */
const shapes: readonly Shape[] = [[5, 3], [3], [3, 3], [30, 3], [3, 6]];

type Step = (
  inner: Builder,
  given: Readonly<Record<'x' | 'h' | 'U' | 'V' | 'J', Operand>>,
) => { readonly next: Operand; readonly results?: readonly Operand[] };

function sunk(step: Step): string {
  const build: Build = (emit, [sequence, start, U, V, J]) =>
    sequence && start && U && V && J
      ? scanOf(emit, sequence, start, (inner, x, h) => step(inner, { x, h, U, V, J }))
      : [];
  return outline(through(sink, shapes, build));
}

describe('what moves behind a scan', () => {
  test.each<{ what: string; step: Step; gives: string }>([
    {
      what: 'a layer that only a result needs, as one product',
      step(inner, { x, h, U, V }) {
        const next = tanh(inner, inner.add(x, inner.dot(h, U)));
        return { next, results: [softmax(inner, inner.dot(next, V))] };
      },
      gives: 'scan(dot add tanh) dot softmax',
    },
    {
      what: 'what it is made of by moving numbers alone',
      step(inner, { x, h, J }) {
        const next = tanh(inner, inner.add(x, h));
        return { next, results: [inner.dot(inner.concat([next, x], 0), J)] };
      },
      gives: 'scan(add tanh) concat dot',
    },
    {
      what: 'a softmax of what is a result itself',
      step(inner, { x, h }) {
        const next = tanh(inner, inner.add(x, h));
        return { next, results: [next, softmax(inner, next)] };
      },
      gives: 'scan(add tanh) softmax',
    },
    {
      what: 'a product with the state that a step starts from',
      step: (inner, { x, h, V }) => ({ next: inner.add(x, h), results: [inner.dot(h, V), h] }),
      gives: 'scan(add) dot',
    },
    {
      what: 'a product that reads elements alone',
      step: (inner, { x, h, U }) => ({ next: inner.add(x, h), results: [inner.dot(x, U)] }),
      gives: 'scan(add) dot',
    },
  ])('$what', ({ step, gives }) => {
    expect(sunk(step)).toBe(gives);
  });
});

describe('what stays in a scan', () => {
  test.each<{ what: string; step: Step; gives: string }>([
    {
      what: 'a product that the next state needs as well',
      step(inner, { x, h, U }) {
        const product = inner.dot(h, U);
        return { next: inner.add(x, product), results: [tanh(inner, product)] };
      },
      gives: 'scan(dot add tanh)',
    },
    {
      what: 'a softmax of what would have to be stored for it',
      step: (inner, { x, h }) => ({
        next: inner.add(x, h),
        results: [softmax(inner, inner.mul(x, h))],
      }),
      gives: 'scan(add mul softmax)',
    },
    {
      what: 'a product of fewer operations than eight for each number that it reads',
      step: (inner, { x, h }) => ({
        next: inner.add(x, h),
        results: [inner.dot(inner.mul(x, h), inner.reshape(inner.mul(h, h), [1, 3]))],
      }),
      gives: 'scan(add mul mul reshape dot)',
    },
    {
      what: 'single numbers that become results',
      step: (inner, { x, h }) => ({ next: inner.add(x, h), results: [tanh(inner, h)] }),
      gives: 'scan(add tanh)',
    },
  ])('$what', ({ step, gives }) => {
    expect(sunk(step)).toBe(gives);
  });
});

test('a scan whose states nothing outer needs is done for all outer steps at once', () => {
  const build: Build = (emit, [x, h]) =>
    x && h
      ? scanOf(emit, x, h, (inner, rows, outer) => {
          const read = scanOf(inner, rows, outer, (innermost, row, state) => ({
            next: tanh(innermost, innermost.mul(row, state)),
          }));
          return { next: inner.add(inner.sum(rows, 0), outer), results: [outer, ...read] };
        })
      : [];
  const after = through(sink, [[4, 9, 3], [3]], build);
  expect(outline(after)).toBe('scan(sum add) transpose scan(mul tanh)');
});
