import { describe, expect, test } from 'vitest';
import { parseTree } from '../../../src/blocks/parseTree.ts';
import { datumOf } from '../../../src/data/dataset.ts';
import { make } from './make.ts';

const { columns, count } = make('opinions', { count: 2000 });
const [sentence, score, scores] = columns;
if (!sentence || !score || !scores) throw new Error('Opinions have three columns.');

/** Every phrase of every sentence, with its score. */
const phrases = Array.from({ length: count }, (_, i) => {
  const { words, topology } = parseTree(`${datumOf(sentence, i)}`, 'Tree');
  const each = `${datumOf(scores, i)}`.split(' ');
  const left = [...words];
  const texts: string[] = [];
  for (const children of topology.children)
    texts.push(
      children.length === 0 ? (left.shift() ?? '') : children.map((child) => texts[child]).join(' '),
    );
  return texts.map((text, node) => ({
    text,
    score: Number(each[node]),
    children: topology.children[node] ?? [],
  }));
});
const scoreOf = new Map(phrases.flat().map(({ text, score }) => [text, score]));

describe('opinions', () => {
  test('have a score at each node, that of the root last', () => {
    for (const [i, nodes] of phrases.entries()) {
      expect(`${datumOf(scores, i)}`.split(' ')).toHaveLength(nodes.length);
      expect(`${nodes.at(-1)?.score}`).toBe(datumOf(score, i));
    }
  });

  test('are trees of two branches', () => {
    expect(new Set(phrases.flat().map(({ children }) => children.length))).toEqual(new Set([0, 2]));
  });

  test('have a vocabulary of 60 to 100 words', () => {
    const words = new Set(phrases.flat().flatMap(({ text }) => (text.includes(' ') ? [] : [text])));
    expect(words.size).toBeGreaterThanOrEqual(60);
    expect(words.size).toBeLessThanOrEqual(100);
  });

  test('score the same words the same everywhere', () => {
    expect(phrases.flat().filter(({ text, score }) => scoreOf.get(text) !== score)).toEqual([]);
  });
});

test.each([
  ['good', 3],
  ['very good', 4],
  ['not good', 1],
  ['rather great', 3],
  ['terrible', 0],
  ['not terrible', 3],
  ['very dull', 0],
  ['long', 2],
  ['not long', 2],
])('"%s" is scored %i', (text, score) => {
  expect(scoreOf.get(text)).toBe(score);
});

test('a negation turns what it stands before around, to a moderate score', () => {
  const negated = [...scoreOf].filter(([text]) => /^(not|never|hardly) /.test(text));
  expect(negated.length).toBeGreaterThan(50);
  for (const [text, score] of negated) {
    const [, ...rest] = text.split(' ');
    expect(score - 2).toBe(-Math.sign((scoreOf.get(rest.join(' ')) ?? NaN) - 2) + 0);
  }
});

test('what comes behind a but weighs more than what stands before', () => {
  const halves = phrases.flatMap((nodes) => {
    const [root] = nodes.slice(-1);
    const [first, second] = root?.text.split(' but ') ?? [];
    if (!root || first === undefined || second === undefined) return [];
    return [
      {
        score: root.score - 2,
        first: (scoreOf.get(first) ?? NaN) - 2,
        second: (scoreOf.get(second) ?? NaN) - 2,
      },
    ];
  });
  expect(halves.length).toBeGreaterThan(100);
  for (const { score, first, second } of halves) {
    expect(Math.abs(score - second)).toBeLessThanOrEqual(1);
    if (first * second < 0 && Math.abs(second) === 2) expect(Math.sign(score)).toBe(Math.sign(second));
  }
});
