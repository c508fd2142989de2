import { describe, expect, test } from 'vitest';
import type { Document } from '../../src/document/document.ts';
import { bodyOf, graphOf, node } from '../harness/graph.ts';
import { classifier } from '../runtime/graphs.ts';
import { nameReader, phraseReader, walkReader } from './graphs.ts';
import { checkFails, checkPrints, file, graphFile, layerwire, resultOf, valuesOf } from './terminal.ts';

const coloured = graphOf([node('draw', 'image', { height: 1, width: 2, channels: 3 })]);

/** Holds `run` of a graph to refusing this input with exactly these lines. */
function checkRefuses(document: Document, input: unknown, ...lines: readonly string[]): Promise<void> {
  return checkFails(['run', graphFile(document), '--input', file('in.json', input)], ...lines);
}

describe('input', () => {
  test('replaces the values of the sources that it names', async () => {
    const input = file('in.json', { in: [0.5, -3] });
    const given = await valuesOf([graphFile(classifier()), '--input', input, '--ports', 'in.out,odds.y']);
    expect(given['in.out']).toEqual([0.5, -3]);
    expect(given).toEqual(await valuesOf([graphFile(classifier([0.5, -3])), '--ports', 'in.out,odds.y']));
  });

  test('that names no source changes nothing', async () => {
    const path = graphFile(classifier());
    expect(await valuesOf([path, '--input', file('in.json', '{}')])).toEqual(await valuesOf([path]));
  });

  test('of several axes comes in lists within lists', async () => {
    const draw = [
      [
        [0, 0.5, 1],
        [1, 1, 0],
      ],
    ];
    const input = file('in.json', { draw });
    expect(await valuesOf([graphFile(coloured), '--input', input])).toEqual({ 'draw.out': draw });
  });

  test('reaches sources inside bodies by their path', async () => {
    const document = graphOf(
      [
        node('in', 'vector', { size: 4, values: [1, 2, 3, 4] }),
        node(
          'slide',
          'convolve',
          { size: 2 },
          bodyOf(
            [node('kernel', 'vector', { size: 2, values: [1, 1] }), node('weigh', 'multiply')],
            '$.window → weigh.a',
            'kernel.out → weigh.b',
            'weigh.y → $.result',
          ),
        ),
      ],
      'in.out → slide.x',
    );
    const input = file('in.json', { 'slide/kernel': [10, 100] });
    expect(await valuesOf([graphFile(document), '--input', input])).toEqual({
      'slide.y': [
        [10, 200],
        [20, 300],
        [30, 400],
      ],
    });
  });

  test('gives a text, a tree or a series, and their axes with it', async () => {
    const text = await resultOf([
      graphFile(nameReader('abc')),
      '--input',
      file('in.json', { letters: 'head' }),
      '--ports',
      'letters.out,read.all',
    ]);
    expect(text['letters.out']).toEqual({ axes: [['time', 4]], values: [7, 4, 0, 3] });
    expect(text['read.all']?.axes?.[0]).toEqual(['time', 4]);
    const tree = await resultOf([
      graphFile(phraseReader()),
      '--input',
      file('in.json', { phrase: '((a b) (c (d a)))' }),
      '--ports',
      'phrase.out,compose.all',
    ]);
    expect(tree['phrase.out']).toEqual({ axes: [['nodes', 5]], values: [0, 1, 2, 3, 0] });
    expect(tree['compose.all']?.axes?.[0]).toEqual(['nodes', 9]);
    const series = await resultOf([
      graphFile(walkReader()),
      '--input',
      file('in.json', {
        walk: [
          [1, 2],
          [3, 4],
          [5, 6],
        ],
      }),
      '--ports',
      'walk.out,slide.y',
    ]);
    expect(series['walk.out']).toEqual({
      axes: [
        ['time', 3],
        ['features', 2],
      ],
      values: [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
    });
    expect(series['slide.y']?.axes?.[0]).toEqual(['time', 2]);
  });

  test('computes what the same value in the graph does, bit for bit', async () => {
    const given = (document: Document, input: unknown) =>
      valuesOf([graphFile(document), '--input', file('in.json', input), '--ports', 'all']);
    const inside = (document: Document) => valuesOf([graphFile(document), '--ports', 'all']);
    expect(await given(nameReader('j'), { letters: 'abba' })).toEqual(await inside(nameReader('abba')));
    expect(await given(phraseReader(), { phrase: '((a b) c)' })).toEqual(
      await inside(phraseReader('((a b) c)')),
    );
    const walk = [
      [0.1, 0.2],
      [-1, 5],
      [1e-9, 7],
    ];
    expect(await given(walkReader(), { walk })).toEqual(await inside(walkReader(walk)));
  });

  test('of one feature a step is a flat list as well', async () => {
    const path = graphFile(graphOf([node('heat', 'series')]));
    const flat = await resultOf([path, '--input', file('in.json', { heat: [1, 2, 3] })]);
    const rows = await resultOf([path, '--input', file('in.json', { heat: [[1], [2], [3]] })]);
    expect(flat).toEqual(rows);
    expect(flat['heat.out']).toEqual({
      axes: [
        ['time', 3],
        ['features', 1],
      ],
      values: [[1], [2], [3]],
    });
    expect(await valuesOf([path, '--input', file('in.json', { heat: [] })])).toEqual({ 'heat.out': [] });
  });

  test('is put in place before the graph is judged', async () => {
    const flat = graphOf(
      [
        node('letters', 'text', { vocabulary: 'abc' }),
        node('embed', 'embedding', { size: 2 }),
        node('flat', 'flatten', { keep: [] }),
        node('guess', 'vanilla', { units: 2 }),
      ],
      'letters.out → embed.x',
      'embed.y → flat.x',
      'flat.y → guess.x',
    );
    const sound = async (document: Document, input: unknown) => {
      const path = graphFile(document);
      expect((await layerwire(['run', path])).status).toBe(1);
      await checkPrints(['run', path, '--input', file('in.json', input)]);
    };
    await sound(flat, { letters: 'cab' });
    await sound(nameReader('x?'), { letters: 'abc' });
    await sound(phraseReader('((a b) c'), { phrase: '((a b) c)' });
    await sound(phraseReader('(a b c)'), { phrase: '((a b) c)' });
    await sound(nameReader(''), { letters: 'a' });
    await sound(walkReader([[1], [2]]), {
      walk: [
        [1, 2],
        [3, 4],
      ],
    });
    await sound(walkReader([[1, 2]]), {
      walk: [
        [1, 2],
        [3, 4],
      ],
    });
    await sound(classifier([1, 2, 3]), { in: [1, 2] });
    await sound(graphOf([node('draw', 'image', { height: 1, width: 2, values: 'AAAA' })]), {
      draw: [[0, 1]],
    });
  });

  test('that makes the graph unsound is said where that shows', async () => {
    await checkRefuses(
      walkReader(),
      { walk: [[1, 2]] },
      'slide.x: Convolve needs windows no longer than the axes that they slide over, but size is [2] and x is (time 1, features 2).',
    );
  });
});
