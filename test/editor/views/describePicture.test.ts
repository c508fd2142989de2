import { expect, test } from 'vitest';
import { describePicture } from '../../../src/editor/views/describePicture.ts';
import type { Subject } from '../../../src/editor/views/pictureKind.ts';
import { axesOf, pictureOf } from './subjects.ts';

/** Holds what is said of numbers with these axes. */
function checkWords(
  words: string,
  values: Iterable<number>,
  said: string,
  about: Partial<Omit<Subject, 'type'>> = {},
): void {
  const shape = {
    axes: axesOf(words.replace(/^.*\(|\).*$/g, '')),
    ...(words.startsWith('((') && { pair: true }),
  };
  const activation = { ...shape, values: Float32Array.from(values), version: 1, stale: false };
  expect(describePicture(pictureOf(words, about), activation)).toBe(said);
}

test('probabilities are told by their winner', () => {
  checkWords('features 3', [0.01, 0.98, 0.01], '3 probabilities; 1 most likely, 0.98', { block: 'softmax' });
  checkWords('features 2', [0.7, 0.3], '2 probabilities; no most likely, 0.70', {
    block: 'softmax',
    params: { labels: ['no', 'yes'] },
  });
});

test('of probabilities row by row the winners are told', () => {
  checkWords(
    'time 3, features 2',
    [0.7, 0.3, 0.2, 0.8, 1, 0],
    '3 time × 2 features, from 0 to 1; most likely “no yes no”',
    { block: 'softmax', params: { labels: ['no', 'yes'] } },
  );
  checkWords('time 1, features 2', [0.7, 0.3], '1 time × 2 features, from 0.300 to 0.700', {
    block: 'softmax',
    params: { labels: ['too', 'many', 'labels'] },
  });
});

test('feature maps are told by their sizes and range', () => {
  checkWords(
    'height 1, width 2, features 2',
    [-0.31, 0, 0.5, 1.25],
    '1 × 2 × 2 feature maps, from −0.310 to 1.25',
  );
  checkWords('height 1, width 2, features 1', [1, 1], '1 × 2 × 1 feature map, all 1');
});

test('pictures, vectors, sequences and numbers have words of their own', () => {
  const source = { block: 'image', port: 'out' };
  checkWords('height 1, width 2', [0, 0], 'grey picture of 1 × 2, all 0', source);
  checkWords('height 1, width 1, channels 3', [0, 0.5, 1], 'colour picture of 1 × 1, from 0 to 1', source);
  checkWords('features 2', [-1, 1], '2 features, from −1 to 1');
  checkWords('time 2, features 1', [3, 4], '2 time × 1 features, from 3 to 4');
  checkWords('features 1', [-0.5], '−0.500');
});

test('symbols are read out, letters together and words apart', () => {
  checkWords('symbols (time 3)', [1, 0, 1], '“bab”', { vocabulary: ['a', 'b'] });
  checkWords('symbols (time 2)', [1, 0], '“film the”', { vocabulary: ['the', 'film'] });
  checkWords('symbols (time 2)', [1, 12], '“1 12”');
  checkWords('symbols (time 0)', [], 'nothing', { vocabulary: ['a'] });
});

test('a pair is told as one', () => {
  checkWords(
    '((time 2, features 1), (time 2, features 1))',
    [0, 1, 2, 3],
    'a pair of 2 time × 1 features, from 0 to 3',
  );
});

test('where sizes differ, the axis alone is named', () => {
  checkWords('nodes 2, time n, features 1', [1, 2, 3], '2 nodes × time × 1 features, from 1 to 3');
});

test('what is not finite is counted', () => {
  checkWords('features 3', [Number.NaN, 1, 2], '3 features, from 1 to 2, 1 not finite');
});

test('what is missing or old is said to be', () => {
  const picture = pictureOf('features 2');
  expect(describePicture(picture, undefined)).toBe('no value yet');
  const other = { axes: axesOf('features 3'), values: new Float32Array(3), version: 1, stale: false };
  expect(describePicture(picture, other)).toBe('no value yet');
  const old = { axes: axesOf('features 2'), values: Float32Array.of(1, 2), version: 1, stale: true };
  expect(describePicture(picture, old)).toBe('2 features, from 1 to 2 (from before the last change)');
});
