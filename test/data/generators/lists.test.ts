import { describe, expect, test } from 'vitest';
import { parseTree } from '../../../src/blocks/parseTree.ts';
import { datumOf } from '../../../src/data/dataset.ts';
import { make } from './make.ts';

function listsOf(given: Record<string, number | string>) {
  const { columns } = make('lists', { count: 300, ...given });
  const [list, result] = columns;
  if (list?.kind !== 'tree' || result?.kind !== 'class') throw new Error('Lists have trees and classes.');
  return list.trees.map((tree, i) => ({ tree, result: result.indices[i] ?? -1 }));
}

/** Worked out from the text, by putting the innermost list's value in its place until a digit is left. */
function workOut(text: string): number {
  let rest = text;
  while (rest.includes('('))
    rest = rest.replace(/\((max|min|median)((?: \d)+)\)/, (_, operation: string, operands: string) => {
      const sorted = operands.trim().split(' ').sort();
      const place = { max: sorted.length - 1, min: 0, median: (sorted.length - 1) / 2 }[operation] ?? -1;
      return sorted[place] ?? '';
    });
  return Number(rest);
}

test('every list has the result that it works out to', () => {
  for (const depth of [1, 3, 6])
    for (const { tree, result } of listsOf({ depth })) expect(workOut(tree)).toBe(result);
});

test('every node of a list has what it comes to, a leaf what stands there, in post-order', () => {
  const { columns, count } = make('lists', { count: 200, depth: 4 });
  const [list, , results] = columns;
  if (!list || results?.kind !== 'class') throw new Error('Whole lists have results.');
  expect(results.labels).toEqual(['max', 'min', 'median', ...'0123456789']);
  for (let i = 0; i < count; i++) {
    const text = String(datumOf(list, i));
    const opened: number[] = [];
    const wanted = [...text.matchAll(/[()]|[^\s()]+/g)].flatMap(({ 0: token, index }) => {
      if (token === '(') opened.push(index);
      if (token === '(') return [];
      return token === ')' ? [`${workOut(text.slice(opened.pop(), index + 1))}`] : [token];
    });
    expect(datumOf(results, i)).toBe(wanted.join(' '));
  }
});

describe('two children at a time', () => {
  const pairs = listsOf({ children: 'two' });

  test('are the same lists, with the same results', () => {
    for (const [i, { tree, result }] of listsOf({ children: 'any' }).entries()) {
      expect(pairs[i]?.result).toBe(result);
      expect(pairs[i]?.tree.replaceAll(/[()]/g, '')).toBe(tree.replaceAll(/[()]/g, ''));
    }
  });

  test('make every node one of two', () => {
    for (const { tree } of pairs)
      for (const children of parseTree(tree, 'Tree').topology.children)
        expect([0, 2]).toContain(children.length);
  });
});

test('lists lie no deeper in each other than is said, and some as deep', () => {
  const depthOf = (tree: string) => {
    let [depth, most] = [0, 0];
    for (const character of tree) {
      if (character === '(') most = Math.max(most, ++depth);
      if (character === ')') depth--;
    }
    return most;
  };
  for (const depth of [1, 2, 4])
    expect(Math.max(...listsOf({ depth }).map(({ tree }) => depthOf(tree)))).toBe(depth);
});
