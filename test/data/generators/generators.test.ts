import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type Column, type Dataset, datumOf } from '../../../src/data/dataset.ts';
import { faultText } from '../../../src/data/fault.ts';
import { generators } from '../../../src/data/generators/index.ts';
import { make } from './make.ts';

describe.each(generators.map(({ name }) => name))('%s', (name) => {
  test('are the same for the same seed, and others for another', () => {
    expect(make(name, { count: 40 }, 1)).toEqual(make(name, { count: 40 }, 1));
    expect(make(name, { count: 40 }, 2)).not.toEqual(make(name, { count: 40 }, 1));
  });

  test('begin alike however many there are', () => {
    const [few, more] = [make(name, { count: 10 }, 1), make(name, { count: 30 }, 1)];
    for (const [i, column] of few.columns.entries())
      for (let example = 0; example < 10; example++)
        expect(datumOf(column, example)).toEqual(datumOf(more.columns[i] ?? column, example));
  });

  test('have every class equally often', () => {
    const { columns } = make(name, { count: 100 }, 3);
    for (const column of columns)
      if (column.kind === 'class' && !column.starts) {
        const counts = column.labels.map(
          (_, label) => column.indices.filter((index) => index === label).length,
        );
        expect(new Set(counts)).toEqual(new Set([100 / column.labels.length]));
      }
  });

  test('say what does not fit', () => {
    const generator = generators.find((each) => each.name === name);
    const faultsOf = (given: Record<string, number | string>) =>
      generator?.generate(given, 1).faults.map(faultText);
    expect(faultsOf({ count: 0 })).toEqual([
      `${name}: "count" must be a whole number from 1 to 100000, but is 0.`,
    ]);
    expect(faultsOf({ count: 2.5, cuont: 1 })).toEqual([
      `${name}: "count" must be a whole number from 1 to 100000, but is 2.5.`,
      `${name}: There is no parameter "cuont". Did you mean "count"?`,
    ]);
    expect(generator?.generate({ constructor: 1 }, 1).dataset).toBeUndefined();
  });

  test('take every value of every parameter', () => {
    const generator = generators.find((each) => each.name === name);
    for (const [key, param] of Object.entries(generator?.params ?? {})) {
      if (key === 'count') continue;
      for (const value of param.kind === 'choice' ? param.of : [param.min, param.max]) {
        const dataset = make(name, { count: 12, [key]: value }, 4);
        expect(dataset.count).toBe(12);
        for (const column of dataset.columns) expect(holdsNumbers(column)).toBe(true);
      }
    }
  });
});

/** Whether all numbers of a column are finite. */
function holdsNumbers(column: Column): boolean {
  return column.kind !== 'numbers' || column.values.every((value) => Number.isFinite(value));
}

/** Of all that a data set holds. */
function hash({ columns }: Dataset): string {
  const sum = createHash('sha256');
  for (const column of columns) {
    if (column.kind === 'numbers') sum.update(column.values);
    if (column.kind === 'class') sum.update(column.indices);
    if (column.kind === 'tree') sum.update(column.trees.join('\n'));
  }
  return sum.digest('hex').slice(0, 16);
}

test('the bits stay what they were, so that what was trained can be trained again', () => {
  const trend = make('series', { form: 'trend', count: 50 }, 1);
  expect({
    ...Object.fromEntries(generators.map(({ name }) => [name, hash(make(name, { count: 50 }, 1))])),
    trend: hash(trend),
  }).toEqual({
    points: 'bcb8ab3679609b79',
    digits: '96dfc7015a037dde',
    series: '6fa628bc54918e09',
    lists: 'f0c1dcb00bfd792f',
    opinions: 'daaf0bc7621d818f',
    trend: '509c67f2a12796bd',
  });
});
