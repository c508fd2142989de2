import { describe, expect, test } from 'vitest';
import type { Document } from '../../src/document/document.ts';
import { classifier } from '../runtime/graphs.ts';
import { nameReader, phraseReader } from './graphs.ts';
import {
  checkFails,
  checkPrints,
  file,
  graphFile,
  layerwire,
  results,
  valuesIn,
  valuesOf,
  weightsFile,
} from './terminal.ts';

describe('input line by line', () => {
  const lineByLine = (document: Document, text: string, ...more: readonly string[]) => [
    graphFile(document),
    '--input',
    file('in.jsonl', text),
    ...more,
  ];

  test('gives a result a line, and skips empty lines', async () => {
    const text = '{"in": [1, 2]}\n\n{"in": [3, 4]}\n  \n{}\n';
    const lines = await results(lineByLine(classifier(), text, '--ports', 'in.out,odds.y'));
    expect(lines.map((line) => line['in.out']?.values)).toEqual([
      [1, 2],
      [3, 4],
      [1, 2],
    ]);
    expect(lines[1]?.['odds.y']?.values).toEqual((await valuesOf([graphFile(classifier([3, 4]))]))['odds.y']);
  });

  test('may have a mark in front and the line ends of Windows', async () => {
    const text = '\uFEFF{"in": [1, 2]}\r\n\r\n{"in": [3, 4]}\r\n';
    expect(await results(lineByLine(classifier(), text))).toHaveLength(2);
  });

  test('gives for texts of any length what each gives alone, whatever came before', async () => {
    const names = ['abc', 'j', 'head', 'bad', 'a', 'jihgfedcba', 'abc', 'cab'];
    const text = names.map((letters) => `${JSON.stringify({ letters })}\n`).join('');
    const lines = await results(lineByLine(nameReader(), text, '--ports', 'all'));
    for (const [i, letters] of names.entries())
      expect(valuesIn(lines[i] ?? {})).toEqual(
        await valuesOf([graphFile(nameReader(letters)), '--ports', 'all']),
      );
  });

  test('gives for trees of any form what each gives alone', async () => {
    const phrases = ['(a b)', '(b a)', '((a b) c)', '(a (b c))', '((a b) (c d))', 'd'];
    const text = phrases.map((phrase) => `${JSON.stringify({ phrase })}\n`).join('');
    const lines = await results(lineByLine(phraseReader(), text, '--ports', 'compose.all'));
    for (const [i, phrase] of phrases.entries())
      expect(valuesIn(lines[i] ?? {})).toEqual(
        await valuesOf([graphFile(phraseReader(phrase)), '--ports', 'compose.all']),
      );
  });

  test('stops at the first line that is wrong, and says which', async () => {
    const args = lineByLine(classifier(), '{"in": [1, 2]}\n\n{"in": [1]}\n{"in": [3, 4]}\n');
    const { status, out, err } = await layerwire(['run', ...args]);
    expect([status, out.length]).toEqual([1, 1]);
    expect(err).toEqual([
      'line 3: in.out: the value must be numbers for (features 2), but it is a list of 1 instead of 2.',
    ]);
  });

  test.each([
    [
      '{"letters": "a"}\n{"letters": "a?"}',
      'line 2: letters.out: Text needs symbols of its vocabulary, but symbol 2 of value is "?".',
    ],
    [
      '{"letters": "a"}\n{"letters"}',
      'line 2: This is not JSON: in column 11, there should be a colon behind the key, but there is "}".',
    ],
    ['\n\n[1]', 'line 3: the input must be an object with the paths of sources, but is [1].'],
    [
      '{"letters": "a"}\n{}',
      'line 2: letters: the source has no value. Give it one in the graph, or by --input.',
    ],
    [
      '{"letters": ""}',
      'line 1: guess.x: Recur needs at least one step to give last, but sequence is (time 0, features 3).',
    ],
  ])('names the line: %j', async (text, says) => {
    const { status, err } = await layerwire(['run', ...lineByLine(nameReader(), text)]);
    expect({ status, err }).toEqual({ status: 1, err: [says] });
  });

  test('does not blame a line for what is wrong with the graph itself', async () => {
    const broken = nameReader();
    const document = { ...broken, wires: broken.wires.filter(([, to]) => to !== 'odds.x') };
    const { status, err } = await layerwire(['run', ...lineByLine(document, '{"letters": "a"}')]);
    expect({ status, err }).toEqual({
      status: 1,
      err: ['odds.x: Softmax needs a wire into x, but there is none.'],
    });
  });

  test('does not blame a line for ports or weights that are not there', async () => {
    const args = lineByLine(nameReader(), '{"letters": "a"}\n');
    await checkFails(
      ['run', ...args, '--ports', 'read.first'],
      'read.first: there is no such port in the graph. Did you mean "read.final" or "read.last"?',
    );
    const weights = weightsFile({ 'guess.b': { shape: [4], data: new Float32Array(4) } });
    const { status, err } = await layerwire(['run', ...args, '--weights', weights]);
    expect(status).toBe(1);
    expect(err[0]).toBe('embed.W: the graph has this weight, of shape [10, 3], but the file does not.');
  });

  test('is nothing for an empty file', async () => {
    expect(await checkPrints(['run', ...lineByLine(classifier(), '')])).toEqual([]);
  });
});
