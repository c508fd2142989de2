import { expect, test } from 'vitest';
import { axis, numbers, symbols } from '../../src/base/valueType.ts';
import { chooseColumns, type DataSource } from '../../src/data/chooseColumns.ts';
import { make } from './generators/make.ts';

const text = (path: string): DataSource => ({ path, block: 'text', type: symbols(13) });
const tree: DataSource = { path: 'tree', block: 'tree', type: symbols(13) };
const series = (path: string, features: number): DataSource => ({
  path,
  block: 'series',
  type: numbers(axis('time', 10), axis('features', features)),
});
const vector = (path: string, size: number): DataSource => ({
  path,
  block: 'vector',
  type: numbers(axis('features', size)),
});

/** Which column each source takes. */
function taken(sources: readonly DataSource[], name: string, chosen: Readonly<Record<string, string>> = {}) {
  const bindings = chooseColumns(sources, make(name, { count: 5 }), new Map(Object.entries(chosen)));
  return Object.fromEntries(bindings.map(({ path, column }) => [path, column]));
}

test('sources take what fits, in their order, and none what another has', () => {
  expect(taken([tree, text('answers')], 'lists')).toEqual({ tree: 'list', answers: 'results' });
  expect(taken([text('a'), text('b')], 'lists')).toEqual({ a: 'results', b: undefined });
});

test('a name that is the same, or a choice, goes before', () => {
  expect(taken([series('x', 1), series('past', 1)], 'series')).toEqual({ x: 'next', past: 'past' });
  expect(taken([series('x', 1), series('y', 1)], 'series', { x: 'next' })).toEqual({ x: 'next', y: 'past' });
  expect(taken([series('x', 1), series('y', 1)], 'series', { x: '' })).toEqual({ x: undefined, y: 'past' });
});

test('a series of any length takes numbers over time with as many numbers a step', () => {
  expect(taken([series('x', 1)], 'series')).toEqual({ x: 'past' });
  expect(taken([series('x', 2)], 'series')).toEqual({ x: undefined });
});

test('a vector takes as many numbers as it has, and no series of another length', () => {
  expect(taken([vector('x', 2)], 'points')).toEqual({ x: 'point' });
  expect(taken([vector('x', 3)], 'points')).toEqual({ x: undefined });
  expect(taken([vector('x', 24)], 'series')).toEqual({ x: 'past' });
});
