import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import {
  bitsALetter,
  digitsRight,
  forecastErrors,
  listsRight,
  opinionsRight,
} from '../../scripts/samples/figures.ts';
import { MissingData } from '../../scripts/samples/missingData.ts';
import { commandOf, recipes } from '../../scripts/samples/recipes.ts';
import { infer } from '../../src/compiler/infer.ts';
import { compareWeights } from '../../src/compiler/weights.ts';
import { samples } from '../../src/samples/index.ts';
import { findSampleWeights } from '../../src/samples/weights.ts';
import { answerOf, compute, openSample, rowsAt, sampleWeights } from './openSample.ts';

/* What samples learned is held to what their notes claim, on a part of what they have not seen. */

test('every sample that has learned something says how', () => {
  const learned = samples.filter(({ name }) => openSample(name).weights);
  expect(learned.map(({ name }) => name).sort()).toEqual(recipes.map(({ sample }) => sample).sort());
});

describe.each(recipes)('$sample', (recipe) => {
  const { sample } = recipe;

  it('ships exactly its weights, in less than 500 kB', () => {
    const weights = sampleWeights(`sample:${sample}`);
    expect(compareWeights(infer(openSample(sample)).weights, weights)).toEqual([]);
    expect(readFileSync(findSampleWeights(`sample:${sample}`) ?? '').length).toBeLessThan(500_000);
  });

  it('has the command beside it that made them', () => {
    const [note] = openSample(sample).notes ?? [];
    expect(note?.text.split('\n').at(-1)).toBe(`Trained by: ${commandOf(recipe)}`);
  });
});

test('the digit reader is right on at least 970 of 1,000 digits that it was not trained on', async (context) => {
  let right: number;
  try {
    right = await digitsRight();
  } catch (error) {
    if (!(error instanceof MissingData)) throw error;
    context.skip(error.message);
    return;
  }
  expect(right).toBeGreaterThanOrEqual(970);
  expect(openSample('digits').notes?.[0]?.text).toContain(`${right} of 1,000 others`);
});

test('a letter of a name costs less with gates, and what the notes say', (context) => {
  const kinds = ['gru', 'lstm', 'plain'] as const;
  let bits: readonly number[];
  try {
    bits = kinds.map(bitsALetter);
  } catch (error) {
    if (!(error instanceof MissingData)) throw error;
    context.skip(error.message);
    return;
  }
  const [gru = 0, lstm = 0, plain = 0] = bits;
  expect(gru).toBeLessThan(lstm);
  expect(lstm).toBeLessThan(plain);
  expect(plain).toBeLessThan(3.3);
  for (const kind of kinds)
    for (const each of bits) expect(openSample(`names-${kind}`).notes?.[0]?.text).toContain(each.toFixed(2));
});

test('lists that were never seen come to what they should: 95 in 100, and 90 of those that lie deeper', () => {
  expect(listsRight(40, 2)).toBeGreaterThanOrEqual(0.95);
  expect(listsRight(30, 3)).toBeGreaterThanOrEqual(0.9);
});

test('95 in 100 phrases of opinions that were never seen get their scores, and 90 in 100 whole sentences', () => {
  const { phrases, sentences } = opinionsRight(200);
  expect(phrases).toBeGreaterThanOrEqual(0.95);
  expect(sentences).toBeGreaterThanOrEqual(0.9);
});

describe('the forecast', () => {
  it('is off by a seventh at most of what saying that nothing changes is off by', () => {
    const { forecast, standstill } = forecastErrors(60);
    expect(forecast).toBeLessThan(standstill / 7);
  });

  it('is off by half at most for the airline, which it never saw, from the third year on', () => {
    const { forecast, standstill } = airlineErrors();
    expect(forecast).toBeLessThan(standstill / 2);
  });
});

describe('what is seen first is right', () => {
  it('at every word and bracket of the list', () => {
    expect(saidBy('lists', 'results')).toEqual(String(answerOf('lists')).split(' '));
  });

  it('at every word and phrase of the sentence', () => {
    expect(saidBy('phrases', 'scores')).toEqual(String(answerOf('phrases')).split(' '));
  });

  it('of the name, whose end is expected where it is, and not before its second letter', () => {
    for (const name of ['names-plain', 'names-gru', 'names-lstm']) {
      const said = saidBy(name, 'next');
      expect(said.at(-1)).toBe('.');
      expect(said.slice(0, 2)).not.toContain('.');
    }
  });
});

/** What a sample says at each place of what it shows first: the symbols of its target with the best odds. */
function saidBy(name: string, target: string): readonly string[] {
  const document = openSample(name);
  const { unit, vocabulary } = document.nodes.find(({ id }) => id === target)?.params ?? {};
  const symbols = String(vocabulary).split(unit === 'word' ? ' ' : '');
  return rowsAt(compute(document), 'odds.y').map((row) => symbols[row.indexOf(Math.max(...row))] ?? '');
}

/** The mean squared errors over the airline's months from the third year on. */
function airlineErrors(): { readonly forecast: number; readonly standstill: number } {
  const values = compute(openSample('forecast'));
  const [months = [], forecasts = []] = ['months.out', 'forecast.y'].map((port) => values.get(port)?.numbers);
  const mean = (said: readonly number[]) => {
    const errors = months.slice(25).map((month, i) => (month - (said[i + 24] ?? Number.NaN)) ** 2);
    return errors.reduce((sum, error) => sum + error, 0) / errors.length;
  };
  return { forecast: mean(forecasts), standstill: mean(months) };
}
