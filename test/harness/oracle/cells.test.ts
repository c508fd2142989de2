import { expect, it } from 'vitest';
import { bodyOf, graphOf, node } from '../graph.ts';
import { look } from './look.ts';
import { Unfit } from './values.ts';

const { exp, tanh } = Math;
const sigmoid = (x: number) => 1 / (1 + exp(-x));

/** One unit on one input, written out: the weights of a gate are [W, U, b, c]. */
type Gate = readonly [W: number, U: number, b: number, c: number];
const gates: Readonly<Record<string, Gate>> = {
  z: [0.5, -0.7, 0.11, -0.4],
  r: [-1.2, 0.9, 0.2, 0.3],
  h: [0.8, 1.5, -0.3, 0.25],
  i: [0.4, -0.6, 0.7, 0.1],
  f: [-0.9, 0.35, 1, -0.2],
  o: [1.1, 0.45, -0.15, 0.6],
  c: [-0.65, 1.3, 0.05, -0.55],
};
const gate = (name: string): Gate => gates[name] ?? [0, 0, 0, 0];

/** What a bias parameter leaves of b and c. */
const biases: Readonly<Record<string, readonly [b: number, c: number]>> = {
  none: [0, 0],
  single: [1, 0],
  pair: [1, 1],
};

/** The weights of one unit by name; only those that the bias parameter has. */
function weightsOf(path: string, names: string, bias: string): Record<string, number[] | number[][]> {
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const [W, U, b, c] = gate(name);
      const all: [string, number[] | number[][]][] = [
        [`W${name}`, [[W]]],
        [`U${name}`, [[U]]],
      ];
      if (bias !== 'none') all.push([`b${name}`, [b]]);
      if (bias === 'pair') all.push([`c${name}`, [c]]);
      return all.map(([weight, value]) => [`${path}.${weight}`, value] as const);
    }),
  );
}

it('gru is z ∘ h + (1 − z) ∘ h̃, the reset gate acting behind the product', () => {
  for (const [bias, [first, second]] of Object.entries(biases)) {
    const [x, h] = [0.6, -0.8];
    const side = ([W, U, b, c]: Gate) => [W * x + first * b, U * h + second * c] as const;
    const sum = ([input, recurrent]: readonly [number, number]) => input + recurrent;
    const z = sigmoid(sum(side(gate('z'))));
    const r = sigmoid(sum(side(gate('r'))));
    const [input, recurrent] = side(gate('h'));
    const proposal = tanh(input + r * recurrent);
    const state = z * h + (1 - z) * proposal;

    const found = look(
      graphOf(
        [
          node('x', 'vector', { size: 1, values: [x] }),
          node('h', 'vector', { size: 1, values: [h] }),
          node('cell', 'gru', { units: 1, ...(bias !== 'single' && { bias }) }),
        ],
        'x.out → cell.x',
        'h.out → cell.state',
      ),
      { weights: weightsOf('cell', 'zrh', bias) },
    );
    for (const [port, value] of Object.entries({ z, r, proposal, state, output: state }))
      found.expectAt(`cell.${port}`, 'numbers (features 1)', [value]);
  }
});

it('gru multiplies matrices by column vectors, a row a unit', () => {
  const weights = {
    'cell.Wz': [
      [1, 0, 0],
      [0, 0, 0],
    ],
    'cell.Uz': [
      [0, 1],
      [0, 0],
    ],
    'cell.Wr': [
      [0, 0, 0],
      [0, 0, 1],
    ],
    'cell.Ur': [
      [0, 0],
      [2, 0],
    ],
    'cell.Wh': [
      [0, 1, 0],
      [1, 1, 1],
    ],
    'cell.Uh': [
      [0, 1],
      [1, 0],
    ],
  };
  const found = look(
    graphOf(
      [
        node('x', 'vector', { size: 3, values: [1, 2, 3] }),
        node('h', 'vector', { size: 2, values: [0.5, -0.25] }),
        node('cell', 'gru', { units: 2, bias: 'none' }),
      ],
      'x.out → cell.x',
      'h.out → cell.state',
    ),
    { weights },
  );
  const z = [sigmoid(1 - 0.25), sigmoid(0)] as const;
  const r = [sigmoid(0), sigmoid(3 + 1)] as const;
  const proposal = [tanh(2 + r[0] * -0.25), tanh(6 + r[1] * 0.5)] as const;
  found.expectAt('cell.z', 'numbers (features 2)', z);
  found.expectAt('cell.r', 'numbers (features 2)', r);
  found.expectAt('cell.proposal', 'numbers (features 2)', proposal);
  found.expectAt('cell.output', 'numbers (features 2)', [
    z[0] * 0.5 + (1 - z[0]) * proposal[0],
    z[1] * -0.25 + (1 - z[1]) * proposal[1],
  ]);
});

it('lstm is o ∘ tanh(f ∘ c + i ∘ c̃), its state the pair of h and c', () => {
  for (const [bias, [first, second]] of Object.entries(biases)) {
    const steps = [0.6, -1.4];
    let [h, c] = [0, 0];
    const seen = steps.map((x) => {
      const sum = ([W, U, b, d]: Gate) => W * x + first * b + U * h + second * d;
      const [i, f, o] = [sigmoid(sum(gate('i'))), sigmoid(sum(gate('f'))), sigmoid(sum(gate('o')))];
      const proposal = tanh(sum(gate('c')));
      c = f * c + i * proposal;
      h = o * tanh(c);
      return { i, f, o, proposal, cell: c, output: h };
    });

    const found = look(
      graphOf(
        [
          node('x', 'series', { values: steps }),
          node(
            'read',
            'recur',
            {},
            bodyOf(
              [node('cell', 'lstm', { units: 1, ...(bias !== 'single' && { bias }) })],
              '$.element → cell.x',
              '$.state → cell.state',
              'cell.state → $.state',
              'cell.output → $.output',
            ),
          ),
        ],
        'x.out → read.sequence',
      ),
      { weights: weightsOf('read/cell', 'ifoc', bias) },
    );
    for (const port of ['i', 'f', 'o', 'proposal', 'cell', 'output'] as const)
      found.expectAt(
        `read/cell.${port}`,
        'numbers (time 2, features 1)',
        seen.map((step) => step[port]),
      );
    const h1 = seen[0]?.output ?? 0;
    const c1 = seen[0]?.cell ?? 0;
    found.expectAt(
      'read/cell.state',
      'pair of numbers (time 2, features 1) and numbers (time 2, features 1)',
      [h1, h, c1, c],
    );
    found.expectAt('read/$.state', 'pair of numbers (time 2, features 1) and numbers (time 2, features 1)', [
      0,
      h1,
      0,
      c1,
    ]);
    found.expectAt('read.final', 'pair of numbers (features 1) and numbers (features 1)', [h, c]);
  }
});

it('a unit steps every vector of its input with the vector of the state at the same place', () => {
  const found = look(
    graphOf(
      [
        node('x', 'series', { values: [0.5, -2] }),
        node('h', 'series', { values: [0.25, 4] }),
        node('cell', 'gru', { units: 1 }),
      ],
      'x.out → cell.x',
      'h.out → cell.state',
    ),
    { weights: { ...weightsOf('cell', 'zrh', 'single') } },
  );
  const z = (x: number, h: number) => sigmoid(gate('z')[0] * x + gate('z')[2] + gate('z')[1] * h);
  found.expectAt('cell.z', 'numbers (time 2, features 1)', [z(0.5, 0.25), z(-2, 4)]);
});

it('the units need a state of their own kind', () => {
  const graph = (block: string) =>
    graphOf(
      [
        node('x', 'vector', { size: 1, values: [1] }),
        node('h', 'vector', { size: block === 'gru' ? 2 : 1 }),
        node('cell', block, { units: 1, bias: 'none' }),
      ],
      'x.out → cell.x',
      'h.out → cell.state',
    );
  expect(() => look(graph('gru'), { weights: weightsOf('cell', 'zrh', 'none') })).toThrow(Unfit);
  expect(() => look(graph('lstm'), { weights: weightsOf('cell', 'ifoc', 'none') })).toThrow(Unfit);
});
