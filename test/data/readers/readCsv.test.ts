import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { datumOf } from '../../../src/data/dataset.ts';
import { faultText } from '../../../src/data/fault.ts';
import { type CsvOptions, readCsv } from '../../../src/data/readers/readCsv.ts';

function read(text: string, options?: CsvOptions) {
  const { dataset, faults } = readCsv({ name: 'table.csv', text }, options);
  const columns = dataset?.columns ?? [];
  return {
    kinds: columns.map(({ name, kind }) => `${name}: ${kind}`),
    rows: Array.from({ length: dataset?.count ?? 0 }, (_, i) =>
      columns.map((column) => {
        const datum = datumOf(column, i);
        return typeof datum === 'string' ? datum : [...datum];
      }),
    ),
    faults: faults.map(faultText),
  };
}

describe('a table', () => {
  test('has columns of numbers and of classes', () => {
    const { kinds, rows, faults } = read('length,kind\n1.5,cat\n-2e1,dog\n.25,cat\n');
    expect(kinds).toEqual(['length: numbers', 'kind: class']);
    expect(rows).toEqual([
      [[1.5], 'cat'],
      [[-20], 'dog'],
      [[0.25], 'cat'],
    ]);
    expect(faults).toEqual([]);
  });

  test('of numbers and classes gives all numbers as one column too', () => {
    const { kinds, rows } = read('a,kind,b\n1,x,2\n3,y,4');
    expect(kinds).toEqual(['a: numbers', 'kind: class', 'b: numbers', 'features: numbers']);
    expect(rows).toEqual([
      [[1], 'x', [2], [1, 2]],
      [[3], 'y', [4], [3, 4]],
    ]);
    expect(read('features,kind,b\n1,x,2\n3,y,4').kinds).toHaveLength(3);
    expect(read('a,b\n1,2\n3,4').kinds).toHaveLength(2);
  });

  test('gives the numbers as one column beside what is to be predicted', () => {
    const { kinds, rows } = read('a,kind,b,c\n1,x,2,3\n4,y,5,6', { target: 'kind' });
    expect(kinds).toEqual(['features: numbers', 'kind: class']);
    expect(rows).toEqual([
      [[1, 2, 3], 'x'],
      [[4, 5, 6], 'y'],
    ]);
    expect(read('a,b\n1,2.5\n3,4', { target: 'b' }).rows).toEqual([
      [[1], [2.5]],
      [[3], [4]],
    ]);
  });

  test('is predicted from the columns that are said', () => {
    const { kinds, rows } = read('a,kind,b,c\n1,x,2,3\n4,y,5,6', { target: 'c', inputs: ['b', 'kind', 'c'] });
    expect(kinds).toEqual(['features: numbers', 'kind: class', 'c: numbers', 'c as classes: class']);
    expect(rows[1]).toEqual([[5], 'y', [6], '6']);
    expect(read('a,b\n1,2', { target: 'b', inputs: ['d'] }).faults).toEqual([
      'table.csv: There is no column "d" to predict from. There are a, b.',
    ]);
  });

  test.each([',', ';', '\t'])('may be separated by %j', (separator) => {
    const text = ['a', 'b'].join(separator).concat('\n', ['1', '2'].join(separator));
    expect(read(text)).toEqual({ kinds: ['a: numbers', 'b: numbers'], rows: [[[1], [2]]], faults: [] });
  });

  test('may have no header', () => {
    expect(read('1,cat\n2,dog').kinds).toEqual(['column 1: numbers', 'column 2: class']);
    expect(read('cat,x\ndog,x\ncat,x').rows).toHaveLength(3);
    expect(read('a,b\nc,d', { header: true }).rows).toEqual([['c', 'd']]);
    expect(read('a,b\nc,d', { header: false }).rows).toHaveLength(2);
  });

  test('may have quotes, with separators, quotes and ends of lines within', () => {
    const { rows } = read('x,t\r\n1,"a, ""b""\nc"\r\n2," d "\r\n', { separator: ',' });
    expect(rows.map(([, text]) => text)).toEqual(['a, "b"\nc', ' d ']);
  });

  test('has texts where hardly any comes twice', () => {
    const text = Array.from({ length: 50 }, (_, i) => `${i},remark ${i}`).join('\n');
    expect(read(text).kinds).toEqual(['column 1: numbers', 'column 2: text']);
  });

  test('names columns apart', () => {
    expect(read('a,a,a 2\n1,2,3').kinds).toEqual(['a: numbers', 'a 2: numbers', 'a 2 2: numbers']);
  });
});

describe('rows that cannot be used are left out and said', () => {
  test('with too few or too many cells', () => {
    const { rows, faults } = read('a,b\n1,2\n3\n4,5,6\n7,8\n');
    expect(rows).toHaveLength(2);
    expect(faults).toEqual([
      expect.stringMatching(/^table\.csv, line 3: There must be 2 cells, but there are 1\. Add/),
      expect.stringMatching(/^table\.csv, line 4: There must be 2 cells, but there are 3\. Add/),
    ]);
  });

  test('with an empty cell, or a text among numbers', () => {
    const numbers = Array.from({ length: 20 }, (_, i) => `${i},${i}`).join('\n');
    const { rows, faults } = read(`a,b\n${numbers}\n1,\n2,"1,5"\n`);
    expect(rows).toHaveLength(20);
    expect(faults).toEqual([
      'table.csv, line 22: The cell of "b" is empty. Fill it in, or leave the row out.',
      'table.csv, line 23: "b" must be a number, but is "1,5". Correct it; decimals have a point.',
    ]);
  });

  test('with a quote that is not closed, and those behind it stay', () => {
    const { rows, faults } = read('a,b\n1,"x\n2,y\n3,"z" w\n4,v', { header: true });
    expect(rows).toEqual([
      [[2], 'y'],
      [[4], 'v'],
    ]);
    expect(faults.map((fault) => fault.slice(0, 17))).toEqual(['table.csv, line 2', 'table.csv, line 4']);
  });

  test('and no more than twenty of them one by one', () => {
    const { faults } = read(`a,b\n1,2\n${'3\n'.repeat(1000)}`);
    expect(faults).toHaveLength(21);
    expect(faults.at(-1)).toBe('table.csv: 980 more lines like these were left out.');
  });
});

test('a file of nothing, and a target that is not there, are faults', () => {
  expect(read('').faults).toEqual([
    'table.csv: There is nothing in it. Choose a file with one example a row.',
  ]);
  expect(read('a,b\n1,2', { target: 'c' }).faults).toEqual([
    'table.csv: There is no column "c" to predict. There are a, b.',
  ]);
  expect(read('a,b\n', { header: true }).faults).toEqual([
    'table.csv: No row can be used. Check the separator and the header.',
  ]);
});

test('no text makes the reader throw', () => {
  const pieces = fc.constantFrom(
    '"',
    '""',
    ',',
    ';',
    '\t',
    '\n',
    '\r\n',
    '\r',
    ' ',
    '1',
    'a',
    'NaN',
    '1e999',
    '\ufeff',
    '\0',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
      const { rows, faults } = read(parts.join(''));
      expect(rows.length + faults.length).toBeGreaterThan(0);
    }),
  );
});
