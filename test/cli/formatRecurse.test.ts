import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../../src/base/problem.ts';
import type { Document, Graph } from '../../src/document/document.ts';
import { bodyOf, graphOf, node } from '../harness/graph.ts';
import { checkComputes } from './computes.ts';
import { graphFile, layerwire } from './terminal.ts';

/* What the format says of recurse, sentence by sentence. */

type Params = Readonly<Record<string, JsonValue>>;

/** Adds each element to the state, and gives the sum. */
const sums = bodyOf(
  [node('add', 'add')],
  '$.element → add.a',
  '$.state → add.b',
  'add.y → $.output',
  'add.y → $.state',
);

const walk = node('in', 'series', { values: [1, 2, 3] });

/** A tree whose leaves are 1, 2, 4 and 8, by their words. */
const powers = (value: string, params: Params, body: Graph): Document =>
  graphOf(
    [
      node('words', 'tree', { vocabulary: 'a b c d', value }),
      node('leaves', 'embedding', { size: 1 }),
      node('fold', 'recurse', params, body),
    ],
    'words.out → leaves.x',
    'leaves.y → fold.tree',
  );
const embedded = { 'leaves.W': [[1], [2], [4], [8]] };

/** Twice the left, and the right. */
const pairs = bodyOf(
  [node('twice', 'add'), node('add', 'add')],
  '$.left → twice.a',
  '$.left → twice.b',
  'twice.y → add.a',
  '$.right → add.b',
  'add.y → $.result',
);
const total = bodyOf([node('sum', 'sum')], '$.children → sum.x', 'sum.y → $.result');

describe('recurse', () => {
  test('folds a tree of two children a node from its leaves to its root; all has every node in post-order', async () => {
    await checkComputes(
      powers('((a b) (c d))', {}, pairs),
      {
        'fold.root': ['features 1', [24]],
        'fold.all': ['nodes 7, features 1', [[1], [2], [4], [4], [8], [16], [24]]],
        'fold/$.left': ['nodes 3, features 1', [[1], [4], [4]]],
        'fold/$.right': ['nodes 3, features 1', [[2], [8], [16]]],
        'fold/$.result': ['nodes 3, features 1', [[4], [16], [24]]],
      },
      embedded,
    );
  });

  test('hands any number of children over in order, as a sequence', async () => {
    await checkComputes(
      powers('(a (b c d) (d))', { arity: 'any' }, total),
      {
        'fold.root': ['features 1', [23]],
        'fold.all': ['nodes 8, features 1', [[1], [2], [4], [8], [14], [8], [8], [23]]],
        'fold/$.children': ['nodes 3, time [3,1,3], features 1', [[[2], [4], [8]], [[8]], [[1], [14], [8]]]],
      },
      embedded,
    );
  });

  test('lets the children be read by a recur, of whose steps there are as many as children', async () => {
    const read = bodyOf(
      [node('read', 'recur', {}, sums)],
      '$.children → read.sequence',
      'read.last → $.result',
    );
    await checkComputes(
      powers('((a b) c d)', { arity: 'any' }, read),
      {
        'fold.root': ['features 1', [15]],
        'fold/read.all': [
          'nodes 2, time [2,3], features 1',
          [
            [[1], [3]],
            [[3], [7], [15]],
          ],
        ],
        'fold/read/$.state': [
          'nodes 2, time [2,3], features 1',
          [
            [[0], [1]],
            [[0], [3], [7]],
          ],
        ],
      },
      embedded,
    );
  });

  test('of one leaf is that leaf', async () => {
    await checkComputes(
      powers('c', {}, pairs),
      { 'fold.root': ['features 1', [4]], 'fold.all': ['nodes 1, features 1', [[4]]] },
      embedded,
    );
  });

  test('takes leaves from layers', async () => {
    const document = graphOf(
      [
        node('words', 'tree', { vocabulary: 'a b', value: '(a b)' }),
        node('leaves', 'embedding', { size: 1 }),
        node('layer', 'vanilla', { units: 1, nonlinearity: 'none', bias: false }),
        node('fold', 'recurse', {}, pairs),
      ],
      'words.out → leaves.x',
      'leaves.y → layer.x',
      'layer.y → fold.tree',
    );
    await checkComputes(
      document,
      { 'fold.root': ['features 1', [40]] },
      { 'leaves.W': [[1], [2]], 'layer.W': [[10]] },
    );
  });

  const widening = bodyOf([node('join', 'join')], '$.left → join.a', '$.right → join.b', 'join.y → $.result');
  const onTree = (block: string, params: Params, port: string, body?: Graph) =>
    graphOf(
      [
        node('words', 'tree', { vocabulary: 'a b', value: '(a b)' }),
        node('leaves', 'embedding', { size: 1 }),
        node('f', block, params, body),
      ],
      'words.out → leaves.x',
      `leaves.y → f.${port}`,
    );
  test.each<[string, Document]>([
    ['a node of three children is an error', powers('(a b c)', {}, pairs)],
    ['a node of one child is an error', powers('((a) b)', {}, pairs)],
    ['a result of another type than the leaves is an error', powers('(a b)', {}, widening)],
    ['a sequence is no tree', graphOf([walk, node('fold', 'recurse', {}, pairs)], 'in.out → fold.tree')],
    [
      'nothing else slides over a tree',
      onTree('convolve', { size: 1 }, 'x', bodyOf([node('t', 'tanh')], '$.window → t.x', 't.y → $.result')),
    ],
    ['nothing else scans a tree', onTree('recur', {}, 'sequence', sums)],
  ])('%s', async (_, document) => {
    const { status, err } = await layerwire(['run', graphFile(document)]);
    expect({ status, lines: err.length }).toEqual({ status: 1, lines: 1 });
    expect(err[0]).toMatch(/^(fold|f)[./].*: \S+ .*(needs|cannot) .*, but .*\.( .*\.)?$/);
  });
});
