import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { costsOf } from '../../src/compiler/costs.ts';
import { infer } from '../../src/compiler/infer.ts';
import { lower } from '../../src/compiler/lower.ts';
import type { Document } from '../../src/document/document.ts';
import { setBypass } from '../../src/document/edits.ts';
import { countFlops } from '../../src/ir/cost.ts';
import { bodyOf, graphOf, node } from '../harness/graph.ts';
import { wellTypedGraphs } from '../harness/randomGraph.ts';

/** Holds what a node takes: operations, weights and activations, all of them numbers. */
function checkCost(document: Document, path: string, wanted: readonly [number, number, number]): void {
  const inference = infer(document);
  expect(inference.problems).toEqual([]);
  const cost = costsOf(inference).get(path);
  expect(cost && [cost.operations, cost.weights, cost.activations]).toEqual([
    { known: wanted[0] },
    wanted[1],
    { known: wanted[2] },
  ]);
}

const vector = (size: number) => node('in', 'vector', { size });

describe('what a layer takes', () => {
  test('a dense layer of m from n: 2mn for the product, m for the bias, m for the nonlinearity', () => {
    const document = graphOf([vector(3), node('layer', 'vanilla', { units: 4 })], 'in.out → layer.x');
    checkCost(document, 'layer', [2 * 4 * 3 + 4 + 4, 4 * 3 + 4, 4]);
  });

  test('a dense layer with neither bias nor nonlinearity: the product alone', () => {
    const params = { units: 4, bias: false, nonlinearity: 'none' };
    const document = graphOf([vector(3), node('layer', 'vanilla', params)], 'in.out → layer.x');
    checkCost(document, 'layer', [2 * 4 * 3, 4 * 3, 4]);
  });

  test('a convolution: the layer at every place, with one set of weights', () => {
    const layer = node('layer', 'vanilla', { units: 8 });
    const body = bodyOf([layer], '$.window → layer.x', 'layer.y → $.result');
    const document = graphOf(
      [node('in', 'image', { height: 28, width: 28 }), node('slide', 'convolve', { size: [5, 5] }, body)],
      'in.out → slide.x',
    );
    const cost = [24 * 24 * (2 * 8 * 25 + 8 + 8), 8 * 25 + 8, 24 * 24 * 8] as const;
    checkCost(document, 'slide', cost);
    checkCost(document, 'slide/layer', cost);
  });

  test('a GRU of u from n over t steps: three products of each side, and eleven operations a unit', () => {
    const [n, u, t] = [6, 5, 3];
    const cell = node('cell', 'gru', { units: u, bias: 'none' });
    checkCost(overSequence(cell, n, t), 'read', [
      t * (2 * 3 * u * (n + u) + 11 * u),
      3 * u * (n + u),
      t * 4 * u,
    ]);
  });

  test('an LSTM of u from n over t steps: four products of each side, and thirteen operations a unit', () => {
    const [n, u, t] = [6, 5, 3];
    const cell = node('cell', 'lstm', { units: u, bias: 'none' });
    checkCost(overSequence(cell, n, t), 'read', [
      t * (2 * 4 * u * (n + u) + 13 * u),
      4 * u * (n + u),
      t * 6 * u,
    ]);
  });

  test('an embedding: a row for each symbol, and no arithmetic', () => {
    const text = node('in', 'text', { vocabulary: 'abc', value: 'abca' });
    const document = graphOf([text, node('rows', 'embedding', { size: 7 })], 'in.out → rows.x');
    checkCost(document, 'rows', [0, 3 * 7, 4 * 7]);
  });

  test('a stack: every copy, with weights of its own unless they share them', () => {
    const body = bodyOf([node('layer', 'vanilla', { units: 4 })], '$.input → layer.x', 'layer.y → $.output');
    const stacked = (shared: boolean) =>
      graphOf([vector(4), node('deep', 'stack', { times: 3, shared }, body)], 'in.out → deep.x');
    const once = 2 * 16 + 8;
    checkCost(stacked(false), 'deep', [3 * once, 3 * 20, 3 * 4]);
    checkCost(stacked(true), 'deep', [3 * once, 20, 3 * 4]);
  });

  test('a tree whose nodes differ in their children: each node for what it has', () => {
    const body = bodyOf(
      [node('sum', 'sum'), node('layer', 'vanilla', { units: 2, bias: false, nonlinearity: 'none' })],
      '$.children → sum.x',
      'sum.y → layer.x',
      'layer.y → $.result',
    );
    const document = graphOf(
      [
        node('in', 'tree', { vocabulary: 'a', value: '((a a a) a)' }),
        node('rows', 'embedding', { size: 2 }),
        node('up', 'recurse', { arity: 'any' }, body),
      ],
      'in.out → rows.x',
      'rows.y → up.tree',
    );
    checkCost(document, 'up/sum', [3 * 2 + 2 * 2, 0, 2 * 2]);
    checkCost(document, 'up/layer', [2 * 8, 4, 2 * 2]);
  });

  test('a tree beside another one: each node of the one that is folded', () => {
    const document = graphOf(
      [
        node('leaf', 'tree', { vocabulary: 'a', value: 'a' }),
        node('in', 'tree', { vocabulary: 'a', value: '((a a a) a)' }),
        node('rows', 'embedding', { size: 2 }),
        node(
          'up',
          'recurse',
          { arity: 'any', extra: ['beside'] },
          bodyOf([node('sum', 'sum')], '$.children → sum.x', 'sum.y → $.result'),
        ),
      ],
      'in.out → rows.x',
      'leaf.out → up.beside',
      'rows.y → up.tree',
    );
    checkCost(document, 'up/sum', [3 * 2 + 2 * 2, 0, 2 * 2]);
  });

  test('a bypassed node takes nothing', () => {
    const document = graphOf([vector(3), node('layer', 'vanilla', { units: 4 })], 'in.out → layer.x');
    checkCost(setBypass(document, 'layer', true), 'layer', [0, 0, 0]);
  });
});

describe('what is not known', () => {
  const letters = graphOf(
    [
      node('in', 'text', { vocabulary: 'abc' }),
      node('rows', 'embedding', { size: 7 }),
      node('layer', 'vanilla', { units: 2 }),
      node('other', 'vector', { size: 5 }),
    ],
    'in.out → rows.x',
    'rows.y → layer.x',
  );

  test('says on which size it depends', () => {
    expect(costsOf(infer(letters)).get('layer')).toEqual({
      operations: { known: 0, waitsFor: 'length(in)' },
      weights: 16,
      activations: { known: 0, waitsFor: 'length(in)' },
    });
  });

  test('leaves the rest of the whole counted', () => {
    expect(costsOf(infer(letters)).get('')?.activations).toEqual({ known: 5, waitsFor: 'length(in)' });
  });

  test('of a node without types nothing is said, and of the whole that there is more', () => {
    const document = graphOf([vector(3), node('layer', 'vanilla'), node('steps', 'recur')]);
    const costs = costsOf(infer(document));
    expect([costs.has('layer'), costs.has('steps')]).toEqual([false, false]);
    expect(costs.get('')?.activations).toEqual({ known: 3, waitsFor: 'nodes that have no types yet' });
    expect(costs.get('')?.operations).toEqual({ known: 0, waitsFor: 'nodes that have no types yet' });
  });
});

test('the operations of the whole are those of the program that the graph is lowered to', () => {
  fc.assert(
    fc.property(wellTypedGraphs, (document) => {
      const inference = infer(document);
      expect(costsOf(inference).get('')?.operations).toEqual({
        known: countFlops(lower(inference, []).program),
      });
    }),
    { numRuns: 30 },
  );
});

function overSequence(cell: ReturnType<typeof node>, features: number, time: number): Document {
  const body = bodyOf(
    [cell],
    '$.element → cell.x',
    '$.state → cell.state',
    'cell.state → $.state',
    'cell.output → $.output',
  );
  const values = Array.from({ length: time }, () => new Array<number>(features).fill(0));
  return graphOf(
    [node('in', 'series', { features, values }), node('read', 'recur', {}, body)],
    'in.out → read.sequence',
  );
}
