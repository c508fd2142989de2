import { expect, test } from 'vitest';
import { didYouMean, nearest } from '../../src/base/suggest.ts';

const blocks = ['gru', 'lstm', 'vanilla', 'convolve', 'recur', 'recurse', 'stack'];

test.each([
  ['grru', ['gru']],
  ['GRU', ['gru']],
  ['rgu', ['gru']],
  ['vanila', ['vanilla']],
  ['convovle', ['convolve']],
  ['recurs', ['recur', 'recurse']],
  ['transformer', []],
])('the names near %j are %j', (unknown, expected) => {
  expect(nearest(unknown, blocks)).toEqual(expected);
});

test('a known name with a typo is offered at the end of a sentence', () => {
  expect(`unknown block "grru".${didYouMean('grru', blocks)}`).toBe(
    'unknown block "grru". Did you mean "gru"?',
  );
});

test('several names are joined by or, at most three', () => {
  expect(didYouMean('x1', ['x2', 'x3'])).toBe(' Did you mean "x2" or "x3"?');
  expect(didYouMean('x1', ['x5', 'x4', 'x3', 'x2'])).toBe(' Did you mean "x2", "x3" or "x4"?');
});

test('nothing is offered when nothing is near', () => {
  expect(didYouMean('transformer', blocks)).toBe('');
});

test('long names are compared with nothing', () => {
  expect(nearest('x'.repeat(100_000), ['x'.repeat(99_999)])).toEqual([]);
});
