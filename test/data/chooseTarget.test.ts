import { describe, expect, test } from 'vitest';
import { chooseTarget } from '../../src/data/chooseTarget.ts';
import { type Dataset, datumOf } from '../../src/data/dataset.ts';
import { readCsv } from '../../src/data/readers/readCsv.ts';

function table(text: string): Dataset {
  const { dataset } = readCsv({ name: 'table.csv', text });
  if (!dataset) throw new Error('The table has no rows.');
  return dataset;
}

const houses = table('rooms,area,town,price\n3,80.5,north,2\n2,60,south,-1\n5,120,north,2\n');
const valuesOf = ({ columns }: Dataset, name: string) => {
  const column = columns.find((each) => each.name === name);
  return column && [0, 1, 2].map((row) => datumOf(column, row));
};

describe('a table of which it was chosen what to predict', () => {
  const chosen = chooseTarget(houses, { target: 'price', inputs: ['area', 'rooms'] });

  test('has the numbers of its inputs in one column, in the order of the table', () => {
    expect(valuesOf(chosen, 'features')).toEqual([
      Float32Array.of(3, 80.5),
      Float32Array.of(2, 60),
      Float32Array.of(5, 120),
    ]);
    expect(chosen.columns.map(({ name }) => name)).toEqual(['features', 'price', 'price as classes']);
  });

  test('has whole numbers as classes too, in their order', () => {
    expect(chosen.columns.at(-1)).toMatchObject({ labels: ['-1', '2'] });
    expect(valuesOf(chosen, 'price as classes')).toEqual(['2', '-1', '2']);
    expect(chooseTarget(houses, { target: 'area', inputs: [] }).columns.map(({ name }) => name)).toEqual([
      'area',
    ]);
  });

  test('can be chosen from again', () => {
    const again = chooseTarget(chosen, { target: 'town', inputs: ['rooms', 'town', 'price'] });
    expect(again.columns.map(({ name }) => name)).toEqual(['features', 'town']);
    expect(again.table?.choice).toEqual({ target: 'town', inputs: ['rooms', 'price'] });
    expect(valuesOf(again, 'town')).toEqual(['north', 'south', 'north']);
  });
});

test('what is no table, and a column that is not there, change nothing', () => {
  const { table: _, ...other } = houses;
  expect(chooseTarget(other, { target: 'price', inputs: [] })).toBe(other);
  expect(chooseTarget(houses, { target: 'cost', inputs: [] })).toBe(houses);
});
