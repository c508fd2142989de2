import { expect, it } from 'vitest';
import { bodyOf, graphOf, node } from '../graph.ts';
import { look } from './look.ts';
import { Unfit } from './values.ts';

const series = (id: string, features: number, values: number[]) => node(id, 'series', { features, values });
const image = node('i', 'image', { height: 2, width: 3 });
const sources = { i: [1, 2, 3, 4, 5, 6] };

it('join puts features side by side in the order of the ports, not of the wires', () => {
  const nodes = [series('s', 1, [1, 2]), series('t', 2, [3, 4, 5, 6]), node('j', 'join', { count: 3 })];
  look(graphOf(nodes, 's.out → j.c', 't.out → j.a', 's.out → j.b')).expectAt(
    'j.y',
    'numbers (time 2, features 4)',
    [3, 4, 1, 1, 5, 6, 2, 2],
  );
  const two = [series('s', 1, [1, 2]), node('j', 'join')];
  look(graphOf(two, 's.out → j.a', 's.out → j.b')).expectAt(
    'j.y',
    'numbers (time 2, features 2)',
    [1, 1, 2, 2],
  );
});

it('join needs the other axes to be equal', () => {
  const nodes = [series('s', 1, [1, 2]), series('t', 1, [1, 2, 3]), node('j', 'join')];
  expect(() => look(graphOf(nodes, 's.out → j.a', 't.out → j.b'))).toThrow(Unfit);
});

it('add and multiply go number by number over values of one shape', () => {
  const nodes = [series('s', 2, [1, 2, 3, 4]), series('t', 2, [5, -6, 7, 8])];
  const rules: [block: string, result: number[]][] = [
    ['add', [6, -4, 10, 12]],
    ['multiply', [5, -12, 21, 32]],
  ];
  for (const [block, result] of rules)
    look(graphOf([...nodes, node('n', block)], 's.out → n.a', 't.out → n.b')).expectAt(
      'n.y',
      'numbers (time 2, features 2)',
      result,
    );
  const vector = node('v', 'vector', { size: 2 });
  expect(() => look(graphOf([...nodes, vector, node('n', 'add')], 's.out → n.a', 'v.out → n.b'))).toThrow(
    Unfit,
  );
});

it('flatten lays all axes but the kept ones out as features, the kept ones first', () => {
  const cases: [keep: string[] | undefined, type: string, elements: number[]][] = [
    [undefined, 'numbers (features 6)', [1, 2, 3, 4, 5, 6]],
    [['height'], 'numbers (height 2, features 3)', [1, 2, 3, 4, 5, 6]],
    [['width'], 'numbers (width 3, features 2)', [1, 4, 2, 5, 3, 6]],
    [['width', 'height'], 'numbers (height 2, width 3, features 1)', [1, 2, 3, 4, 5, 6]],
  ];
  for (const [keep, type, elements] of cases)
    look(graphOf([image, node('f', 'flatten', keep && { keep })], 'i.out → f.x'), { sources }).expectAt(
      'f.y',
      type,
      elements,
    );
});

it('flatten keeps time and nodes where nothing is said', () => {
  look(graphOf([series('s', 2, [1, 2, 3, 4]), node('f', 'flatten')], 's.out → f.x')).expectAt(
    'f.y',
    'numbers (time 2, features 2)',
    [1, 2, 3, 4],
  );
});

it('of axes that share a name the first is meant', () => {
  const grid = node('g', 'convolve', { size: 2, window: 'grid' }, bodyOf([], '$.window → $.result'));
  const wires = ['s.out → g.x', 'g.y → n.x'];
  // (time 2, time 2, features 1)
  const after = (block: string) =>
    look(graphOf([series('s', 1, [1, 2, 4]), grid, node('n', block)], ...wires));
  after('flatten').expectAt('n.y', 'numbers (time 2, features 2)', [1, 2, 2, 4]);
  after('reverse').expectAt('n.y', 'numbers (time 2, time 2, features 1)', [2, 4, 1, 2]);
  after('sum').expectAt('n.y', 'numbers (time 2, features 1)', [3, 6]);
});

it('reverse turns time round, and nothing else', () => {
  look(graphOf([series('s', 2, [1, 2, 3, 4, 5, 6]), node('r', 'reverse')], 's.out → r.x')).expectAt(
    'r.y',
    'numbers (time 3, features 2)',
    [5, 6, 3, 4, 1, 2],
  );
  const text = node('t', 'text', { vocabulary: 'abc', value: 'abc' });
  look(graphOf([text, node('r', 'reverse')], 't.out → r.x')).expectAt('r.y', 'symbols (time 3)', [2, 1, 0]);
});

it('mean, sum and maximum take a named axis away, time where nothing is said', () => {
  const over: Record<string, (...line: number[]) => number> = {
    mean: (...line) => line.reduce((a, b) => a + b) / line.length,
    sum: (...line) => line.reduce((a, b) => a + b),
    maximum: Math.max,
  };
  for (const [block, f] of Object.entries(over)) {
    const named = (axis: string) =>
      look(graphOf([image, node('n', block, { axis })], 'i.out → n.x'), { sources });
    named('height').expectAt('n.y', 'numbers (width 3)', [f(1, 4), f(2, 5), f(3, 6)]);
    named('width').expectAt('n.y', 'numbers (height 2)', [f(1, 2, 3), f(4, 5, 6)]);
    look(graphOf([series('s', 2, [1, -2, 3, -4]), node('n', block)], 's.out → n.x')).expectAt(
      'n.y',
      'numbers (features 2)',
      [f(1, 3), f(-2, -4)],
    );
    expect(() => look(graphOf([series('s', 2, []), node('n', block)], 's.out → n.x'))).toThrow(Unfit);
    expect(() => look(graphOf([image, node('n', block)], 'i.out → n.x'))).toThrow(Unfit);
  }
});

it('constant has its values as features', () => {
  look(graphOf([node('c', 'constant', { values: [1, -2] })])).expectAt(
    'c.y',
    'numbers (features 2)',
    [1, -2],
  );
  look(graphOf([node('c', 'constant')])).expectAt('c.y', 'numbers (features 1)', [0]);
});
