import { describe, expect, test } from 'vitest';
import { make } from './make.ts';

function seriesOf(given: Record<string, number | string>) {
  const { columns, count } = make('series', { count: 50, length: 24, ...given });
  const [past, next] = columns;
  if (past?.kind !== 'numbers' || next?.kind !== 'numbers') throw new Error('Series are numbers.');
  const rows = ({ values }: typeof past) =>
    Array.from({ length: count }, (_, i) => [...values.slice(24 * i, 24 * (i + 1))]);
  return rows(past).map((values, i) => ({ past: values, next: rows(next)[i] ?? [] }));
}

describe.each(['waves', 'trend'])('%s', (form) => {
  test('have for each number the one that comes next', () => {
    for (const { past, next } of seriesOf({ form })) expect(next.slice(0, -1)).toEqual(past.slice(1));
  });

  test('lie about 0', () => {
    for (const { past } of seriesOf({ form, noise: 0 }))
      for (const value of past) expect(Math.abs(value)).toBeLessThan(2);
  });
});

test('a trend rises from year to year', () => {
  for (const { past } of seriesOf({ form: 'trend', noise: 0 }))
    for (const [time, value] of past.slice(12).entries())
      expect(value).toBeGreaterThan(past[time] ?? Number.NaN);
});
