import { expect, it } from 'vitest';
import { bodyOf, graphOf, node } from '../graph.ts';
import { look } from './look.ts';

const { tanh, exp } = Math;
const sigmoid = (x: number) => 1 / (1 + exp(-x));
const plain = (id: string) => node(id, 'vanilla', { units: 1, nonlinearity: 'none', bias: false });
const series = (...values: number[]) => node('s', 'series', { values });

it('a convolution of a scan of a GRU reads each window from a state of zeros', () => {
  const lastOutput = bodyOf(
    [
      node(
        'read',
        'recur',
        {},
        bodyOf(
          [node('cell', 'gru', { units: 1, bias: 'none' })],
          '$.element → cell.x',
          '$.state → cell.state',
          'cell.state → $.state',
          'cell.output → $.output',
        ),
      ),
    ],
    '$.window → read.sequence',
    'read.last → $.result',
  );
  const values = [0.5, -1, 2, 0.25];
  const slide = node('slide', 'convolve', { size: 3, window: 'grid' }, lastOutput);
  const found = look(graphOf([series(...values), slide], 's.out → slide.x'), {
    weights: Object.fromEntries(
      Object.entries({ Wz: 0.5, Uz: -0.7, Wr: -1.2, Ur: 0.9, Wh: 0.8, Uh: 1.5 }).map(([name, each]) => [
        `slide/read/cell.${name}`,
        [[each]],
      ]),
    ),
  });
  const zs: number[] = [];
  const lasts = [0, 1].map((start) => {
    let h = 0;
    for (const x of values.slice(start, start + 3)) {
      const z = sigmoid(0.5 * x - 0.7 * h);
      const r = sigmoid(-1.2 * x + 0.9 * h);
      h = z * h + (1 - z) * tanh(0.8 * x + r * 1.5 * h);
      zs.push(z);
    }
    return h;
  });
  found.expectAt('slide.y', 'numbers (time 2, features 1)', lasts);
  found.expectAt('slide/read/cell.z', 'numbers (time 2, time 3, features 1)', zs);
});

it('a scan of a stack of convolutions has the axes of all three in front of what lies inside', () => {
  // Each copy turns (a, b, c) into sums of neighbours, weighted by its own matrix; the state adds up the results.
  const body = bodyOf(
    [
      node(
        'deep',
        'stack',
        {},
        bodyOf(
          [
            node(
              'c',
              'convolve',
              { size: 3, padding: 'same' },
              bodyOf([plain('l')], '$.window → l.x', 'l.y → $.result'),
            ),
            node('f', 'flatten'),
          ],
          '$.input → c.x',
          'c.y → f.x',
          'f.y → $.output',
        ),
      ),
      node('a', 'add'),
    ],
    '$.element → deep.x',
    'deep.y → a.a',
    '$.state → a.b',
    'a.y → $.state',
    'a.y → $.output',
  );
  const rows = node('s', 'series', { features: 3, values: [1, 2, 3, 10, 0, 0] });
  const found = look(graphOf([rows, node('r', 'recur', {}, body)], 's.out → r.sequence'), {
    weights: { 'r/deep[0]/c/l.W': [[1, 1, 1]], 'r/deep[1]/c/l.W': [[0, 1, -1]] },
  });
  // (1, 2, 3) → (3, 6, 5) → (−3, 1, 5), and (10, 0, 0) → (10, 10, 0) → (0, 10, 0).
  const inside = [3, 6, 5, -3, 1, 5, 10, 10, 0, 0, 10, 0];
  found.expectAt('r/deep/c/l.y', 'numbers (time 2, copy 2, position 3, features 1)', inside);
  found.expectAt('r/deep/f.y', 'numbers (time 2, copy 2, features 3)', inside);
  found.expectAt('r.all', 'numbers (time 2, features 3)', [-3, 1, 5, -3, 11, 5]);
});

it('both directions in the copies of a stack have weights of their own each', () => {
  const both = node(
    'r',
    'recur',
    { direction: 'both' },
    bodyOf([plain('l')], '$.element → l.x', 'l.y → $.output', 'l.y → $.state'),
  );
  const deep = node(
    'deep',
    'stack',
    {},
    bodyOf([both, plain('m')], '$.input → r.sequence', 'r.all → m.x', 'm.y → $.output'),
  );
  const found = look(graphOf([series(1, 2), deep], 's.out → deep.x'), {
    weights: {
      'deep[0]/r[forward]/l.W': [[1]],
      'deep[0]/r[backward]/l.W': [[10]],
      'deep[0]/m.W': [[1, 1]],
      'deep[1]/r[forward]/l.W': [[2]],
      'deep[1]/r[backward]/l.W': [[3]],
      'deep[1]/m.W': [[1, -1]],
    },
  });
  found.expectAt('deep.y', 'numbers (time 2, features 1)', [-11, -22]);
  found.expectAt('deep/r[backward]/l.y', 'numbers (copy 2, time 2, features 1)', [10, 20, 33, 66]);
});

it('an encoder hands the pair of its final state to a decoder, in both directions', () => {
  const lstm = bodyOf(
    [node('cell', 'lstm', { units: 1, bias: 'none' })],
    '$.element → cell.x',
    '$.state → cell.state',
    'cell.output → $.output',
    'cell.state → $.state',
  );
  const recur = (id: string, direction: string) => node(id, 'recur', { direction }, lstm);
  const gates = ['i', 'f', 'o', 'c'];
  const weights = Object.fromEntries(
    ['one[forward]', 'one[backward]', 'two[forward]', 'two[backward]'].flatMap((path, k) =>
      gates.flatMap((gate, i) => [
        [`${path}/cell.W${gate}`, [[0.3 * (i + 1) - 0.2 * k]]],
        [`${path}/cell.U${gate}`, [[0.7 - 0.4 * i + 0.1 * k]]],
      ]),
    ),
  );
  const found = look(
    graphOf(
      [
        series(0.5, -1),
        node('none', 'series', { values: [] }),
        recur('one', 'both'),
        recur('two', 'both'),
        recur('three', 'both'),
      ],
      's.out → one.sequence',
      's.out → two.sequence',
      'one.final → two.start',
      'none.out → three.sequence',
      'two.final → three.start',
    ),
    {
      weights: {
        ...weights,
        ...Object.fromEntries(Object.entries(weights).map(([name, w]) => [name.replace('two', 'three'), w])),
      },
    },
  );
  const read = (k: number, xs: number[], start: [number, number]): [number, number] =>
    xs.reduce<[number, number]>(([h, c], x) => {
      const sums = gates.map((_, i) => (0.3 * (i + 1) - 0.2 * k) * x + (0.7 - 0.4 * i + 0.1 * k) * h);
      const [i = 0, f = 0, o = 0] = sums.map(sigmoid);
      const cell = f * c + i * tanh(sums[3] ?? 0);
      return [o * tanh(cell), cell];
    }, start);
  const forward = read(2, [0.5, -1], read(0, [0.5, -1], [0, 0]));
  const backward = read(3, [-1, 0.5], read(1, [-1, 0.5], [0, 0]));
  const final = [forward[0], backward[0], forward[1], backward[1]];
  found.expectAt('two.final', 'pair of numbers (features 2) and numbers (features 2)', final);
  found.expectAt(
    'two.start',
    'pair of numbers (features 2) and numbers (features 2)',
    found.at('one.final').elements,
  );
  found.expectAt('three.final', 'pair of numbers (features 2) and numbers (features 2)', final);
});

it('an extra input that is handed on reaches the body of a body', () => {
  const inner = node(
    'in',
    'stack',
    { extra: ['by'] },
    bodyOf([node('a', 'add')], '$.input → a.a', '$.by → a.b', 'a.y → $.output'),
  );
  const outer = node(
    'out',
    'convolve',
    { size: 1, extra: ['shift'] },
    bodyOf([inner], '$.window → in.x', '$.shift → in.by', 'in.y → $.result'),
  );
  const found = look(
    graphOf(
      [series(1, 2), node('k', 'constant', { values: [10] }), outer],
      's.out → out.x',
      'k.y → out.shift',
    ),
  );
  found.expectAt('out.y', 'numbers (time 2, features 1)', [21, 22]);
  found.expectAt('out/in/$.by', 'numbers (time 2, copy 2, features 1)', [10, 10, 10, 10]);
  found.expectAt('out/in/a.y', 'numbers (time 2, copy 2, features 1)', [11, 21, 12, 22]);
});

it('a source in a body is given by its plain path, whatever copy or direction it lies in', () => {
  const body = bodyOf(
    [node('v', 'vector', { size: 1 }), node('a', 'add')],
    '$.element → a.a',
    'v.out → a.b',
    'a.y → $.output',
    'a.y → $.state',
  );
  const deep = bodyOf(
    [node('r', 'recur', { direction: 'both' }, body), node('m', 'max-pooling', { size: [1, 2] })],
    '$.input → r.sequence',
    'r.all → m.x',
    'm.y → $.output',
  );
  const found = look(graphOf([series(1, 2), node('deep', 'stack', {}, deep)], 's.out → deep.x'), {
    sources: { 'deep/r/v': [5] },
  });
  found.expectAt('deep.y', 'numbers (time 2, features 1)', [11, 12]);
  found.expectAt('deep/r[forward]/v.out', 'numbers (copy 2, time 2, features 1)', [5, 5, 5, 5]);
});

it('a tree that every step sees is folded anew at each', () => {
  const sumUp = bodyOf(
    [node('m', 'sum'), node('a', 'add')],
    '$.children → m.x',
    'm.y → a.a',
    '$.by → a.b',
    'a.y → $.result',
  );
  const step = bodyOf(
    [node('fold', 'recurse', { arity: 'any', extra: ['by'] }, sumUp), node('a', 'add')],
    '$.leaves → fold.tree',
    '$.element → fold.by',
    'fold.root → a.a',
    '$.state → a.b',
    'a.y → $.output',
    'a.y → $.state',
  );
  const tree = [
    node('t', 'tree', { vocabulary: '0 1 2 3', value: '((1 2 3) 2)' }),
    node('e', 'embedding', { size: 1 }),
  ];
  const found = (values: number[]) =>
    look(
      graphOf(
        [series(...values), ...tree, node('r', 'recur', { extra: ['leaves'] }, step)],
        's.out → r.sequence',
        't.out → e.x',
        'e.y → r.leaves',
      ),
      { weights: { 'e.W': [[0], [1], [2], [3]] } },
    );
  const two = found([10, 100]);
  // 1 + 2 + 3 + 10 and that + 2 + 10, then the same with 100 on top of the first.
  two.expectAt('r.all', 'numbers (time 2, features 1)', [28, 28 + 208]);
  two.expectAt('r/$.leaves', 'numbers (time 2, nodes 4, features 1)', [1, 2, 3, 2, 1, 2, 3, 2]);
  two.expectAt('r/fold/m.y', 'numbers (time 2, nodes 2, features 1)', [6, 18, 6, 108]);
  two.expectAt(
    'r/fold/$.children',
    'ragged [numbers (time 2, time 3, features 1), numbers (time 2, time 2, features 1)]',
    [1, 2, 3, 1, 2, 3, 16, 2, 106, 2],
  );
  const none = found([]);
  none.expectAt('r.all', 'numbers (time 0, features 1)', []);
  none.expectAt('r/fold/m.y', 'numbers (time 0, nodes 2, features 1)', []);
  expect(none.ports).toEqual(two.ports.filter((port) => port !== 'r.last'));
});
