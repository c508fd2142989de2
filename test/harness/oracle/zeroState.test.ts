import { expect, it } from 'vitest';
import type { Graph } from '../../../src/document/document.ts';
import { bodyOf, graphOf, node } from '../graph.ts';
import { look } from './look.ts';
import { Unfit } from './values.ts';

const series = node('s', 'series', { values: [1, 2] });
const layer = (id: string, units: number) =>
  node(id, 'vanilla', { units, nonlinearity: 'none', bias: false });
/** A matrix of zeros. */
const matrix = (rows: number, columns: number) =>
  Array.from({ length: rows }, () => new Array<number>(columns).fill(0));

it('a scan without start begins at zeros of the type that its body gives back', () => {
  const states: Record<string, { state: Graph; type: string; weights?: Record<string, number[][]> }> = {
    'the element': {
      state: bodyOf([], '$.element → $.state'),
      type: 'numbers (features 1)',
    },
    'the sum of it and the element': {
      state: bodyOf([node('a', 'add')], '$.element → a.a', '$.state → a.b', 'a.y → $.state'),
      type: 'numbers (features 1)',
    },
    'a constant': {
      state: bodyOf([node('k', 'constant', { values: [1, 2] })], 'k.y → $.state'),
      type: 'numbers (features 2)',
    },
    'a layer of it': {
      state: bodyOf([layer('l', 3)], '$.state → l.x', 'l.y → $.state'),
      type: 'numbers (features 3)',
      weights: { 'r/l.W': matrix(3, 3) },
    },
    'two layers of it, side by side': {
      state: bodyOf(
        [layer('l', 1), layer('m', 2), node('j', 'join')],
        '$.state → l.x',
        '$.state → m.x',
        'l.y → j.a',
        'm.y → j.b',
        'j.y → $.state',
      ),
      type: 'numbers (features 3)',
      weights: { 'r/l.W': matrix(1, 3), 'r/m.W': matrix(2, 3) },
    },
    'one number of what is pooled of it, twice': {
      state: bodyOf(
        [node('p', 'max-pooling'), layer('l', 1), node('j', 'join')],
        '$.state → p.x',
        'p.y → l.x',
        'l.y → j.a',
        'l.y → j.b',
        'j.y → $.state',
      ),
      type: 'numbers (features 2)',
      weights: { 'r/l.W': matrix(1, 1) },
    },
    'a number of any vector': {
      state: bodyOf(
        [node('e', 'squared-error'), node('f', 'flatten')],
        '$.state → e.x',
        '$.state → e.target',
        'e.loss → f.x',
        'f.y → $.state',
      ),
      type: 'numbers (features 1)',
    },
    'a layer of it, three times over': {
      state: bodyOf(
        [layer('l', 1), node('j', 'join'), node('k', 'join')],
        '$.state → l.x',
        'l.y → j.a',
        'l.y → j.b',
        'j.y → k.a',
        'l.y → k.b',
        'k.y → $.state',
      ),
      type: 'numbers (features 3)',
      weights: { 'r/l.W': matrix(1, 3) },
    },
    'a tree, which is folded beside': {
      state: bodyOf(
        [
          node('t', 'tree', { vocabulary: 'a b', value: 'a' }),
          node('e', 'embedding', { size: 1 }),
          node('f', 'recurse', {}, bodyOf([], '$.right → $.result')),
        ],
        't.out → e.x',
        'e.y → $.state',
        '$.state → f.tree',
      ),
      type: 'numbers (nodes 1, features 1)',
      weights: { 'r/e.W': matrix(2, 1) },
    },
    'a stack of layers of it': {
      state: bodyOf(
        [node('d', 'stack', {}, bodyOf([layer('l', 2)], '$.input → l.x', 'l.y → $.output'))],
        '$.state → d.x',
        'd.y → $.state',
      ),
      type: 'numbers (features 2)',
      weights: { 'r/d[0]/l.W': matrix(2, 2), 'r/d[1]/l.W': matrix(2, 2) },
    },
    'the final state of a scan within': {
      state: bodyOf(
        [
          node('b', 'vector', { size: 4 }),
          node(
            'in',
            'recur',
            {},
            bodyOf(
              [node('cell', 'lstm', { units: 2, bias: 'none' })],
              '$.element → cell.x',
              '$.state → cell.state',
              'cell.output → $.output',
              'cell.state → $.state',
            ),
          ),
          node('c', 'convolve', { size: 1 }, bodyOf([], '$.window → $.result')),
        ],
        'b.out → c.x',
        'c.y → in.sequence',
        '$.state → in.start',
        'in.final → $.state',
      ),
      type: 'pair of numbers (features 2) and numbers (features 2)',
      weights: Object.fromEntries(
        ['i', 'f', 'o', 'c'].flatMap((gate) => [
          [`r/in/cell.W${gate}`, matrix(2, 1)],
          [`r/in/cell.U${gate}`, matrix(2, 2)],
        ]),
      ),
    },
  };
  for (const [name, { state, type, weights = {} }] of Object.entries(states)) {
    const body = { ...state, wires: [...state.wires, ['$.element', '$.output'] as const] };
    const found = look(graphOf([series, node('r', 'recur', {}, body)], 's.out → r.sequence'), { weights });
    expect(found.at('r.final').type, name).toBe(type);
    const { elements } = found.at('r/$.state');
    expect(elements.slice(0, elements.length / 4), name).toEqual(
      elements.slice(0, elements.length / 4).map(() => 0),
    );
  }
});

it('the state of a picture is a picture', () => {
  const convolve = node(
    'c',
    'convolve',
    { size: 1 },
    bodyOf([layer('l', 2)], '$.window → l.x', 'l.y → $.result'),
  );
  const body = bodyOf(
    [node('j', 'join'), convolve],
    '$.element → j.a',
    '$.state → j.b',
    'j.y → c.x',
    'c.y → $.state',
    'c.y → $.output',
  );
  const film = node('s', 'series', { features: 2, values: [1, 2, 3, 4] });
  const pixel = bodyOf(
    [node('k', 'constant', { values: [0] }), node('j', 'join')],
    '$.window → j.a',
    'k.y → j.b',
    'j.y → $.result',
  );
  // Of frames of (position 2, features 2), the second unit adds up what the first reads.
  const found = look(
    graphOf(
      [film, node('f', 'convolve', { size: [1, 1] }, pixel), node('r', 'recur', {}, body)],
      's.out → f.x',
      'f.y → r.sequence',
    ),
    {
      weights: {
        'r/c/l.W': [
          [1, 0, 0, 0],
          [1, 0, 0, 1],
        ],
      },
    },
  );
  found.expectAt('r.all', 'numbers (time 2, position 2, features 2)', [1, 1, 2, 2, 3, 4, 4, 6]);
});

it('refuses a body whose state comes back with another type', () => {
  const grows = bodyOf(
    [node('j', 'join')],
    '$.state → j.a',
    '$.element → j.b',
    'j.y → $.state',
    'j.y → $.output',
  );
  const scan = node('r', 'recur', {}, grows);
  expect(() => look(graphOf([series, scan], 's.out → r.sequence'))).toThrow(Unfit);
  const start = node('b', 'vector', { size: 2 });
  expect(() => look(graphOf([series, start, scan], 's.out → r.sequence', 'b.out → r.start'))).toThrow(Unfit);
});
