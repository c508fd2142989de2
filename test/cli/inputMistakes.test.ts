import { describe, expect, test } from 'vitest';
import type { Document } from '../../src/document/document.ts';
import { graphOf, node } from '../harness/graph.ts';
import { classifier } from '../runtime/graphs.ts';
import { nameReader, phraseReader, walkReader } from './graphs.ts';
import { checkFails, file, graphFile, layerwire, pathOf, valuesOf } from './terminal.ts';

const coloured = graphOf([node('draw', 'image', { height: 1, width: 2, channels: 3 })]);

/** Holds `run` of a graph to refusing this input with exactly these lines. */
function checkRefuses(document: Document, input: unknown, ...lines: readonly string[]): Promise<void> {
  return checkFails(['run', graphFile(document), '--input', file('in.json', input)], ...lines);
}

describe('a value that does not fit its source is one line:', () => {
  const vector = 'in.out: the value must be numbers for (features 2), but';
  const walk = 'walk.out: the value must be numbers for (time length(walk), features 2), but';
  test.each<[Document, unknown, string]>([
    [classifier(), { in: [1] }, `${vector} it is a list of 1 instead of 2.`],
    [classifier(), { in: 7 }, `${vector} it is 7 instead of a list of 2.`],
    [classifier(), { in: null }, `${vector} it is null instead of a list of 2.`],
    [classifier(), { in: { 0: 1, 1: 2 } }, `${vector} it is {"0":1,"1":2} instead of a list of 2.`],
    [classifier(), { in: [1, 'x'] }, `${vector} [1] is "x".`],
    [classifier(), { in: [1, '2'] }, `${vector} [1] is "2".`],
    [classifier(), { in: [1, null] }, `${vector} [1] is null.`],
    [classifier(), { in: [1, [2]] }, `${vector} [1] is [2].`],
    [classifier(), { in: [1, true] }, `${vector} [1] is true.`],
    [classifier(), { in: [1, 1e39] }, `${vector} [1] is 1e+39.`],
    [classifier(), { in: 'picture.png' }, `${vector} it is "picture.png" instead of a list of 2.`],
    [classifier(), { inn: [1, 2] }, 'inn: there is no such source in the graph. Did you mean "in"?'],
    [classifier(), { 'in.out': [1, 2] }, 'in.out: there is no such source in the graph.'],
    [classifier(), { layer: [1, 2] }, 'layer: there is no such source in the graph.'],
    [nameReader(), { letters: 7 }, 'letters.out: the value must be a text, but is 7.'],
    [nameReader(), { letters: ['a', 'b'] }, 'letters.out: the value must be a text, but is ["a","b"].'],
    [nameReader(), { letters: null }, 'letters.out: the value must be a text, but is null.'],
    [
      nameReader(),
      { letters: 'ab?' },
      'letters.out: Text needs symbols of its vocabulary, but symbol 3 of value is "?".',
    ],
    [
      nameReader(),
      { letters: 'aB' },
      'letters.out: Text needs symbols of its vocabulary, but symbol 2 of value is "B".',
    ],
    [phraseReader(), { phrase: [['a', 'b']] }, 'phrase.out: the value must be a text, but is [["a","b"]].'],
    [
      phraseReader(),
      { phrase: '((a b) e)' },
      'phrase.out: Tree needs symbols of its vocabulary, but symbol 3 of value is "e".',
    ],
    [
      phraseReader(),
      { phrase: '((a b) c' },
      'phrase.out: Tree needs one tree in brackets, but the bracket at character 1 is never closed.',
    ],
    [walkReader(), { walk: 'up' }, `${walk} it is "up" instead of a list.`],
    [walkReader(), { walk: [1, 2] }, `${walk} [0] is 1 instead of a list of 2.`],
    [walkReader(), { walk: [[1, 2], [3]] }, `${walk} [1] is a list of 1 instead of 2.`],
    [
      walkReader(),
      {
        walk: [
          [1, 2],
          [3, -1e300],
        ],
      },
      `${walk} [1][1] is -1e+300.`,
    ],
    [
      coloured,
      { draw: [[[1, 2, 3]]] },
      'draw.out: the value must be numbers for (height 1, width 2, channels 3), but [0] is a list of 1 instead of 2.',
    ],
  ])('%#', async (document, input, says) => {
    await checkRefuses(document, input, says);
  });

  test('and all of them are listed', async () => {
    await checkRefuses(
      classifier(),
      { in: [1], other: 2 },
      `${vector} it is a list of 1 instead of 2.`,
      'other: there is no such source in the graph.',
    );
  });
});

describe('an input file', () => {
  test.each(['[]', '3', '"in"', 'null', 'true'])('that holds %s is no object', async (text) => {
    const path = file('in.json', text);
    await checkFails(
      ['run', graphFile(classifier()), '--input', path],
      `${path}: the input must be an object with the paths of sources, but is ${text}.`,
    );
  });

  test('that is not JSON says where', async () => {
    const path = file('in.json', '{"in": [1,\n 2,}');
    const { status, err } = await layerwire(['run', graphFile(classifier()), '--input', path]);
    expect({ status, lines: err.length }).toEqual({ status: 1, lines: 1 });
    expect(err[0]).toContain(`${path}: This is not JSON: in line 2, column 4,`);
  });

  test('that names a source twice is refused', async () => {
    const path = file('in.json', '{"in": [1, 2], "in": [3, 4]}');
    await checkFails(
      ['run', graphFile(classifier()), '--input', path],
      `${path}: the input must have each source once, but has "in" twice.`,
    );
  });

  test('that is nested without end is refused', async () => {
    const path = file('in.json', `{"in": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`);
    await checkFails(
      ['run', graphFile(classifier()), '--input', path],
      `${path}: the input must be nested at most 64 levels deep, but goes on below that.`,
    );
  });

  test('may begin with the mark that some programs put in front', async () => {
    const input = file('in.json', '\uFEFF{"in": [3, 4]}');
    expect(await valuesOf([graphFile(classifier()), '--input', input, '--ports', 'in.out'])).toEqual({
      'in.out': [3, 4],
    });
  });

  test('that cannot be read is an error', async () => {
    const path = pathOf('missing.json');
    await checkFails(['run', graphFile(classifier()), '--input', path], `${path}: there is no such file.`);
    await checkFails(
      ['run', graphFile(classifier()), '--input', pathOf('.')],
      `${pathOf('.')}: this is a folder.`,
    );
  });
});
