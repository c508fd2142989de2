import fc from 'fast-check';
import { describe, it } from 'vitest';
import type { Node } from '../../src/document/document.ts';
import { checkLaw } from '../harness/checkLaw.ts';
import { graphOf, node } from '../harness/graph.ts';
import { Dice } from '../harness/random/dice.ts';
import { expectEqual, expectNear, type Numbers, numbersAt } from './arrays.ts';
import { values, weightsOf } from './frames.ts';

/** Vectors over time, multiples of 1/64, so that adding a whole number to them is exact. */
const vectors = fc
  .record({
    steps: fc.integer({ min: 0, max: 4 }),
    features: fc.integer({ min: 1, max: 4 }),
    seed: fc.nat(),
  })
  .map(({ steps, features, seed }): Numbers => {
    const dice = new Dice(seed);
    return {
      shape: [steps, features],
      data: Array.from({ length: steps * features }, () => (dice.below(1024) - 512) / 64),
    };
  });

/** What a layer makes of vectors. */
function apply(layer: Node, { shape, data }: Numbers): Numbers {
  const params = { features: shape[1] ?? 1, values: Array.from(data) };
  const document = graphOf([node('in', 'series', params), layer], `in.out → ${layer.id}.x`);
  return numbersAt(values(document, [`${layer.id}.y`]), `${layer.id}.y`);
}

function mapped({ shape, data }: Numbers, f: (value: number, i: number) => number): Numbers {
  return { shape, data: Array.from(data, f) };
}

describe('softmax', () => {
  const softmax = node('odds', 'softmax');

  it('does not change when all numbers of a vector are shifted, within 2e-7', () => {
    checkLaw(fc.tuple(vectors, fc.integer({ min: -64, max: 64 })), ([x, by]) => {
      expectNear(
        apply(
          softmax,
          mapped(x, (value) => value + by),
        ),
        apply(softmax, x),
        2e-7,
      );
    });
  });

  it('of a permuted vector is the permuted softmax, within 2e-7', () => {
    checkLaw(fc.tuple(vectors, fc.nat()), ([x, seed]) => {
      const [, features = 1] = x.shape;
      const order = new Dice(seed).shuffled(Array.from({ length: features }, (_, i) => i));
      const permuted = ({ shape, data }: Numbers): Numbers =>
        mapped({ shape, data }, (_, i) => data[i - (i % features) + (order[i % features] ?? 0)] ?? 0);
      expectNear(apply(softmax, permuted(x)), permuted(apply(softmax, x)), 2e-7);
    });
  });
});

it('tanh x is 2 σ(2x) − 1, within 2e-7', () => {
  checkLaw(vectors, (x) => {
    const half = apply(
      node('f', 'sigmoid'),
      mapped(x, (value) => 2 * value),
    );
    expectNear(
      apply(node('f', 'tanh'), x),
      mapped(half, (value) => 2 * value - 1),
      2e-7,
    );
  });
});

it('an embedding is the product with vectors that are 1 at their symbol and 0 elsewhere', () => {
  const texts = fc.record({
    symbols: fc.array(fc.nat(5), { maxLength: 8 }),
    vocabulary: fc.integer({ min: 6, max: 9 }),
    size: fc.integer({ min: 1, max: 5 }),
    seed: fc.nat(100),
  });
  checkLaw(texts, ({ symbols, vocabulary, size, seed }) => {
    const letters = 'abcdefghi'.slice(0, vocabulary);
    const value = symbols.map((symbol) => letters[symbol]).join('');
    const looked = {
      ...graphOf(
        [node('in', 'text', { vocabulary: letters, value }), node('e', 'embedding', { size })],
        'in.out → e.x',
      ),
      seed,
    };
    const ones = symbols.flatMap((symbol) =>
      Array.from({ length: vocabulary }, (_, i) => Number(i === symbol)),
    );
    const multiplied = graphOf(
      [
        node('in', 'series', { features: vocabulary, values: ones }),
        node('e', 'vanilla', { units: size, nonlinearity: 'none', bias: false }),
      ],
      'in.out → e.x',
    );
    // The rows of the table are the columns of the matrix.
    const table = weightsOf(looked).get('e.W')?.data ?? [];
    const matrix = Float32Array.from(
      { length: table.length },
      (_, i) => table[(i % vocabulary) * size + Math.floor(i / vocabulary)] ?? 0,
    );
    const weights = new Map([['e.W', { shape: [size, vocabulary], data: matrix }]]);
    expectEqual(
      numbersAt(values(multiplied, ['e.y'], { weights }), 'e.y'),
      numbersAt(values(looked, ['e.y']), 'e.y'),
    );
  });
});
