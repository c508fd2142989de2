import { expect, it } from 'vitest';
import { describeType } from '../../src/base/valueType.ts';
import { infer } from '../../src/compiler/infer.ts';
import type { Graph, Node } from '../../src/document/document.ts';
import { bodyOf, graphOf, node } from '../harness/graph.ts';

const unit = (id: string, block: string, units: number) => node(id, block, { units });
const reads = (id: string, body: Graph) => node(id, 'recur', {}, body);
const cellBody = (block: string, units: number): Graph =>
  bodyOf(
    [unit('cell', block, units)],
    '$.element → cell.x',
    '$.state → cell.state',
    'cell.output → $.output',
    'cell.state → $.state',
  );
const series = node('data', 'series', { features: 3, values: [1, 2, 3, 4, 5, 6] });

/** Bodies of a recur over (time 2, features 3), or over a picture of (height 4, width 5, channels 3), and the state that they tell. */
const bodies: Readonly<Record<string, readonly [source: Node, body: Graph, state: string]>> = {
  'a GRU': [series, cellBody('gru', 4), '(features 4)'],
  'an LSTM': [series, cellBody('lstm', 4), '((features 4), (features 4))'],
  'a plain recurrence': [
    series,
    bodyOf(
      [node('join', 'join'), unit('layer', 'vanilla', 5)],
      '$.element → join.a',
      '$.state → join.b',
      'join.y → layer.x',
      'layer.y → $.output',
      'layer.y → $.state',
    ),
    '(features 5)',
  ],
  'a running sum': [
    series,
    bodyOf(
      [node('sum', 'add')],
      '$.element → sum.a',
      '$.state → sum.b',
      'sum.y → $.output',
      'sum.y → $.state',
    ),
    '(features 3)',
  ],
  'a residual recurrence of its own size': [
    series,
    bodyOf(
      [unit('layer', 'vanilla', 5), node('sum', 'add')],
      '$.element → layer.x',
      '$.state → sum.a',
      'layer.y → sum.b',
      'sum.y → $.output',
      'sum.y → $.state',
    ),
    '(features 5)',
  ],
  'a state that goes through a stack': [
    series,
    bodyOf(
      [
        node('plus', 'add'),
        unit('layer', 'vanilla', 5),
        node(
          'deep',
          'stack',
          { times: 3 },
          bodyOf([unit('inner', 'vanilla', 5)], '$.input → inner.x', 'inner.y → $.output'),
        ),
      ],
      '$.element → layer.x',
      '$.state → deep.x',
      'deep.y → plus.a',
      'layer.y → plus.b',
      'plus.y → $.output',
      'plus.y → $.state',
    ),
    '(features 5)',
  ],
  'a GRU that is handed what an inner recur makes of a row': [
    node('data', 'image', { height: 4, width: 5, channels: 3 }),
    bodyOf(
      [reads('row', cellBody('gru', 6)), unit('cell', 'gru', 4)],
      '$.element → row.sequence',
      'row.last → cell.x',
      '$.state → cell.state',
      'cell.output → $.output',
      'cell.state → $.state',
    ),
    '(features 4)',
  ],
  'an LSTM that is handed what an inner recur makes of a row': [
    node('data', 'image', { height: 4, width: 5, channels: 3 }),
    bodyOf(
      [reads('row', cellBody('gru', 6)), unit('cell', 'lstm', 4)],
      '$.element → row.sequence',
      'row.last → cell.x',
      '$.state → cell.state',
      'cell.output → $.output',
      'cell.state → $.state',
    ),
    '((features 4), (features 4))',
  ],
  'a state that an inner recur starts from, and ends with': [
    node('data', 'image', { height: 4, width: 5, channels: 3 }),
    bodyOf(
      [reads('row', cellBody('gru', 6))],
      '$.element → row.sequence',
      '$.state → row.start',
      'row.last → $.output',
      'row.final → $.state',
    ),
    '(features 6)',
  ],
  'a layer over every pixel of a row': [
    node('data', 'image', { height: 4, width: 5, channels: 3 }),
    bodyOf(
      [node('join', 'join'), unit('layer', 'vanilla', 2)],
      '$.element → join.a',
      '$.state → join.b',
      'join.y → layer.x',
      'layer.y → $.output',
      'layer.y → $.state',
    ),
    '(width 5, features 2)',
  ],
};

it.each(Object.entries(bodies))(
  'the type of a state follows from the body: %s',
  (_, [source, body, state]) => {
    const { problems, types } = infer(graphOf([source, reads('read', body)], 'data.out → read.sequence'));
    expect(problems).toEqual([]);
    const found = types.get('read.final');
    expect(found && describeType(found)).toBe(state);
  },
);

it('a state is that of the start where one is wired, and has to stay so', () => {
  const start = node('start', 'vector', { size: 4 });
  const wires = ['data.out → read.sequence', 'start.out → read.start'];
  expect(infer(graphOf([series, start, reads('read', cellBody('gru', 4))], ...wires)).problems).toEqual([]);
  const body = bodyOf(
    [unit('layer', 'vanilla', 4), node('join', 'join')],
    '$.element → layer.x',
    '$.state → join.a',
    'layer.y → join.b',
    'join.y → $.output',
    'layer.y → $.state',
  );
  expect(infer(graphOf([series, start, reads('read', body)], ...wires)).problems).toEqual([]);
  const grows: Graph = {
    ...body,
    wires: [...body.wires.filter(([, to]) => to !== '$.state'), ['join.y', '$.state']],
  };
  expect(
    infer(graphOf([series, start, reads('read', grows)], ...wires)).problems.map(({ path }) => path),
  ).toEqual(['read/$.state']);
});
