import { expect, it } from 'vitest';
import type { Graph } from '../../../src/document/document.ts';
import { bodyOf, graphOf, node } from '../graph.ts';
import { look } from './look.ts';
import { Unfit } from './values.ts';

/** Leaves are numbers: the words are digits, and each is embedded as itself. */
const digits = (value: string) => [
  node('t', 'tree', { vocabulary: '0 1 2 3 4 5 6 7 8 9', value }),
  node('e', 'embedding', { size: 1 }),
];
const weights = { 'e.W': [[0], [1], [2], [3], [4], [5], [6], [7], [8], [9]] };
const wires = ['t.out → e.x', 'e.y → r.tree'] as const;
const fold = (body: Graph, params = {}) => node('r', 'recurse', params, body);

/** 10 · left + right. */
const weigh = bodyOf(
  [node('j', 'join'), node('l', 'vanilla', { units: 1, nonlinearity: 'none', bias: false })],
  '$.left → j.a',
  '$.right → j.b',
  'j.y → l.x',
  'l.y → $.result',
);
const ten = { ...weights, 'r/l.W': [[10, 1]] };

it('recurse joins the values of two children into that of their node', () => {
  const found = look(graphOf([...digits('((1 2) (3 (4 5)))'), fold(weigh)], ...wires), { weights: ten });
  // (1 2) is 12, (4 5) is 45, (3 45) is 75, and the whole 120 + 75.
  found.expectAt('r.root', 'numbers (features 1)', [195]);
  found.expectAt('r.all', 'numbers (nodes 9, features 1)', [1, 2, 12, 3, 4, 5, 45, 75, 195]);
  found.expectAt('r.tree', 'numbers (nodes 5, features 1)', [1, 2, 3, 4, 5]);
});

it('ports inside have the inner nodes, in post-order', () => {
  const found = look(graphOf([...digits('((1 2) (3 (4 5)))'), fold(weigh)], ...wires), { weights: ten });
  found.expectAt('r/$.left', 'numbers (nodes 4, features 1)', [1, 4, 3, 12]);
  found.expectAt('r/$.right', 'numbers (nodes 4, features 1)', [2, 5, 45, 75]);
  found.expectAt('r/j.y', 'numbers (nodes 4, features 2)', [1, 2, 4, 5, 3, 45, 12, 75]);
  found.expectAt('r/$.result', 'numbers (nodes 4, features 1)', [12, 45, 75, 195]);
});

it('a tree of one leaf is its own root, and no node is joined', () => {
  const found = look(graphOf([...digits('7'), fold(weigh)], ...wires), { weights: ten });
  found.expectAt('r.root', 'numbers (features 1)', [7]);
  found.expectAt('r.all', 'numbers (nodes 1, features 1)', [7]);
  found.expectAt('r/j.y', 'numbers (nodes 0, features 2)', []);
});

it('two is the number of children where nothing is said', () => {
  for (const tree of ['(1 2 3)', '(1)', '((1 2) (3))'])
    expect(() => look(graphOf([...digits(tree), fold(weigh)], ...wires), { weights: ten })).toThrow(Unfit);
});

it('the result must have the type of a leaf', () => {
  const join = bodyOf([node('j', 'join')], '$.left → j.a', '$.right → j.b', 'j.y → $.result');
  expect(() => look(graphOf([...digits('(1 2)'), fold(join)], ...wires), { weights })).toThrow(Unfit);
});

/** Any number of children, read from left to right: state · 10 + child. */
const readThrough = bodyOf(
  [
    node(
      's',
      'recur',
      {},
      bodyOf(
        [node('j', 'join'), node('l', 'vanilla', { units: 1, nonlinearity: 'none', bias: false })],
        '$.state → j.a',
        '$.element → j.b',
        'j.y → l.x',
        'l.y → $.state',
        'l.y → $.output',
      ),
    ),
  ],
  '$.children → s.sequence',
  's.last → $.result',
);

it('any number of children comes as a sequence', () => {
  const found = look(
    graphOf([...digits('((1 2 3) (4) (5 6))'), fold(readThrough, { arity: 'any' })], ...wires),
    { weights: { ...weights, 'r/s/l.W': [[10, 1]] } },
  );
  found.expectAt('r.all', 'numbers (nodes 10, features 1)', [1, 2, 3, 123, 4, 4, 5, 6, 56, 12396]);
  found.expectAt('r.root', 'numbers (features 1)', [12300 + 40 + 56]);
  found.expectAt('r/s.last', 'numbers (nodes 4, features 1)', [123, 4, 56, 12396]);
  found.expectAt(
    'r/$.children',
    'ragged [numbers (time 3, features 1), numbers (time 1, features 1), numbers (time 2, features 1), numbers (time 3, features 1)]',
    [1, 2, 3, 4, 5, 6, 123, 4, 56],
  );
  found.expectAt(
    'r/s/$.state',
    'ragged [numbers (time 3, features 1), numbers (time 1, features 1), numbers (time 2, features 1), numbers (time 3, features 1)]',
    [0, 1, 12, 0, 0, 5, 0, 123, 1234],
  );
});

it('a pair of which the nodes have different types is a pair of lists', () => {
  const cell = bodyOf(
    [node('cell', 'lstm', { units: 1, bias: 'none' })],
    '$.element → cell.x',
    '$.state → cell.state',
    'cell.output → $.output',
    'cell.state → $.state',
  );
  const body = bodyOf([node('s', 'recur', {}, cell)], '$.children → s.sequence', 's.last → $.result');
  const gates = ['i', 'f', 'o', 'c'].flatMap((gate) => [`r/s/cell.W${gate}`, `r/s/cell.U${gate}`]);
  const found = look(graphOf([...digits('((1 2) (3))'), fold(body, { arity: 'any' })], ...wires), {
    weights: { ...weights, ...Object.fromEntries(gates.map((name) => [name, [[0]]])) },
  });
  const list =
    'ragged [numbers (time 2, features 1), numbers (time 1, features 1), numbers (time 2, features 1)]';
  found.expectAt('r/s/cell.state', `pair of ${list} and ${list}`, new Array(10).fill(0));
  found.expectAt(
    'r/s.final',
    'pair of numbers (nodes 3, features 1) and numbers (nodes 3, features 1)',
    new Array(6).fill(0),
  );
});

it('where all nodes have the same number of children, their ports are of one type', () => {
  const found = look(graphOf([...digits('((1 2) (3 4))'), fold(readThrough, { arity: 'any' })], ...wires), {
    weights: { ...weights, 'r/s/l.W': [[10, 1]] },
  });
  found.expectAt('r/$.children', 'numbers (nodes 3, time 2, features 1)', [1, 2, 3, 4, 12, 34]);
});

it('of a tree of one leaf, ports that depend on the number of children are empty lists', () => {
  const found = look(graphOf([...digits('8'), fold(readThrough, { arity: 'any' })], ...wires), {
    weights: { ...weights, 'r/s/l.W': [[10, 1]] },
  });
  found.expectAt('r/s.last', 'numbers (nodes 0, features 1)', []);
  found.expectAt('r/$.children', 'ragged []', []);
});

it('layers go over the leaves before, and over all nodes after', () => {
  const half = node('h', 'vanilla', { units: 1, nonlinearity: 'none', bias: false });
  const mean = node('m', 'mean', { axis: 'nodes' });
  const found = look(
    graphOf(
      [...digits('(1 2)'), { ...half, id: 'before' }, fold(weigh), { ...half, id: 'after' }, mean],
      't.out → e.x',
      'e.y → before.x',
      'before.y → r.tree',
      'r.all → after.x',
      'after.y → m.x',
    ),
    { weights: { ...ten, 'before.W': [[2]], 'after.W': [[-1]] } },
  );
  found.expectAt('before.y', 'numbers (nodes 2, features 1)', [2, 4]);
  found.expectAt('after.y', 'numbers (nodes 3, features 1)', [-2, -4, -24]);
  found.expectAt('m.y', 'numbers (features 1)', [-10]);
});

it('an extra input is the same at every node', () => {
  const body = bodyOf(
    [node('a', 'add'), node('b', 'add')],
    '$.left → a.a',
    '$.right → a.b',
    'a.y → b.a',
    '$.bonus → b.b',
    'b.y → $.result',
  );
  const bonus = node('k', 'constant', { values: [100] });
  const found = look(
    graphOf([...digits('((1 2) 3)'), bonus, fold(body, { extra: ['bonus'] })], ...wires, 'k.y → r.bonus'),
    { weights },
  );
  found.expectAt('r.root', 'numbers (features 1)', [206]);
  found.expectAt('r/$.bonus', 'numbers (nodes 2, features 1)', [100, 100]);
});
