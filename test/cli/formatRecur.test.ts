import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../../src/base/problem.ts';
import type { Document, Graph, Node } from '../../src/document/document.ts';
import { bodyOf, graphOf, node } from '../harness/graph.ts';
import { checkComputes, type Lists } from './computes.ts';
import { reader } from './graphs.ts';
import { graphFile, resultOf } from './terminal.ts';

/* What the format says of recur, sentence by sentence. */

type Params = Readonly<Record<string, JsonValue>>;

/** Adds each element to the state; gives what was there before. */
const running = bodyOf(
  [node('add', 'add'), node('f', 'rectifier')],
  '$.element → add.a',
  '$.state → add.b',
  '$.state → f.x',
  'f.y → $.output',
  'add.y → $.state',
);

/** Adds each element to the state, and gives the sum. */
const sums = bodyOf(
  [node('add', 'add')],
  '$.element → add.a',
  '$.state → add.b',
  'add.y → $.output',
  'add.y → $.state',
);

const walk = node('in', 'series', { values: [1, 2, 3] });

const reading = (source: Node, params: Params, body: Graph = sums): Document =>
  graphOf(
    [source, node('read', 'recur', params, body)],
    `in.${source.block === 'constant' ? 'y' : 'out'} → read.sequence`,
  );

describe('recur', () => {
  test('starts at zero, gives every output in the order of the input, the last, and the state after it', async () => {
    await checkComputes(reading(walk, {}, running), {
      'read.all': ['time 3, features 1', [[0], [1], [3]]],
      'read.last': ['features 1', [3]],
      'read.final': ['features 1', [6]],
      'read/$.state': ['time 3, features 1', [[0], [1], [3]]],
      'read/add.y': ['time 3, features 1', [[1], [3], [6]]],
    });
  });

  test('reads backward from the end, and the last step is the first of the input', async () => {
    await checkComputes(reading(walk, { direction: 'backward' }), {
      'read.all': ['time 3, features 1', [[6], [5], [3]]],
      'read.last': ['features 1', [6]],
      'read.final': ['features 1', [6]],
    });
  });

  test('reads in both directions, and joins forward, then backward', async () => {
    await checkComputes(reading(walk, { direction: 'both' }), {
      'read.all': [
        'time 3, features 2',
        [
          [1, 6],
          [3, 5],
          [6, 3],
        ],
      ],
      'read.last': ['features 2', [6, 6]],
      'read.final': ['features 2', [6, 6]],
      'read[forward]/add.y': ['time 3, features 1', [[1], [3], [6]]],
      'read[backward]/add.y': ['time 3, features 1', [[6], [5], [3]]],
    });
  });

  test.each<[string, readonly number[], Lists, Lists]>([
    ['forward', [10], [[11], [13], [16]], [16]],
    ['backward', [10], [[16], [15], [13]], [16]],
    [
      'both',
      [10, 20],
      [
        [11, 26],
        [13, 25],
        [16, 23],
      ],
      [16, 26],
    ],
  ])('%s starts where it is told, and splits that as it joins', async (direction, values, all, final) => {
    const document = graphOf(
      [
        walk,
        node('from', 'vector', { size: values.length, values }),
        node('read', 'recur', { direction }, sums),
      ],
      'in.out → read.sequence',
      'from.out → read.start',
    );
    await checkComputes(document, {
      'read.all': [`time 3, features ${values.length}`, all],
      'read.final': [`features ${values.length}`, final],
    });
  });

  test('hands the state of one on to another, pairs too', async () => {
    const document = graphOf(
      [walk, node('first', 'recur', {}, reader('lstm', 2)), node('second', 'recur', {}, reader('lstm', 2))],
      'in.out → first.sequence',
      'in.out → second.sequence',
      'first.final → second.start',
    );
    const ports = await resultOf([graphFile(document), '--ports', 'first.final,second.start,second/$.state']);
    expect(ports['second.start']).toEqual(ports['first.final']);
    const before = (ports['second/$.state']?.items ?? []).map(({ values }) => [values].flat()[0]);
    expect(before).toEqual(ports['first.final']?.items?.map(({ values }) => values));
  });

  test('of nothing gives an empty all, and the start as the final state', async () => {
    const document = graphOf(
      [
        node('in', 'series', { values: [] }),
        node('from', 'vector', { size: 1, values: [7] }),
        node('read', 'recur', {}, sums),
      ],
      'in.out → read.sequence',
      'from.out → read.start',
    );
    await checkComputes(document, {
      'read.all': ['time 0, features 1', []],
      'read.final': ['features 1', [7]],
    });
  });

  test('scans time, wherever it stands, else positions, else the first axis; other axes stay in the element', async () => {
    const grid = (size: number) =>
      node(
        'slide',
        'convolve',
        { size, window: 'grid' },
        bodyOf([node('f', 'rectifier')], '$.window → f.x', 'f.y → $.result'),
      );
    const positions = graphOf(
      [node('in', 'vector', { size: 3, values: [1, 2, 3] }), grid(2), node('flat', 'recur', {}, sums)],
      'in.out → slide.x',
      'slide.y → flat.sequence',
    );
    await checkComputes(positions, {
      'flat.all': [
        'position 2, features 2',
        [
          [1, 2],
          [3, 5],
        ],
      ],
    });
    const image = node('in', 'image', { height: 2, width: 2, values: 'AP//AA==' });
    await checkComputes(reading(image, {}), {
      'read.all': [
        'height 2, width 2',
        [
          [0, 1],
          [1, 1],
        ],
      ],
    });
    const vector = node('in', 'vector', { size: 3, values: [1, 2, 3] });
    await checkComputes(reading(vector, {}), { 'read.all': ['position 3', [1, 3, 6]] });
  });

  test('is a plain recurrent network with a layer over the element joined with the state', async () => {
    const plain = bodyOf(
      [node('join', 'join'), node('layer', 'vanilla', { units: 1 })],
      '$.element → join.a',
      '$.state → join.b',
      'join.y → layer.x',
      'layer.y → $.output',
      'layer.y → $.state',
    );
    const first = Math.tanh(0.5 * 1 + 0.1);
    const second = Math.tanh(0.5 * 2 - 0.25 * first + 0.1);
    await checkComputes(
      reading(node('in', 'series', { values: [1, 2] }), {}, plain),
      { 'read.all': ['time 2, features 1', [[first], [second]]], 'read.final': ['features 1', [second]] },
      { 'read/layer.W': [[0.5, -0.25]], 'read/layer.b': [0.1] },
    );
  });

  test('keeps the names that convolve slides over, so that its result can be read', async () => {
    const document = graphOf(
      [
        walk,
        node(
          'slide',
          'convolve',
          { size: 2 },
          bodyOf([node('f', 'rectifier')], '$.window → f.x', 'f.y → $.result'),
        ),
        node('read', 'recur', {}, sums),
      ],
      'in.out → slide.x',
      'slide.y → read.sequence',
    );
    await checkComputes(document, {
      'read.all': [
        'time 2, features 2',
        [
          [1, 2],
          [3, 5],
        ],
      ],
    });
  });
});
