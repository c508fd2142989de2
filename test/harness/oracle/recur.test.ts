import { expect, it } from 'vitest';
import type { Graph } from '../../../src/document/document.ts';
import { bodyOf, graphOf, node } from '../graph.ts';
import { look } from './look.ts';
import { Unfit } from './values.ts';

/** Adds up what it reads: state and output are the sum so far. */
const total = bodyOf(
  [node('a', 'add')],
  '$.element → a.a',
  '$.state → a.b',
  'a.y → $.state',
  'a.y → $.output',
);
/** The output is the element beside the state, the state the element before. */
const before = bodyOf(
  [node('j', 'join')],
  '$.element → j.a',
  '$.state → j.b',
  '$.element → $.state',
  'j.y → $.output',
);
const series = (...values: number[]) => node('s', 'series', { values });
const scan = (body: Graph, params = {}) => node('r', 'recur', params, body);
const begin = (...values: number[]) => node('b', 'vector', { size: values.length, values });

it('recur scans from a state of zeros, or from start', () => {
  const found = look(graphOf([series(1, 2, 4), scan(total)], 's.out → r.sequence'));
  found.expectAt('r.all', 'numbers (time 3, features 1)', [1, 3, 7]);
  found.expectAt('r.last', 'numbers (features 1)', [7]);
  found.expectAt('r.final', 'numbers (features 1)', [7]);
  found.expectAt('r/$.element', 'numbers (time 3, features 1)', [1, 2, 4]);
  found.expectAt('r/$.state', 'numbers (time 3, features 1)', [0, 1, 3]);
  found.expectAt('r/$.output', 'numbers (time 3, features 1)', [1, 3, 7]);
  found.expectAt('r/a.b', 'numbers (time 3, features 1)', [0, 1, 3]);
  const started = graphOf(
    [series(1, 2, 4), begin(100), scan(total)],
    's.out → r.sequence',
    'b.out → r.start',
  );
  look(started).expectAt('r.all', 'numbers (time 3, features 1)', [101, 103, 107]);
});

it('backward reads from the end: values stand at the index of the input, last is the last step processed', () => {
  const found = look(
    graphOf([series(1, 2, 4), scan(total, { direction: 'backward' })], 's.out → r.sequence'),
  );
  found.expectAt('r.all', 'numbers (time 3, features 1)', [7, 6, 4]);
  found.expectAt('r.last', 'numbers (features 1)', [7]);
  found.expectAt('r/$.element', 'numbers (time 3, features 1)', [1, 2, 4]);
  found.expectAt('r/$.state', 'numbers (time 3, features 1)', [6, 4, 0]);
});

it('final is the state, last the output of the last step processed', () => {
  const ends: [direction: string, last: number[], final: number[]][] = [
    ['forward', [4, 2], [4]],
    ['backward', [1, 2], [1]],
    ['both', [4, 2, 1, 2], [4, 1]],
  ];
  for (const [direction, last, final] of ends) {
    const found = look(graphOf([series(1, 2, 4), scan(before, { direction })], 's.out → r.sequence'));
    found.expectAt('r.last', `numbers (features ${last.length})`, last);
    found.expectAt('r.final', `numbers (features ${final.length})`, final);
  }
});

it('both joins forward, then backward, on features, and splits start the same way', () => {
  const both = scan(total, { direction: 'both' });
  const found = look(
    graphOf([series(1, 2, 4), begin(100, 1000), both], 's.out → r.sequence', 'b.out → r.start'),
  );
  found.expectAt('r.all', 'numbers (time 3, features 2)', [101, 1007, 103, 1006, 107, 1004]);
  found.expectAt('r.last', 'numbers (features 2)', [107, 1007]);
  found.expectAt('r.final', 'numbers (features 2)', [107, 1007]);
  found.expectAt('r[forward]/$.state', 'numbers (time 3, features 1)', [100, 101, 103]);
  found.expectAt('r[backward]/$.state', 'numbers (time 3, features 1)', [1006, 1004, 1000]);
  expect(found.ports.filter((port) => port.startsWith('r/'))).toEqual([]);
});

it('both has a second set of weights for the way back', () => {
  const layer = node('l', 'vanilla', { units: 1, nonlinearity: 'none', bias: false });
  const body = bodyOf([layer], '$.element → l.x', 'l.y → $.output', 'l.y → $.state');
  const found = look(graphOf([series(1, 2), scan(body, { direction: 'both' })], 's.out → r.sequence'), {
    weights: { 'r[forward]/l.W': [[10]], 'r[backward]/l.W': [[-1]] },
  });
  found.expectAt('r.all', 'numbers (time 2, features 2)', [10, -1, 20, -2]);
  found.expectAt('r[backward]/l.y', 'numbers (time 2, features 1)', [-1, -2]);
});

it('a plain recurrent network is a vanilla layer of the element joined to the state', () => {
  const body = bodyOf(
    [node('j', 'join'), node('l', 'vanilla', { units: 2 })],
    '$.element → j.a',
    '$.state → j.b',
    'j.y → l.x',
    'l.y → $.state',
    'l.y → $.output',
  );
  const W = [
    [0.5, -1, 0.25],
    [1.5, 0.75, -0.5],
  ] as const;
  const b = [0.1, -0.2] as const;
  const step = (x: number, [p, q]: readonly [number, number]) =>
    [
      Math.tanh(W[0][0] * x + W[0][1] * p + W[0][2] * q + b[0]),
      Math.tanh(W[1][0] * x + W[1][1] * p + W[1][2] * q + b[1]),
    ] as const;
  const first = step(0.3, [0, 0]);
  const second = step(-0.9, first);
  const found = look(graphOf([series(0.3, -0.9), scan(body)], 's.out → r.sequence'), {
    weights: { 'r/l.W': W, 'r/l.b': b },
  });
  found.expectAt('r.all', 'numbers (time 2, features 2)', [...first, ...second]);
  found.expectAt('r.final', 'numbers (features 2)', second);
});

it('scans time, else position, else the first axis, and puts it in front of the outputs', () => {
  const image = node('i', 'image', { height: 2, width: 3 });
  const nine = { sources: { i: [1, 2, 3, 4, 5, 6] } };
  const rows = look(graphOf([image, scan(total)], 'i.out → r.sequence'), nine);
  rows.expectAt('r.all', 'numbers (height 2, width 3)', [1, 2, 3, 5, 7, 9]);
  rows.expectAt('r/$.element', 'numbers (height 2, width 3)', [1, 2, 3, 4, 5, 6]);

  const slide = (size: number[]) => node('c', 'convolve', { size }, bodyOf([], '$.window → $.result'));
  const vectors = node('s', 'series', { features: 3, values: [1, 2, 3, 4, 5, 6] });
  // (time 2, position 2, features 2), and of the time 2 scanned first, (position 2, features 2).
  const slid = look(graphOf([vectors, slide([1, 2]), scan(total)], 's.out → c.x', 'c.y → r.sequence'));
  slid.expectAt('r.all', 'numbers (time 2, position 2, features 2)', [1, 2, 2, 3, 5, 7, 7, 9]);
  const line = node('s', 'vector', { size: 3, values: [1, 2, 3] });
  const positions = look(graphOf([line, slide([2]), scan(total)], 's.out → c.x', 'c.y → r.sequence'));
  positions.expectAt('r.all', 'numbers (position 2, features 2)', [1, 2, 3, 5]);
});

it('scans time wherever it stands', () => {
  // The same series at both positions: (position 2, time 3, features 1).
  const repeat = node('c', 'convolve', { size: 1, extra: ['s'] }, bodyOf([], '$.s → $.result'));
  const found = look(
    graphOf(
      [begin(0, 0), series(1, 2, 4), repeat, scan(total)],
      'b.out → c.x',
      's.out → c.s',
      'c.y → r.sequence',
    ),
  );
  found.expectAt('r/$.element', 'numbers (time 3, position 2, features 1)', [1, 1, 2, 2, 4, 4]);
  found.expectAt('r.all', 'numbers (time 3, position 2, features 1)', [1, 1, 3, 3, 7, 7]);
});

it('scans position before what stands in front of it', () => {
  const pairs = bodyOf(
    [node('f', 'flatten'), node('c', 'convolve', { size: 2 }, bodyOf([], '$.window → $.result'))],
    '$.window → f.x',
    'f.y → c.x',
    'c.y → $.result',
  );
  const image = node('i', 'image', { height: 2, width: 3 });
  const rows = node('rows', 'convolve', { size: 1 }, pairs);
  const found = look(graphOf([image, rows, scan(total)], 'i.out → rows.x', 'rows.y → r.sequence'), {
    sources: { i: [1, 2, 3, 10, 20, 30] },
  });
  found.expectAt('rows.y', 'numbers (height 2, position 2, features 2)', [1, 2, 2, 3, 10, 20, 20, 30]);
  found.expectAt('r.all', 'numbers (position 2, height 2, features 2)', [1, 2, 10, 20, 3, 5, 30, 50]);
});

it('of axes that share a name the first is scanned', () => {
  const grid = node('c', 'convolve', { size: 2, window: 'grid' }, bodyOf([], '$.window → $.result'));
  const found = look(graphOf([series(1, 2, 4), grid, scan(total)], 's.out → c.x', 'c.y → r.sequence'));
  found.expectAt('c.y', 'numbers (time 2, time 2, features 1)', [1, 2, 2, 4]);
  found.expectAt('r.all', 'numbers (time 2, time 2, features 1)', [1, 2, 3, 6]);
});

it('features that are scanned themselves become positions', () => {
  const vector = node('s', 'vector', { size: 3, values: [1, 2, 4] });
  const found = look(graphOf([vector, scan(total)], 's.out → r.sequence'));
  found.expectAt('r.all', 'numbers (position 3)', [1, 3, 7]);
  found.expectAt('r.last', 'numbers ()', [7]);
  found.expectAt('r/$.element', 'numbers (position 3)', [1, 2, 4]);
});

it('with nothing to scan all is empty, final is the start, and there is no last', () => {
  const body = bodyOf(
    [node('cell', 'gru', { units: 2, bias: 'none' }), node('j', 'join')],
    '$.element → cell.x',
    '$.state → cell.state',
    'cell.state → $.state',
    'cell.output → j.a',
    '$.element → j.b',
    'j.y → $.output',
  );
  const square = [
    [0, 0],
    [0, 0],
  ];
  const weights = Object.fromEntries(
    ['z', 'r', 'h'].flatMap((gate) => [
      [`r/cell.W${gate}`, [[0], [0]]],
      [`r/cell.U${gate}`, square],
    ]),
  );
  const found = look(graphOf([series(), scan(body)], 's.out → r.sequence'), { weights });
  found.expectAt('r.all', 'numbers (time 0, features 3)', []);
  found.expectAt('r.final', 'numbers (features 2)', [0, 0]);
  found.expectAt('r/cell.z', 'numbers (time 0, features 2)', []);
  expect(found.ports).not.toContain('r.last');
  const started = graphOf([series(), begin(5, 6), scan(body)], 's.out → r.sequence', 'b.out → r.start');
  look(started, { weights }).expectAt('r.final', 'numbers (features 2)', [5, 6]);
  const after = graphOf([series(), scan(body), node('n', 'tanh')], 's.out → r.sequence', 'r.last → n.x');
  expect(() => look(after, { weights })).toThrow(Unfit);
});

it('reads symbols, one at a time', () => {
  const body = bodyOf(
    [node('e', 'embedding', { size: 1 }), node('a', 'add')],
    '$.element → e.x',
    'e.y → a.a',
    '$.state → a.b',
    'a.y → $.state',
    'a.y → $.output',
  );
  const text = node('s', 'text', { vocabulary: 'abc', value: 'cab' });
  const found = look(graphOf([text, scan(body)], 's.out → r.sequence'), {
    weights: { 'r/e.W': [[1], [10], [100]] },
  });
  found.expectAt('r.all', 'numbers (time 3, features 1)', [100, 101, 111]);
  found.expectAt('r/$.element', 'symbols (time 3)', [2, 0, 1]);
});

it('an extra input is the same at every step', () => {
  const body = bodyOf(
    [node('m', 'multiply')],
    '$.element → m.a',
    '$.by → m.b',
    'm.y → $.output',
    '$.element → $.state',
  );
  const found = look(
    graphOf([series(1, 2), begin(7), scan(body, { extra: ['by'] })], 's.out → r.sequence', 'b.out → r.by'),
  );
  found.expectAt('r.all', 'numbers (time 2, features 1)', [7, 14]);
  found.expectAt('r/$.by', 'numbers (time 2, features 1)', [7, 7]);
});
