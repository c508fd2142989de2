import { describe, expect, it, test } from 'vitest';
import type { JsonValue } from '../../src/base/problem.ts';
import { infer } from '../../src/compiler/infer.ts';
import { compute, type Found, openSample, rowsAt } from './openSample.ts';

/* What the sentence of each sample sends people to look at, held to the numbers. */

type Values = ReadonlyMap<string, Found>;

const valuesOf = (name: string, changes?: Readonly<Record<string, JsonValue>>): Values =>
  compute(openSample(name, changes));

/** The rows of a port that differ between two runs, in at least one bit. */
function changedRows(before: Values, after: Values, port: string): number[] {
  const rows = rowsAt(after, port);
  return rowsAt(before, port).flatMap((row, i) =>
    row.every((value, n) => Object.is(value, rows[i]?.[n])) ? [] : [i],
  );
}

const from = (first: number, end: number) => Array.from({ length: end - first }, (_, i) => first + i);
const total = (row: readonly number[]) => row.reduce((sum, value) => sum + value, 0);
const length = (row: readonly number[]) => Math.hypot(...row);

/** 1 where two vectors point the same way, 0 where they have nothing to do with each other. */
function cosine(one: readonly number[], other: readonly number[]): number {
  return total(one.map((value, i) => value * (other[i] ?? Number.NaN))) / (length(one) * length(other));
}

test('every row of odds sums to 1', () => {
  for (const name of ['digits', 'iris', 'names-plain', 'names-gru', 'names-lstm', 'tags', 'phrases', 'lists'])
    for (const row of rowsAt(valuesOf(name), 'odds.y')) expect(total(row), name).toBeCloseTo(1, 5);
});

test('iris: another bar moves all odds', () => {
  const longer = valuesOf('iris', { 'flower.values': [0.59, 0.3, 0.69, 0.15] });
  expect(changedRows(valuesOf('iris'), longer, 'odds.y')).toEqual([0]);
});

describe.each(['names-plain', 'names-gru', 'names-lstm'])('%s', (name) => {
  const values = valuesOf(name);

  it('knows of each letter only what came before it: another one changes what follows', () => {
    const letters = [...'.cheyenne'];
    for (const i of letters.keys()) {
      const changed = valuesOf(name, { 'letters.value': letters.with(i, 'q').join('') });
      expect(changedRows(values, changed, 'embed.y')).toEqual([i]);
      expect(changedRows(values, changed, 'read.all')).toEqual(from(i, letters.length));
      expect(changedRows(values, changed, 'odds.y')).toEqual(from(i, letters.length));
    }
  });

  it('has the same embedding for each e, and another state behind it', () => {
    const places = [3, 5, 8];
    const bits = (port: string) => new Set(places.map((i) => String(rowsAt(values, port)[i])));
    expect(bits('embed.y').size).toBe(1);
    expect(bits('read.all').size).toBe(places.length);
  });

  it('guesses one of all letters and the end', () => {
    expect(values.get('odds.y')?.axes).toBe('time 9, features 27');
  });
});

test('names-gru: the update gate mixes the state before with what is proposed', () => {
  const values = valuesOf('names-gru');
  const states = rowsAt(values, 'read/cell.output');
  const [z, r, proposals] = ['z', 'r', 'proposal'].map((port) => rowsAt(values, `read/cell.${port}`));
  for (const gate of [...(z ?? []), ...(r ?? [])].flat()) expect(gate > 0 && gate < 1).toBe(true);
  states.forEach((state, t) => {
    state.forEach((value, n) => {
      const [keep = Number.NaN, before = 0] = [z?.[t]?.[n], states[t - 1]?.[n]];
      expect(value).toBeCloseTo(keep * before + (1 - keep) * (proposals?.[t]?.[n] ?? Number.NaN), 6);
    });
  });
});

test('names-lstm: the output gate shows a part of the cell', () => {
  const values = valuesOf('names-lstm');
  const [outputs, gates, cells] = ['output', 'o', 'cell'].map((port) => rowsAt(values, `read/cell.${port}`));
  outputs?.flat().forEach((value, n) => {
    const [gate = Number.NaN, cell = Number.NaN] = [gates?.flat()[n], cells?.flat()[n]];
    expect(value).toBeCloseTo(gate * Math.tanh(cell), 6);
    expect(Math.abs(value)).toBeLessThan(Math.abs(cell));
  });
});

test('tags: the end of the sentence reaches back to its first word, through the backward reading alone', () => {
  const [boat, waits] = ['the old man the boat', 'the old man waits'].map((value) =>
    valuesOf('tags', { 'words.value': value }),
  );
  const halves = (values: Values | undefined, half: 0 | 1) =>
    rowsAt(values ?? new Map(), 'read.all').map((row) => row.slice(half * 12, half * 12 + 12));
  for (const i of [0, 1, 2]) {
    expect(halves(waits, 0)[i]).toEqual(halves(boat, 0)[i]);
    expect(halves(waits, 1)[i]).not.toEqual(halves(boat, 1)[i]);
    expect(rowsAt(waits ?? new Map(), 'odds.y')[i]).not.toEqual(rowsAt(boat ?? new Map(), 'odds.y')[i]);
  }
});

test('passengers: what a year shows comes again the year after, and higher', () => {
  const rows = rowsAt(valuesOf('passengers'), 'year.y');
  const stepsAYear = 4;
  expect(rows).toHaveLength(12 * stepsAYear);
  // Where the padding is in no window.
  const whole = rows.slice(2, -4);
  whole.slice(stepsAYear).forEach((row, i) => {
    expect(cosine(row, whole[i] ?? [])).toBeGreaterThan(0.99);
  });
  expect(length(whole.at(-1) ?? [])).toBeGreaterThan(3 * length(whole[0] ?? []));
});

test('years: a month is noticed by its own year, and by all months behind it in the other reading', () => {
  const document = openSample('years');
  const months = document.nodes.find(({ id }) => id === 'months')?.params?.values;
  if (!Array.isArray(months)) throw new Error('The series has no values.');
  const july1955 = 6 * 12 + 6;
  const busier = valuesOf('years', { 'months.values': months.with(july1955, 0.5) });
  expect(changedRows(valuesOf('years'), busier, 'years.y')).toEqual([6]);
  expect(changedRows(valuesOf('years'), busier, 'decade.all')).toEqual(from(6, 12));
  // From some step on a state may have forgotten the month to the last bit, which these do not.
  expect(changedRows(valuesOf('years'), busier, 'all.all').slice(0, 12)).toEqual(
    from(july1955, july1955 + 12),
  );
});

test('phrases: a word changes the scores of the phrases that hold it, and no others', () => {
  // In post-order: slow is 5, was slow 6, the clause 7, and all of it 19.
  const bad = '(((the film) (was bad)) (but ((the ending) (was (never dull)))))';
  const changed = changedRows(valuesOf('phrases'), valuesOf('phrases', { 'sentence.value': bad }), 'odds.y');
  expect(changed).toEqual([4, 5, 6, 18]);
});

describe('lists', () => {
  it('reads brackets of any length and depth with the same weights', () => {
    const weights = infer(openSample('lists')).weights;
    const labels = ['max', 'min', 'median', ...'0123456789'];
    const lists = {
      '7': '7',
      '(min 3)': '3',
      '(max 1 2 3 4 5 6)': '6',
      '(min (max (min (max 1 2) 3) 4) 5)': '4',
    };
    for (const [list, result] of Object.entries(lists)) {
      const document = openSample('lists', { 'list.value': list });
      expect(infer(document).problems, list).toEqual([]);
      expect([...infer(document).weights]).toEqual([...weights]);
      const odds = rowsAt(compute(document), 'odds.y').at(-1) ?? [];
      expect(labels[odds.indexOf(Math.max(...odds))], list).toBe(result);
    }
  });

  it('minds the order within a bracket', () => {
    const [one, other] = ['(max 2 9)', '(max 9 2)'].map((value) =>
      valuesOf('lists', { 'list.value': value }),
    );
    expect(one?.get('compose.root')?.numbers).not.toEqual(other?.get('compose.root')?.numbers);
  });
});

describe('deep', () => {
  const values = valuesOf('deep');

  it('adds to every copy’s input what its layer makes of it', () => {
    for (const stack of ['own', 'shared']) {
      const [inputs, added, sums] = ['$.input', 'layer.y', 'sum.y'].map((port) =>
        rowsAt(values, `${stack}/${port}`),
      );
      sums?.forEach((row, copy) => {
        row.forEach((value, n) => {
          expect(value).toBe(Math.fround((inputs?.[copy]?.[n] ?? 0) + (added?.[copy]?.[n] ?? 0)));
        });
      });
      expect(inputs?.slice(1)).toEqual(sums?.slice(0, -1));
    }
  });

  it('has twelve layers of their own beside one', () => {
    const names = [...infer(openSample('deep')).weights.keys()];
    expect(names.filter((name) => /^own\[\d+\]\/layer\.W$/.test(name))).toHaveLength(12);
    expect(names.filter((name) => name.startsWith('shared'))).toEqual(['shared/layer.W', 'shared/layer.b']);
  });

  it('goes on in one direction where weights are shared, and each time in another where they are not', () => {
    const turns = (stack: string) => {
      const steps = rowsAt(values, `${stack}/layer.y`);
      return steps.slice(1).map((row, i) => cosine(row, steps[i] ?? []));
    };
    expect(Math.min(...turns('shared'))).toBeGreaterThan(0.8);
    expect(Math.max(...turns('own').map(Math.abs))).toBeLessThan(0.5);
  });
});
