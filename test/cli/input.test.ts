import { describe, expect, test } from 'vitest';
import type { Document } from '../../src/document/document.ts';
import { bodyOf, graphOf, node } from '../harness/graph.ts';
import { classifier } from '../runtime/graphs.ts';
import { nameReader, phraseReader, walkReader } from './graphs.ts';
import {
  checkFails,
  checkPrints,
  file,
  graphFile,
  layerwire,
  pathOf,
  resultOf,
  results,
  valuesIn,
  valuesOf,
} from './terminal.ts';

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

  test('is nothing for an empty file', async () => {
    expect(await checkPrints(['run', ...lineByLine(classifier(), '')])).toEqual([]);
  });
});

describe('a source without a value', () => {
  const two = graphOf(
    [
      node('one', 'text', { vocabulary: 'abc' }),
      node('other', 'text', { vocabulary: 'abc' }),
      node('embed', 'embedding', { size: 2 }),
      node('mean', 'mean'),
      node('free', 'vector', { size: 2 }),
    ],
    'one.out → embed.x',
    'embed.y → mean.x',
  );
  const missing = (path: string) =>
    `${path}: the source has no value. Give it one in the graph, or by --input.`;

  test('is no problem for check, and makes the sizes that hang on it follow from it', async () => {
    const path = graphFile(two);
    expect(await checkPrints(['check', path])).toEqual([]);
    expect(await checkPrints(['shapes', path])).toEqual([
      'one.out: symbols (time length(one))',
      'other.out: symbols (time length(other))',
      'embed.x: symbols (time length(one))',
      'embed.y: (time length(one), features 2)',
      'mean.x: (time length(one), features 2)',
      'mean.y: (features 2)',
      'free.out: (features 2)',
    ]);
  });

  test('cannot be run, and each is named', async () => {
    await checkFails(['run', graphFile(two)], missing('one'), missing('other'));
    await checkFails(['run', graphFile(two), '--ports', 'all'], missing('one'), missing('other'));
  });

  test('does no harm to ports that do not depend on it', async () => {
    expect(Object.keys(await valuesOf([graphFile(two), '--ports', 'free.out']))).toEqual(['free.out']);
    await checkFails(['run', graphFile(two), '--ports', 'mean.y,free.out'], missing('one'));
    const input = file('in.json', { one: 'ab' });
    expect(Object.keys(await valuesOf([graphFile(two), '--input', input, '--ports', 'mean.y']))).toEqual([
      'mean.y',
    ]);
  });

  test('is named when it lies inside a body, or is seen only from there', async () => {
    const inner = graphOf(
      [
        node('in', 'series', { values: [1, 2, 3] }),
        node('seen', 'series', { features: 4 }),
        node(
          'slide',
          'convolve',
          { size: 2, extra: ['aside'] },
          bodyOf(
            [
              node('beat', 'series', { features: 1 }),
              node('one', 'mean'),
              node('two', 'mean'),
              node('join', 'join', { count: 3 }),
            ],
            '$.window → join.a',
            'beat.out → one.x',
            'one.y → join.b',
            '$.aside → two.x',
            'two.y → join.c',
            'join.y → $.result',
          ),
        ),
      ],
      'in.out → slide.x',
      'seen.out → slide.aside',
    );
    const path = graphFile(inner);
    await checkFails(['run', path], missing('seen'), missing('slide/beat'));
    await checkFails(['run', path, '--ports', 'slide/two.y'], missing('seen'));
    await checkFails(['run', path, '--ports', 'slide/one.y'], missing('slide/beat'));
    const aside = file('in.json', { seen: [[1, 2, 3, 4]] });
    await checkFails(
      ['run', path, '--input', aside, '--ports', 'slide/$.window,slide.y'],
      missing('slide/beat'),
    );
    expect(await valuesOf([path, '--input', aside, '--ports', 'slide.x'])).toEqual({
      'slide.x': [[1], [2], [3]],
    });
    const input = file('in.json', { seen: [[1, 2, 3, 4]], 'slide/beat': [5, 7] });
    expect(await valuesOf([path, '--input', input])).toEqual({
      'slide.y': [
        [1, 2, 6, 1, 2, 3, 4],
        [2, 3, 6, 1, 2, 3, 4],
      ],
    });
  });
});
