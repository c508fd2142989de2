import { expect, test } from 'vitest';
import type { Document, Request, Response } from '../../src/runtime/protocol.ts';
import { serve } from '../../src/runtime/serve.ts';
import { bodyOf, graphOf, node } from '../harness/graph.ts';
import { classifier, hugeGraph, longReading, slowGraph } from './graphs.ts';

type Run = Extract<Request, { type: 'run' }>;

/** A worker whose slices are run by hand. */
function worker() {
  const answers: Response[] = [];
  const transferred: ArrayBuffer[] = [];
  const waiting: (() => void)[] = [];
  const receive = serve(
    (response, transfer) => {
      answers.push(response);
      transferred.push(...transfer);
    },
    (work) => waiting.push(work),
  );
  return {
    answers,
    transferred,
    waiting,
    receive,
    run: (run: number, document: Run['document'], ports: readonly string[]) =>
      receive({ type: 'run', run, document, ports }),
    /** Goes on for so many slices, or until nothing is left to do. */
    slices(count = Number.POSITIVE_INFINITY) {
      for (let i = 0; i < count && waiting.length > 0; i++) waiting.shift()?.();
    },
  };
}

test('a run is answered by all its ports in one buffer, which is handed over', () => {
  const { answers, transferred, run, slices } = worker();
  run(1, classifier(), ['odds.y', 'in.out']);
  slices();
  expect(answers).toEqual([
    {
      type: 'done',
      run: 1,
      ports: [
        { port: 'odds.y', axes: [{ name: 'features', size: 3 }], offset: 0, length: 3 },
        { port: 'in.out', axes: [{ name: 'features', size: 2 }], offset: 3, length: 2 },
      ],
      buffer: expect.any(ArrayBuffer),
      milliseconds: expect.any(Number),
    },
  ]);
  const [done] = answers;
  if (done?.type !== 'done') return;
  expect(transferred).toEqual([done.buffer]);
  const values = new Float32Array(done.buffer);
  expect(values[0] && values[1] && values[2] && values[0] + values[1] + values[2]).toBeCloseTo(1);
  expect([...values.slice(3)]).toEqual([1, 2]);
});

test('the instructions come in their order with a run that asked for it', () => {
  const { answers, receive, slices } = worker();
  receive({ type: 'run', run: 1, document: classifier(), ports: ['odds.y'], order: true });
  slices();
  const [done] = answers;
  if (done?.type !== 'done') throw new Error('The run has not ended.');
  const paths = done.order?.map(({ path }) => path) ?? [];
  expect(paths.at(-1)).toBe('odds');
  expect(paths.length).toBeGreaterThan(1);
});

/** A recur over three numbers with an LSTM in it, and a recurse over a tree whose nodes have different numbers of children. */
function states(): Document {
  const mean = bodyOf([node('mean', 'mean')], '$.children → mean.x', 'mean.y → $.result');
  const unit = bodyOf(
    [node('cell', 'lstm', { units: 2 })],
    '$.element → cell.x',
    '$.state → cell.state',
    'cell.output → $.output',
    'cell.state → $.state',
  );
  return graphOf(
    [
      node('data', 'series', { values: [1, 2, 3] }),
      node('read', 'recur', {}, unit),
      node('tree', 'tree', { vocabulary: 'a b', value: '((a b) b a)' }),
      node('embed', 'embedding', { size: 2 }),
      node('fold', 'recurse', { arity: 'any' }, mean),
    ],
    'data.out → read.sequence',
    'tree.out → embed.x',
    'embed.y → fold.tree',
  );
}

test('the items of a pair come as one value, h before c', () => {
  const { answers, run, slices } = worker();
  run(1, states(), ['read/cell.output', 'read/cell.state', 'read/cell.cell']);
  slices();
  const [done] = answers;
  if (done?.type !== 'done') throw new Error(JSON.stringify(answers));
  const axes = [
    { name: 'time', size: 3 },
    { name: 'features', size: 2 },
  ];
  expect(done.ports).toEqual([
    { port: 'read/cell.output', axes, offset: 0, length: 6 },
    { port: 'read/cell.state', axes, offset: 6, length: 12, pair: true },
    { port: 'read/cell.cell', axes, offset: 18, length: 6 },
  ]);
  const values = new Float32Array(done.buffer);
  expect(values.slice(6, 12)).toEqual(values.slice(0, 6));
  expect(values.slice(12, 18)).toEqual(values.slice(18, 24));
});

test('a value of sizes that differ comes part by part, and says how long each is', () => {
  const { answers, run, slices } = worker();
  run(1, states(), ['fold/mean.x', 'fold/mean.y']);
  slices();
  expect(answers).toMatchObject([
    {
      type: 'done',
      ports: [
        {
          port: 'fold/mean.x',
          offset: 0,
          length: 10,
          ragged: {
            front: [],
            items: [
              [2, 2],
              [3, 2],
            ],
          },
        },
        { port: 'fold/mean.y', offset: 10, length: 4 },
      ],
    },
  ]);
});

test('a part of a value is, bit for bit, what it is in the whole: of a step, of a pair, of parts of different sizes', () => {
  const { answers, receive, slices } = worker();
  const ports = ['read/cell.output', 'read/cell.state', 'fold/mean.x'];
  const parts = new Map([
    ['read/cell.state', [1]],
    ['fold/mean.x', [1]],
  ]);
  receive({ type: 'run', run: 1, document: states(), ports });
  slices();
  receive({ type: 'run', run: 2, document: states(), ports, slices: parts });
  slices();
  const [whole, part] = answers;
  if (whole?.type !== 'done' || part?.type !== 'done') throw new Error(JSON.stringify(answers));
  const all = new Float32Array(whole.buffer);
  expect(part.ports).toMatchObject([
    { port: 'read/cell.output', offset: 0, length: 6 },
    { port: 'read/cell.state', axes: [{ name: 'features', size: 2 }], slice: [1], pair: true, length: 4 },
    { port: 'fold/mean.x', slice: [1], length: 6 },
  ]);
  expect(part.ports[2]?.axes.map(({ size }) => size)).toEqual([3, 2]);
  // All outputs, then of h and of c the second step, then the second part, which stands behind 2 × 2 numbers.
  const wanted = [all.slice(0, 6), all.slice(8, 10), all.slice(14, 16), all.slice(22, 28)];
  expect([...new Float32Array(part.buffer)]).toEqual(wanted.flatMap((each) => [...each]));
});

test('a part that is not there is left out', () => {
  const { answers, receive, slices } = worker();
  const ports = ['read/cell.output', 'read/cell.f'];
  receive({ type: 'run', run: 1, document: states(), ports, slices: new Map([['read/cell.f', [9]]]) });
  slices();
  expect(answers).toMatchObject([{ type: 'done', ports: [{ port: 'read/cell.output' }] }]);
});

test('a long run leaves room for messages, and says how far it is', () => {
  const { answers, waiting, run, slices } = worker();
  run(1, slowGraph(), ['deep.y']);
  expect(answers.some(({ type }) => type === 'done')).toBe(false);
  expect(waiting).toHaveLength(1);
  slices();
  const fractions = answers.flatMap((answer) => (answer.type === 'progress' ? [answer.fraction] : []));
  expect(fractions.every((fraction, i) => fraction > (fractions[i - 1] ?? 0) && fraction < 1)).toBe(true);
  expect(answers.at(-1)?.type).toBe('done');
});

test('a run that is cancelled stops before its next slice', () => {
  const { answers, run, receive, slices } = worker();
  run(1, slowGraph(), ['deep.y']);
  slices(1);
  receive({ type: 'cancel', run: 1 });
  slices();
  expect(answers.filter(({ type }) => type !== 'progress')).toEqual([{ type: 'cancelled', run: 1 }]);
});

test('a cancel that comes too late is not answered', () => {
  const { answers, run, receive, slices } = worker();
  run(1, classifier(), ['odds.y']);
  slices();
  receive({ type: 'cancel', run: 1 });
  expect(answers.map(({ type }) => type)).toEqual(['done']);
});

test('a newer run replaces the one under way', () => {
  const { answers, run, slices } = worker();
  run(1, slowGraph(), ['deep.y']);
  slices(1);
  run(2, classifier(), ['odds.y']);
  slices();
  expect(
    answers.filter(({ type }) => type !== 'progress').map((answer) => 'run' in answer && answer.run),
  ).toEqual([2]);
});

test('a graph that is too large fails with the problem', () => {
  const { answers, run } = worker();
  run(1, hugeGraph(), ['layer.y']);
  expect(answers).toMatchObject([{ type: 'failed', run: 1, problems: [{ code: 'too-large' }] }]);
});

test('weights are kept for the runs that name them', () => {
  const { answers, receive, slices } = worker();
  const document = classifier();
  const tensors = new Map([['layer.W', { shape: [3, 2], data: new Float32Array(6) }]]);
  receive({ type: 'weights', file: { id: 'zeros', tensors } });
  for (const [run, weights] of [
    [1, 'zeros'],
    [2, undefined],
    [3, 'zeros'],
  ] as const) {
    receive({ type: 'run', run, document, ports: ['layer.y'], weights });
    slices();
  }
  const values = answers.map((answer) =>
    answer.type === 'done' ? [...new Float32Array(answer.buffer)] : [],
  );
  expect(values[0]).toEqual([0, 0, 0]);
  expect(values[1]).not.toEqual([0, 0, 0]);
  expect(values[2]).toEqual([0, 0, 0]);
});

test('what a cell depends on, and what depends on it, is told by port', () => {
  const { answers, receive } = worker();
  receive({ type: 'subject', document: classifier(), ports: ['in.out', 'layer.y', 'odds.y'] });
  receive({ type: 'trace', trace: 7, cells: [{ port: 'layer.y', element: 1 }], copied: [] });
  expect(answers).toEqual([
    {
      type: 'traced',
      trace: 7,
      sources: new Map([
        ['in.out', Uint8Array.of(1, 1)],
        ['layer.y', Uint8Array.of(0, 1, 0)],
      ]),
      targets: new Map([
        ['layer.y', Uint8Array.of(0, 1, 0)],
        ['odds.y', Uint8Array.of(1, 1, 1)],
      ]),
      copies: new Map(),
    },
  ]);
});

test('where else the numbers of a port are seen is told when it is asked', () => {
  const { answers, receive } = worker();
  receive({ type: 'subject', document: classifier(), ports: ['in.out', 'layer.x', 'odds.y'] });
  receive({ type: 'trace', trace: 7, cells: [], copied: ['layer.x'] });
  const place = { numbers: Int32Array.of(0, 1), elements: Int32Array.of(0, 1) };
  expect(answers).toMatchObject([
    {
      copies: new Map([
        [
          'layer.x',
          new Map([
            ['in.out', place],
            ['layer.x', place],
          ]),
        ],
      ]),
    },
  ]);
});

test('a question that takes long gives way to runs, and to the next one', () => {
  const { answers, receive, run, slices, waiting } = worker();
  receive({ type: 'subject', document: longReading(), ports: ['in.out', 'read/cell.output'] });
  const ask = (trace: number, port: string) =>
    receive({ type: 'trace', trace, cells: [{ port, element: 0 }], copied: [] });
  ask(1, 'in.out');
  expect([answers.length, waiting.length]).toEqual([0, 1]);
  run(1, classifier(), ['odds.y']);
  ask(2, 'read/cell.output');
  slices();
  const ended = answers.map((each) => ('trace' in each ? each.trace : each.type));
  expect(ended).toEqual(['done', 2]);
});
