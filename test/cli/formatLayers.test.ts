import { describe, test } from 'vitest';
import type { JsonValue } from '../../src/base/problem.ts';
import type { Document } from '../../src/document/document.ts';
import { bodyOf, graphOf, node } from '../harness/graph.ts';
import { checkComputes, type Lists } from './computes.ts';
import { checkFails, graphFile } from './terminal.ts';

/* What the format says of layers and units, sentence by sentence. */

type Params = Readonly<Record<string, JsonValue>>;

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/** A block behind a vector, or behind a series of rows. */
function behind(
  values: readonly number[] | readonly (readonly number[])[],
  block: string,
  params: Params = {},
): Document {
  const [first = 0] = values;
  const source =
    typeof first === 'number'
      ? node('in', 'vector', { size: values.length, values: values.flat() })
      : node('in', 'series', { features: first.length, values: values.flat() });
  return graphOf([source, node('f', block, params)], 'in.out → f.x');
}

describe('vanilla is f(Wx + b)', () => {
  const weights = {
    'f.W': [
      [1, 2],
      [3, -4],
    ],
    'f.b': [0.5, -1],
  };
  const sums = [1 * 0.5 + 2 * 0.25 + 0.5, 3 * 0.5 - 4 * 0.25 - 1];
  test.each<[string, (x: number) => number]>([
    ['tanh', Math.tanh],
    ['sigmoid', sigmoid],
    ['rectifier', (x) => Math.max(0, x)],
    ['none', (x) => x],
  ])('with %s', async (nonlinearity, f) => {
    const document = behind([0.5, 0.25], 'vanilla', { units: 2, nonlinearity });
    await checkComputes(document, { 'f.y': ['features 2', sums.map(f)] }, weights);
  });

  test('with tanh if nothing is said', async () => {
    await checkComputes(
      behind([0.5, 0.25], 'vanilla', { units: 2 }),
      { 'f.y': ['features 2', sums.map(Math.tanh)] },
      weights,
    );
  });

  test('without b if it is not wanted', async () => {
    const document = behind([0.5, 0.25], 'vanilla', { units: 2, nonlinearity: 'none', bias: false });
    await checkComputes(document, { 'f.y': ['features 2', [1, 0.5]] }, { 'f.W': weights['f.W'] });
  });

  test('of 16 units if nothing is said', async () => {
    const zeros = Array.from({ length: 16 }, () => 0);
    await checkComputes(
      behind([1], 'vanilla'),
      { 'f.y': ['features 16', zeros] },
      { 'f.W': zeros.map((zero) => [zero]), 'f.b': zeros },
    );
  });
});

describe('without weights', () => {
  const third = Math.exp(1) / (Math.exp(1) + Math.exp(2));
  test.each<[string, Document, string, Lists]>([
    [
      'softmax is over features',
      behind(
        [
          [1, 2],
          [5, 5],
        ],
        'softmax',
      ),
      'time 2, features 2',
      [
        [third, 1 - third],
        [0.5, 0.5],
      ],
    ],
    ['sigmoid', behind([-1, 0, 2], 'sigmoid'), 'features 3', [sigmoid(-1), 0.5, sigmoid(2)]],
    ['tanh', behind([-1, 0, 2], 'tanh'), 'features 3', [Math.tanh(-1), 0, Math.tanh(2)]],
    ['rectifier', behind([-1, 0, 2], 'rectifier'), 'features 3', [0, 0, 2]],
    [
      'max-pooling takes the maximum of each region, two long if nothing is said, side by side',
      behind([[1], [4], [3], [2], [9]], 'max-pooling'),
      'time 2, features 1',
      [[4], [3]],
    ],
    [
      'max-pooling with a stride takes regions that overlap',
      behind([[1], [4], [3], [2], [9]], 'max-pooling', { size: 3, stride: 1 }),
      'time 3, features 1',
      [[4], [4], [9]],
    ],
    [
      'max-pooling that keeps the size pads with −∞',
      behind([[-1], [-4], [-3], [-2]], 'max-pooling', { size: 3, stride: 1, padding: 'same' }),
      'time 4, features 1',
      [[-1], [-1], [-2], [-2]],
    ],
    [
      'max-pooling of two sizes slides over two axes',
      graphOf(
        [
          node('in', 'image', { height: 2, width: 2, values: '////AA==' }),
          node('f', 'max-pooling', { size: [2, 2] }),
        ],
        'in.out → f.x',
      ),
      'height 1, width 1',
      [[1]],
    ],
  ])('%s', async (_, document, axes, values) => {
    await checkComputes(document, { 'f.y': [axes, values] });
  });

  test('a region longer than the axis is an error', async () => {
    await checkFails(
      ['run', graphFile(behind([[1], [2]], 'max-pooling', { size: 3 }))],
      'f.x: Max pooling needs windows no longer than the axes that they slide over, but size is [3] and x is (time 2, features 1).',
    );
  });
});

describe('embedding gives the row of each symbol', () => {
  const rows = [
    [1, 2, 3],
    [4, 5, 6],
  ];
  test('of a text', async () => {
    const document = graphOf(
      [node('in', 'text', { vocabulary: 'ab', value: 'bab' }), node('f', 'embedding', { size: 3 })],
      'in.out → f.x',
    );
    await checkComputes(
      document,
      { 'f.y': ['time 3, features 3', [rows[1] ?? [], rows[0] ?? [], rows[1] ?? []]] },
      { 'f.W': rows },
    );
  });

  test('of a tree, which stays one', async () => {
    const document = graphOf(
      [
        node('in', 'tree', { vocabulary: 'a b', value: '(b a)' }),
        node('f', 'embedding', { size: 3 }),
        node(
          'sum',
          'recurse',
          {},
          bodyOf([node('add', 'add')], '$.left → add.a', '$.right → add.b', 'add.y → $.result'),
        ),
      ],
      'in.out → f.x',
      'f.y → sum.tree',
    );
    await checkComputes(document, { 'sum.root': ['features 3', [5, 7, 9]] }, { 'f.W': rows });
  });
});

/** Two steps of a unit of one feature, from a start that is wired. */
function unit(block: string, bias: string): Document {
  return graphOf(
    [
      node('in', 'series', { values: [0.5, -1] }),
      node(
        'read',
        'recur',
        {},
        bodyOf(
          [node('cell', block, { units: 1, bias })],
          '$.element → cell.x',
          '$.state → cell.state',
          'cell.state → $.state',
          'cell.output → $.output',
        ),
      ),
    ],
    'in.out → read.sequence',
  );
}

const inRead = (weights: Readonly<Record<string, Lists>>) =>
  Object.fromEntries(Object.entries(weights).map(([name, value]) => [`read/cell.${name}`, value]));

describe('a GRU', () => {
  const W = { Wz: [[0.3]], Uz: [[-0.2]], Wr: [[0.7]], Ur: [[0.4]], Wh: [[-0.6]], Uh: [[0.9]] };
  const b = { bz: 0.1, br: -0.3, bh: 0.2 };
  const c = { cz: 0.05, cr: 0.15, ch: -0.25 };
  test.each([
    ['none', {}, {}],
    ['single', b, {}],
    ['pair', b, c],
  ])('with biases: %s', async (bias, given, second) => {
    const { bz, br, bh } = { bz: 0, br: 0, bh: 0, ...given };
    const { cz, cr, ch } = { cz: 0, cr: 0, ch: 0, ...second };
    let h = 0;
    const steps = [0.5, -1].map((x) => {
      const z = sigmoid(0.3 * x + bz + -0.2 * h + cz);
      const r = sigmoid(0.7 * x + br + 0.4 * h + cr);
      const proposal = Math.tanh(-0.6 * x + bh + r * (0.9 * h + ch));
      h = z * h + (1 - z) * proposal;
      return { z, r, proposal, h };
    });
    const port = (name: 'z' | 'r' | 'proposal' | 'h') =>
      ['time 2, features 1', steps.map((step) => [step[name]])] as const;
    const biases = Object.fromEntries(
      Object.entries({ ...given, ...second }).map(([name, value]) => [name, [value]]),
    );
    await checkComputes(
      unit('gru', bias),
      {
        'read/cell.z': port('z'),
        'read/cell.r': port('r'),
        'read/cell.proposal': port('proposal'),
        'read/cell.output': port('h'),
        'read/cell.state': port('h'),
        'read.all': port('h'),
        'read.last': ['features 1', [h]],
        'read.final': ['features 1', [h]],
      },
      inRead({ ...W, ...biases }),
    );
  });
});

describe('an LSTM', () => {
  const W = {
    Wi: [[0.3]],
    Ui: [[-0.2]],
    Wf: [[0.7]],
    Uf: [[0.4]],
    Wo: [[-0.6]],
    Uo: [[0.9]],
    Wc: [[1.1]],
    Uc: [[-0.5]],
  };
  const b = { bi: 0.1, bf: -0.3, bo: 0.2, bc: 0.4 };
  const c = { ci: 0.05, cf: 0.15, co: -0.25, cc: 0.35 };
  test.each([
    ['none', {}, {}],
    ['single', b, {}],
    ['pair', b, c],
  ])('with biases: %s', async (bias, given, second) => {
    const { bi, bf, bo, bc } = { bi: 0, bf: 0, bo: 0, bc: 0, ...given };
    const { ci, cf, co, cc } = { ci: 0, cf: 0, co: 0, cc: 0, ...second };
    let h = 0;
    let cell = 0;
    const steps = [0.5, -1].map((x) => {
      const i = sigmoid(0.3 * x + bi + -0.2 * h + ci);
      const f = sigmoid(0.7 * x + bf + 0.4 * h + cf);
      const o = sigmoid(-0.6 * x + bo + 0.9 * h + co);
      const proposal = Math.tanh(1.1 * x + bc + -0.5 * h + cc);
      cell = f * cell + i * proposal;
      h = o * Math.tanh(cell);
      return { i, f, o, proposal, cell, h };
    });
    const port = (name: 'i' | 'f' | 'o' | 'proposal' | 'cell' | 'h') =>
      ['time 2, features 1', steps.map((step) => [step[name]])] as const;
    const biases = Object.fromEntries(
      Object.entries({ ...given, ...second }).map(([name, value]) => [name, [value]]),
    );
    await checkComputes(
      unit('lstm', bias),
      {
        'read/cell.i': port('i'),
        'read/cell.f': port('f'),
        'read/cell.o': port('o'),
        'read/cell.proposal': port('proposal'),
        'read/cell.cell': port('cell'),
        'read/cell.output': port('h'),
        'read.all': port('h'),
      },
      inRead({ ...W, ...biases }),
    );
  });
});
