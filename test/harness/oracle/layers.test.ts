import { expect, it } from 'vitest';
import { graphOf, node } from '../graph.ts';
import { look } from './look.ts';
import { Unfit } from './values.ts';

const pair = node('v', 'vector', { size: 2, values: [2, -1] });

it('vanilla is f(Wx + b), f being tanh where nothing is said', () => {
  // Wx + b = (1·2 + 2·(−1) + 0.5, −3·2 + 1·(−1) + 0, 1·2 + 0·(−1) + 0) = (0.5, −7, 2)
  const weights = {
    'l.W': [
      [1, 2],
      [-3, 1],
      [1, 0],
    ],
    'l.b': [0.5, 0, 0],
  };
  const sums = [0.5, -7, 2];
  const rules: [nonlinearity: string | undefined, f: (x: number) => number][] = [
    [undefined, (x) => (Math.exp(x) - Math.exp(-x)) / (Math.exp(x) + Math.exp(-x))],
    ['tanh', (x) => (Math.exp(x) - Math.exp(-x)) / (Math.exp(x) + Math.exp(-x))],
    ['sigmoid', (x) => 1 / (1 + Math.exp(-x))],
    ['rectifier', (x) => (x > 0 ? x : 0)],
    ['none', (x) => x],
  ];
  for (const [nonlinearity, f] of rules) {
    const layer = node('l', 'vanilla', { units: 3, ...(nonlinearity && { nonlinearity }) });
    look(graphOf([pair, layer], 'v.out → l.x'), { weights }).expectAt(
      'l.y',
      'numbers (features 3)',
      sums.map(f),
    );
  }
});

it('vanilla without a bias has none', () => {
  const layer = node('l', 'vanilla', { units: 1, nonlinearity: 'none', bias: false });
  const found = look(graphOf([pair, layer], 'v.out → l.x'), { weights: { 'l.W': [[10, 1]] } });
  found.expectAt('l.y', 'numbers (features 1)', [19]);
  found.expectAt('l.x', 'numbers (features 2)', [2, -1]);
});

it('a layer is mapped over the axes before the features, or before a last channels', () => {
  const layer = node('l', 'vanilla', { units: 1, nonlinearity: 'none', bias: false });
  const series = node('s', 'series', { features: 2, values: [1, 2, 3, 4] });
  look(graphOf([series, layer], 's.out → l.x'), { weights: { 'l.W': [[10, 1]] } }).expectAt(
    'l.y',
    'numbers (time 2, features 1)',
    [12, 34],
  );
  const image = node('i', 'image', { height: 1, width: 2, channels: 3 });
  look(graphOf([image, layer], 'i.out → l.x'), {
    weights: { 'l.W': [[100, 10, 1]] },
    sources: { i: [1, 2, 3, 4, 5, 6] },
  }).expectAt('l.y', 'numbers (height 1, width 2, features 1)', [123, 456]);
});

it('a layer needs features, as many as its matrix has columns', () => {
  const layer = node('l', 'vanilla', { units: 1, bias: false });
  const image = node('i', 'image', { height: 1, width: 2 });
  expect(() => look(graphOf([image, layer], 'i.out → l.x'), { weights: { 'l.W': [[1, 2]] } })).toThrow(Unfit);
  expect(() => look(graphOf([pair, layer], 'v.out → l.x'), { weights: { 'l.W': [[1, 2, 3]] } })).toThrow(
    Unfit,
  );
});

it('softmax turns the features of each place into shares of e to their power', () => {
  const series = node('s', 'series', { features: 2, values: [0, Math.log(3), 1000, 1000] });
  look(graphOf([series, node('p', 'softmax')], 's.out → p.x')).expectAt(
    'p.y',
    'numbers (time 2, features 2)',
    [0.25, 0.75, 0.5, 0.5],
  );
});

it('embedding takes the row of each symbol', () => {
  const weights = {
    'e.W': [
      [1, 2],
      [3, 4],
      [5, 6],
    ],
  };
  const embed = node('e', 'embedding', { size: 2 });
  const text = node('t', 'text', { vocabulary: 'abc', value: 'cac' });
  look(graphOf([text, embed], 't.out → e.x'), { weights }).expectAt(
    'e.y',
    'numbers (time 3, features 2)',
    [5, 6, 1, 2, 5, 6],
  );
  const tree = node('t', 'tree', { vocabulary: 'a b c', value: '(b (a c))' });
  look(graphOf([tree, embed], 't.out → e.x'), { weights }).expectAt(
    'e.y',
    'numbers (nodes 3, features 2)',
    [3, 4, 1, 2, 5, 6],
  );
});

it('the nonlinearities bend every number, whatever its axes', () => {
  const rules: [block: string, f: (x: number) => number][] = [
    ['sigmoid', (x) => 1 / (1 + Math.exp(-x))],
    ['tanh', (x) => (Math.exp(x) - Math.exp(-x)) / (Math.exp(x) + Math.exp(-x))],
    ['rectifier', (x) => (x > 0 ? x : 0)],
  ];
  const image = node('i', 'image', { height: 2, width: 2 });
  for (const [block, f] of rules)
    look(graphOf([image, node('n', block)], 'i.out → n.x'), {
      sources: {
        i: [
          [-2, 0],
          [0.5, 3],
        ],
      },
    }).expectAt('n.y', 'numbers (height 2, width 2)', [-2, 0, 0.5, 3].map(f));
});
