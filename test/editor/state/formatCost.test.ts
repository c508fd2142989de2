import { expect, test } from 'vitest';
import {
  describeCount,
  formatCount,
  formatMemory,
  shortCount,
} from '../../../src/editor/state/formatCost.ts';

test.each([
  [0, '0'],
  [950, '950'],
  [1000, '1 k'],
  [1236, '1.24 k'],
  [999_600, '1 M'],
  [34_500_000, '34.5 M'],
  [2.5e15, '2.5 P'],
])('%d is %s', (count, text) => expect(formatCount(count)).toBe(text));

test('memory is four bytes a number', () => {
  expect([formatMemory(3), formatMemory(2500)]).toEqual(['12 B', '10 kB']);
});

const counts = [
  { known: 5 },
  { known: 0, waitsFor: 'length(letters)' },
  { known: 5, waitsFor: 'length(letters)' },
];

test('what is not known is said in words', () => {
  expect(counts.map((count) => describeCount(count, formatCount))).toEqual([
    '5',
    'depends on length(letters)',
    '5, and more with length(letters)',
  ]);
  expect(counts.map((count) => shortCount(count, formatCount))).toEqual(['5', 'unknown', 'at least 5']);
});
