import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Dataset, datumOf } from '../../src/data/dataset.ts';
import { readLines } from '../../src/data/readers/readLines.ts';
import { split } from '../../src/data/split.ts';
import { trainingOf } from '../../src/document/training.ts';
import { readDigits, withLoss } from './digitsData.ts';
import { atRoot, judgeOf, made, sampleDocument, shippedWeights, unseen } from './judge.ts';
import { MissingData } from './missingData.ts';

/* What the shipped weights of the samples reach on what they were not trained on. */

/** Data is made with this seed for training, and with another to judge by. */
const seeds = { training: 1, judging: 2 };

/** How many of the 1,000 test digits are read right. */
export async function digitsRight(): Promise<number> {
  const test = await readDigits('test');
  const { accuracy = 0, examples } = judgeOf(
    withLoss(sampleDocument('digits')),
    shippedWeights('digits'),
    test,
  )();
  return Math.round(accuracy * examples);
}

/** What each letter of the names that are held out costs, the end included: minus the logarithm to base 2 of its probability, on average. */
export function bitsALetter(kind: 'plain' | 'gru' | 'lstm'): number {
  const sample = `names-${kind}`;
  const [document, weights, dataset] = [sampleDocument(sample), shippedWeights(sample), readNames()];
  const { validation } = trainingOf(document);
  const held = split(dataset, { validation, seed: document.seed ?? 0 }).validation;
  const lengthOf = (example: number) =>
    String(dataset.columns[0] && datumOf(dataset.columns[0], example)).length;
  const judge = judgeOf(document, weights, dataset);
  let [bits, count] = [0, 0];
  for (const length of new Set(Array.from(held, lengthOf))) {
    // The loss of an example is the mean over its letters, of which all of these have as many.
    const examples = [...held].filter((example) => lengthOf(example) === length);
    bits += (judge(examples).loss / Math.LN2) * length * examples.length;
    count += length * examples.length;
  }
  return bits / count;
}

function readNames(): Dataset {
  const file = fileURLToPath(new URL('../../../shared/data/names.txt', import.meta.url));
  if (!existsSync(file)) throw new MissingData(`The names are not there: ${file} is missing.`);
  const { dataset } = readLines({ name: file, text: readFileSync(file, 'utf8') });
  if (!dataset) throw new Error(`There is no name in ${file}.`);
  return dataset;
}

/** The share of whole lists, of so many new ones of a depth, that come to what they should. */
export function listsRight(count: number, depth: number): number {
  const seen = made('lists', { depth: 2, count: 5000 }, seeds.training);
  const lists = made('lists', { depth, count }, seeds.judging);
  const document = atRoot(sampleDocument('lists'), { of: 'results', called: 'result' });
  return judgeOf(document, shippedWeights('lists'), lists)(unseen(lists, seen)).accuracy ?? 0;
}

/** The shares of phrases, and of whole sentences, of so many new ones, that get the score that they should. */
export function opinionsRight(count: number): { readonly phrases: number; readonly sentences: number } {
  const [document, weights] = [sampleDocument('phrases'), shippedWeights('phrases')];
  const seen = made('opinions', { count: 5000 }, seeds.training);
  const opinions = made('opinions', { count }, seeds.judging);
  const examples = unseen(opinions, seen);
  const whole = atRoot(document, { of: 'scores', called: 'score' });
  return {
    phrases: judgeOf(document, weights, opinions)(examples).accuracy ?? 0,
    sentences: judgeOf(whole, weights, opinions)(examples).accuracy ?? 0,
  };
}

/** The mean squared errors, over so many new series, of the forecast, and of saying that nothing changes. */
export function forecastErrors(count: number): { readonly forecast: number; readonly standstill: number } {
  const series = made('series', { form: 'trend', length: 96, noise: 0.03, count }, seeds.judging);
  const { loss } = judgeOf(sampleDocument('forecast'), shippedWeights('forecast'), series)();
  const [past, next] = series.columns;
  if (past?.kind !== 'numbers' || next?.kind !== 'numbers') throw new Error('Series are numbers.');
  const error = Array.from(next.values).reduce(
    (sum, value, i) => sum + (value - (past.values[i] ?? 0)) ** 2,
    0,
  );
  return { forecast: loss, standstill: error / next.values.length };
}
