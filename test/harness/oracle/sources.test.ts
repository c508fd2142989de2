import { expect, it } from 'vitest';
import { graphOf, node } from '../graph.ts';
import { look } from './look.ts';
import { sources } from './sources.ts';
import { Unfit } from './values.ts';

it('has what the parameters say where nothing is given', () => {
  look(graphOf([node('v', 'vector')])).expectAt('v.out', 'numbers (features 8)', [0, 0, 0, 0, 0, 0, 0, 0]);
  look(graphOf([node('v', 'vector', { size: 2, values: [3, -1] })])).expectAt(
    'v.out',
    'numbers (features 2)',
    [3, -1],
  );
  const blank = look(graphOf([node('i', 'image')])).at('i.out');
  expect(blank.type).toBe('numbers (height 28, width 28)');
  expect(blank.elements).toEqual(new Array(784).fill(0));
});

it('takes what is given by path over what the parameters say', () => {
  const graph = graphOf([
    node('v', 'vector', { size: 2, values: [3, -1] }),
    node('t', 'text', { vocabulary: 'abc', value: 'c' }),
  ]);
  const found = look(graph, { sources: { v: [5, 6], t: 'ba' } });
  found.expectAt('v.out', 'numbers (features 2)', [5, 6]);
  found.expectAt('t.out', 'symbols (time 2)', [1, 0]);
});

it('reads a picture from bytes, each over 255, row by row with the channels last', () => {
  const grey = node('i', 'image', { height: 2, width: 3, values: btoa('\x00\x33\x66\x99\xcc\xff') });
  look(graphOf([grey])).expectAt('i.out', 'numbers (height 2, width 3)', [0, 0.2, 0.4, 0.6, 0.8, 1]);
  const colour = node('i', 'image', {
    height: 1,
    width: 2,
    channels: 3,
    values: btoa('\x00\x33\x66\x99\xcc\xff'),
  });
  look(graphOf([colour])).expectAt(
    'i.out',
    'numbers (height 1, width 2, channels 3)',
    [0, 0.2, 0.4, 0.6, 0.8, 1],
  );
});

it('reads a series from rows, or from one list of them', () => {
  for (const values of [
    [1, 2, 3, 4, 5, 6],
    [
      [1, 2],
      [3, 4],
      [5, 6],
    ],
  ])
    look(graphOf([node('s', 'series', { features: 2, values })])).expectAt(
      's.out',
      'numbers (time 3, features 2)',
      [1, 2, 3, 4, 5, 6],
    );
  look(graphOf([node('s', 'series')]), { sources: { s: [7, 8] } }).expectAt(
    's.out',
    'numbers (time 2, features 1)',
    [7, 8],
  );
  look(graphOf([node('s', 'series')]), { sources: { s: [] } }).expectAt(
    's.out',
    'numbers (time 0, features 1)',
    [],
  );
});

it('reads a text by code points or by words, from either form of a vocabulary', () => {
  const texts: [params: Record<string, string | string[]>, symbols: number[]][] = [
    [{ vocabulary: 'abc', value: 'cab' }, [2, 0, 1]],
    [{ vocabulary: ['c', 'b', 'a'], value: 'cab' }, [0, 2, 1]],
    [{ vocabulary: 'a😀b', value: 'b😀' }, [2, 1]],
    [{ vocabulary: 'aA', value: 'Aa' }, [1, 0]],
    [{ unit: 'word', vocabulary: 'the film was', value: ' was  the\tfilm\n' }, [2, 0, 1]],
    [{ unit: 'word', vocabulary: ['film', 'the'], value: 'the film' }, [1, 0]],
    [{ vocabulary: 'abc', value: '' }, []],
  ];
  for (const [params, symbols] of texts)
    look(graphOf([node('t', 'text', params)])).expectAt('t.out', `symbols (time ${symbols.length})`, symbols);
});

it('has the words of a tree at its leaves, from left to right, and its nodes in post-order', () => {
  const vocabulary = 'very the film was good';
  const trees: [value: string, symbols: number[], tree: number[][]][] = [
    ['((the film) (was (very good)))', [1, 2, 3, 0, 4], [[], [], [0, 1], [], [], [], [4, 5], [3, 6], [2, 7]]],
    ['film', [2], [[]]],
    ['(very very good)', [0, 0, 4], [[], [], [], [0, 1, 2]]],
    ['((film) was)', [2, 3], [[], [0], [], [1, 2]]],
  ];
  for (const [value, symbols, tree] of trees) {
    look(graphOf([node('t', 'tree', { vocabulary, value })])).expectAt(
      't.out',
      `symbols (nodes ${symbols.length})`,
      symbols,
    );
    expect(sources.tree?.({ vocabulary, value }, undefined).axes).toEqual([['nodes', symbols.length, tree]]);
  }
});

it('refuses what is not in the vocabulary, and brackets that are no tree', () => {
  const refused: [block: string, params: Record<string, string>][] = [
    ['text', { vocabulary: 'abc', value: 'abd' }],
    ['text', { vocabulary: 'abc', value: 'A' }],
    ['tree', { vocabulary: 'a b', value: '(a c)' }],
    ['tree', { vocabulary: 'a b', value: '(a b) a' }],
    ['tree', { vocabulary: 'a b', value: '(a ())' }],
  ];
  for (const [block, params] of refused)
    expect(() => look(graphOf([node('s', block, params)])), JSON.stringify(params)).toThrow(Unfit);
  expect(() => look(graphOf([node('s', 'series', { features: 2 })]))).toThrow('There is no series');
});
