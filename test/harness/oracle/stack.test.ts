import { expect, it } from 'vitest';
import { bodyOf, graphOf, node } from '../graph.ts';
import { look } from './look.ts';

const start = node('v', 'vector', { size: 1, values: [1] });
const layer = node('l', 'vanilla', { units: 1, nonlinearity: 'none' });
const body = bodyOf([layer], '$.input → l.x', 'l.y → $.output');

it('stack applies its body to its own output, each copy with weights of its own, numbered from 0', () => {
  const deep = node('deep', 'stack', { times: 3 }, body);
  const found = look(graphOf([start, deep], 'v.out → deep.x'), {
    weights: {
      'deep[0]/l.W': [[2]],
      'deep[0]/l.b': [1],
      'deep[1]/l.W': [[10]],
      'deep[1]/l.b': [0],
      'deep[2]/l.W': [[-1]],
      'deep[2]/l.b': [5],
    },
  });
  found.expectAt('deep.y', 'numbers (features 1)', [-25]);
  found.expectAt('deep/l.y', 'numbers (copy 3, features 1)', [3, 30, -25]);
  found.expectAt('deep/$.input', 'numbers (copy 3, features 1)', [1, 3, 30]);
  found.expectAt('deep/$.output', 'numbers (copy 3, features 1)', [3, 30, -25]);
});

it('shared copies have one set of weights, without a number', () => {
  const deep = node('deep', 'stack', { shared: true }, body);
  const found = look(graphOf([start, deep], 'v.out → deep.x'), {
    weights: { 'deep/l.W': [[2]], 'deep/l.b': [1] },
  });
  found.expectAt('deep.y', 'numbers (features 1)', [7]);
  found.expectAt('deep/l.y', 'numbers (copy 2, features 1)', [3, 7]);
});

it('a stack of one may change the type, and numbers its copy too', () => {
  const wide = node('l', 'vanilla', { units: 2, nonlinearity: 'none', bias: false });
  const deep = node('deep', 'stack', { times: 1 }, bodyOf([wide], '$.input → l.x', 'l.y → $.output'));
  look(graphOf([start, deep], 'v.out → deep.x'), { weights: { 'deep[0]/l.W': [[2], [3]] } }).expectAt(
    'deep/l.y',
    'numbers (copy 1, features 2)',
    [2, 3],
  );
});

it('stacks in a stack carry both numbers', () => {
  const plain = node('l', 'vanilla', { units: 1, nonlinearity: 'none', bias: false });
  const inner = node('inner', 'stack', {}, bodyOf([plain], '$.input → l.x', 'l.y → $.output'));
  const outer = node('outer', 'stack', {}, bodyOf([inner], '$.input → inner.x', 'inner.y → $.output'));
  const found = look(graphOf([start, outer], 'v.out → outer.x'), {
    weights: {
      'outer[0]/inner[0]/l.W': [[2]],
      'outer[0]/inner[1]/l.W': [[3]],
      'outer[1]/inner[0]/l.W': [[5]],
      'outer[1]/inner[1]/l.W': [[7]],
    },
  });
  found.expectAt('outer/inner/l.y', 'numbers (copy 2, copy 2, features 1)', [2, 6, 30, 210]);
  found.expectAt('outer/inner.y', 'numbers (copy 2, features 1)', [6, 210]);
});

it('an extra input is the same in every copy', () => {
  const sum = bodyOf([node('a', 'add')], '$.input → a.a', '$.by → a.b', 'a.y → $.output');
  const deep = node('deep', 'stack', { times: 3, extra: ['by'] }, sum);
  const by = node('by', 'constant', { values: [4] });
  look(graphOf([start, by, deep], 'v.out → deep.x', 'by.y → deep.by')).expectAt(
    'deep.y',
    'numbers (features 1)',
    [13],
  );
});

it('stack takes symbols and trees too', () => {
  const tree = node('t', 'tree', { vocabulary: 'a b', value: '(a b)' });
  const deep = node('deep', 'stack', {}, bodyOf([], '$.input → $.output'));
  const found = look(graphOf([tree, deep], 't.out → deep.x'));
  found.expectAt('deep/$.input', 'symbols (copy 2, nodes 2)', [0, 1, 0, 1]);
  expect(found.ports).toEqual(['deep.x', 'deep.y', 'deep/$.input', 'deep/$.output', 't.out']);
});
