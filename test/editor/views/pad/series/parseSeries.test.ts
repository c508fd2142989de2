import { describe, expect, test } from 'vitest';
import { parseSeries, rowsOf, writeSeries } from '../../../../../src/editor/views/pad/series/parseSeries.ts';

describe('a table', () => {
  test.each([
    ['a number a line', '1\n2.5\n-3e2\n'],
    ['with a name above it', 'celsius\r\n1\r\n2.5\r\n-3e2'],
  ])('of one channel, %s', (_, text) => {
    expect(parseSeries(text).rows).toEqual([[1], [2.5], [-300]]);
  });

  test.each([
    ['commas', 'x,y\n1,2\n3,4'],
    ['semicolons', '1;2\n3;4'],
    ['tabs', '1\t2\n3\t4'],
    ['blanks', '1  2\n3 4'],
    ['quotation marks', '"1","2"\n"3","4"'],
  ])('with %s', (_, text) => {
    expect(parseSeries(text).rows).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  test('is what a series is written as', () => {
    const rows = [
      [0.1, -2],
      [3e-7, 4],
    ];
    expect(parseSeries(writeSeries(rows)).rows).toEqual(rows);
  });
});

test.each([
  ['1,2\n3,x', 'Line 2, column 2 must be a number, but is “x”.'],
  ['a;b\n1;2,5', 'Line 2, column 2 must be a number, but is “2,5”. Decimals have a point.'],
  ['1,2\n\n3,', 'Line 3, column 2 is empty.'],
  ['1,2\n3', 'Line 2 must have 2 numbers as line 1 has, but has 1.'],
  ['1\n2, 3', 'Line 2'],
  ['1e60', 'Line 1, column 1 must be a number, but is “1e60”.'],
  ['a,b', 'Line 1 names columns, but there are no numbers below it.'],
  ['1\n"2', 'Line 2: a quotation mark is not closed.'],
  [' \n', 'There are no numbers in it.'],
])('%j is refused, with the place', (text, fault) => {
  expect(parseSeries(text).fault).toContain(fault);
});

test('a flat list is cut into steps, and rows stay as they are', () => {
  expect(rowsOf([1, 2, 3, 4], 2)).toEqual([
    [1, 2],
    [3, 4],
  ]);
  expect(rowsOf([[1], [2]], 1)).toEqual([[1], [2]]);
  expect(rowsOf([1, 2, 3], 2)).toEqual([[1, 2], [3]]);
  expect(rowsOf(undefined, 2)).toEqual([]);
});
