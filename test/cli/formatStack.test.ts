import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../../src/base/problem.ts';
import type { Document, Graph } from '../../src/document/document.ts';
import { bodyOf, graphOf, node } from '../harness/graph.ts';
import { checkComputes, type Expected } from './computes.ts';
import { checkFails, checkPrints, graphFile, layerwire } from './terminal.ts';

/* What the format says of stack, of extra inputs and of bodies, sentence by sentence. */

type Params = Readonly<Record<string, JsonValue>>;

const layer = (units: number) => node('layer', 'vanilla', { units, nonlinearity: 'none', bias: false });

describe('stack', () => {
  const linear = bodyOf([layer(2)], '$.input → layer.x', 'layer.y → $.output');
  const stacked = (params: Params, body: Graph = linear): Document =>
    graphOf(
      [node('in', 'vector', { size: 2, values: [1, 2] }), node('deep', 'stack', params, body)],
      'in.out → deep.x',
    );
  const swap = [
    [0, 1],
    [1, 0],
  ];
  const double = [
    [2, 0],
    [0, 2],
  ];

  test('composes its body with itself, twice if nothing is said, each copy with its own weights', async () => {
    await checkComputes(
      stacked({}),
      {
        'deep.y': ['features 2', [4, 2]],
        'deep/layer.y': [
          'copy 2, features 2',
          [
            [2, 1],
            [4, 2],
          ],
        ],
      },
      { 'deep[0]/layer.W': swap, 'deep[1]/layer.W': double },
    );
  });

  test('has one set of weights for all copies if they are shared', async () => {
    await checkComputes(
      stacked({ times: 3, shared: true }),
      { 'deep.y': ['features 2', [8, 16]] },
      { 'deep/layer.W': double },
    );
  });

  test('numbers its copies from 0, even when there is one', async () => {
    await checkComputes(
      stacked({ times: 1 }),
      { 'deep.y': ['features 2', [2, 1]] },
      { 'deep[0]/layer.W': swap },
    );
  });

  test('of one copy may change the type, of more it may not', async () => {
    const wider = bodyOf([layer(3)], '$.input → layer.x', 'layer.y → $.output');
    expect(await checkPrints(['check', graphFile(stacked({ times: 1 }, wider))])).toEqual([]);
    const { status, err } = await layerwire(['run', graphFile(stacked({}, wider))]);
    expect({ status, lines: err.length }).toEqual({ status: 1, lines: 1 });
    expect(err[0]).toContain('deep/$.output: Stack of 2 needs a body that gives back what it takes');
  });
});

describe('extra inputs are seen by the body as they are, the same at every application', () => {
  const by = node('by', 'vector', { size: 1, values: [10] });
  const add = (from: string, to: string) =>
    bodyOf([node('add', 'add')], `$.${from} → add.a`, '$.by → add.b', `add.y → $.${to}`);
  test.each<[string, string, string, Graph, Expected]>([
    ['stack', 'x', 'vector', add('input', 'output'), { 's.y': ['features 1', [20]] }],
    [
      'convolve',
      'x',
      'vectors',
      bodyOf(
        [node('f', 'convolve', { size: 1, extra: ['by'] }, add('window', 'result'))],
        '$.window → f.x',
        '$.by → f.by',
        'f.y → $.result',
      ),
      {
        's.y': [
          'time 2, position 3, features 1',
          [
            [[11], [12], [13]],
            [[12], [13], [14]],
          ],
        ],
      },
    ],
    [
      'recur',
      'sequence',
      'vectors',
      bodyOf(
        [node('add', 'add'), node('sum', 'add')],
        '$.element → add.a',
        '$.by → add.b',
        'add.y → sum.a',
        '$.state → sum.b',
        'sum.y → $.state',
        'add.y → $.output',
      ),
      { 's.all': ['time 4, features 1', [[11], [12], [13], [14]]], 's.final': ['features 1', [50]] },
    ],
  ])('of %s', async (block, port, kind, body, expected) => {
    const source =
      kind === 'vector' ? node('in', 'vector', { size: 1 }) : node('in', 'series', { values: [1, 2, 3, 4] });
    const document = graphOf(
      [source, by, node('s', block, { extra: ['by'] }, body)],
      `in.out → s.${port}`,
      'by.out → s.by',
    );
    await checkComputes(document, expected);
  });
});

test('a combinator without a body is an error', async () => {
  const document = graphOf(
    [node('in', 'vector'), node('deep', 'stack', {}, { nodes: [], wires: [] })],
    'in.out → deep.x',
  );
  await checkFails(
    ['run', graphFile(document)],
    'deep: Stack needs a body, the layer that it applies, but it is empty.',
  );
});
