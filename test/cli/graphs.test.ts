import { describe, expect, test } from 'vitest';
import type { Document } from '../../src/document/document.ts';
import { samples } from '../../src/samples/index.ts';
import { bodyOf, graphOf, node } from '../harness/graph.ts';
import { classifier } from '../runtime/graphs.ts';
import { nameReader, phraseReader, walkReader } from './graphs.ts';
import { checkFails, checkPrints, file, graphFile, layerwire, pathOf } from './terminal.ts';

/** A picture that goes into a layer without being flattened, and a name that is mistyped. */
const broken = graphOf(
  [node('draw', 'image', { height: 4, width: 4 }), node('guess', 'vanilla'), node('odds', 'sofmax')],
  'draw.out → guess.x',
);

const nested: Document = graphOf(
  [
    node('in', 'image', { height: 4, width: 5 }),
    node(
      'conv',
      'convolve',
      { size: [3, 3] },
      bodyOf(
        [
          node(
            'deep',
            'stack',
            { times: 2 },
            bodyOf([node('cell', 'vanilla', { units: 9 })], '$.input → cell.x', 'cell.y → $.output'),
          ),
        ],
        '$.window → deep.x',
        'deep.y → $.result',
      ),
    ),
  ],
  'in.out → conv.x',
);

describe('check', () => {
  test('says nothing of a graph without problems', async () => {
    expect(await checkPrints(['check', graphFile(classifier())])).toEqual([]);
    expect(await checkPrints(['check', graphFile(nested)])).toEqual([]);
    for (const { document } of samples)
      expect(await checkPrints(['check', file('sample.json', document)])).toEqual([]);
  });

  test('lists problems one a line, each with its path', async () => {
    await checkFails(
      ['check', graphFile(broken)],
      'odds: unknown block "sofmax". Did you mean "softmax"?',
      'guess.x: Vanilla layer needs features as the last axis, but x is (height 4, width 4).',
    );
  });

  test('lists why a document is refused', async () => {
    await checkFails(
      [
        'check',
        file('bad.json', {
          ...classifier(),
          nodes: [
            { id: 'a b', block: 'tanh' },
            { id: 'in', block: 'vector', params: { size: 0 } },
          ],
        }),
      ],
      'nodes[0].id must be 1 to 64 letters, digits, - or _, but is "a b".',
    );
  });

  test.each([
    ['', 'This is not JSON: in line 1, column 1, '],
    ['{', 'This is not JSON: in line 1, column 2, '],
    ['[]', 'A document must be an object with a list of nodes, but this is [].'],
    ['{"format": "other"}', 'This is no Layerwire document: format must be "layerwire", but is "other".'],
    ['{"format": "layerwire", "version": 99}', 'The document has version 99,'],
  ])('refuses %j', async (text, says) => {
    const { status, err } = await layerwire(['check', file('bad.json', text)]);
    expect({ status, lines: err.length }).toEqual({ status: 1, lines: 1 });
    expect(err[0]).toContain(says);
  });

  test('says why a file cannot be read', async () => {
    await checkFails(['check', pathOf('missing.json')], `${pathOf('missing.json')}: there is no such file.`);
    await checkFails(['check', pathOf('.')], `${pathOf('.')}: this is a folder.`);
  });

  test('says which weights a document means that are not there', async () => {
    const weights = (from: string, sha256: string) =>
      graphFile({ ...classifier(), weights: { from, sha256 } });
    await checkFails(
      ['check', weights('sample:other', '0'.repeat(64))],
      'weights: there is no file "sample:other" in this Layerwire.',
    );
    const { status, err } = await layerwire(['check', weights('sample:digits', '0'.repeat(64))]);
    expect(status).toBe(1);
    expect(err[0]).toContain(
      `weights: the document means a sample:digits whose SHA-256 is ${'0'.repeat(64)}, but that of the file`,
    );
  });

  test('says what is wrong with weights that a document brings', async () => {
    const { status, err } = await layerwire([
      'check',
      graphFile({ ...classifier(), weights: { data: 'AAAA' } }),
    ]);
    expect(status).toBe(1);
    expect(err).toEqual([
      'weights: A safetensors file begins with 8 bytes for the length of its header, but this one has 3 in all.',
    ]);
  });
});

describe('shapes', () => {
  test('lists the axes of every port, those inside bodies with the combinators’ in front', async () => {
    expect(await checkPrints(['shapes', graphFile(nested)])).toEqual([
      'in.out: (height 4, width 5)',
      'conv.x: (height 4, width 5)',
      'conv/$.window: (height 2, width 3, features 9)',
      'conv/deep.x: (height 2, width 3, features 9)',
      'conv/deep/$.input: (height 2, width 3, copy 2, features 9)',
      'conv/deep/cell.x: (height 2, width 3, copy 2, features 9)',
      'conv/deep/cell.y: (height 2, width 3, copy 2, features 9)',
      'conv/deep/$.output: (height 2, width 3, copy 2, features 9)',
      'conv/deep.y: (height 2, width 3, features 9)',
      'conv/$.result: (height 2, width 3, features 9)',
      'conv.y: (height 2, width 3, features 9)',
    ]);
  });

  test('lists what is well typed of a graph with problems, and the problems', async () => {
    const { status, out, err } = await layerwire(['shapes', graphFile(broken)]);
    expect({ status, out }).toEqual({
      status: 1,
      out: ['draw.out: (height 4, width 4)', 'guess.x: (height 4, width 4)'],
    });
    expect(err).toHaveLength(2);
  });

  test('says what is a symbol, what a pair, and in which reading', async () => {
    const path = graphFile(nameReader('abc', { unit: 'lstm', direction: 'both' }));
    const lines = await checkPrints(['shapes', path]);
    expect(lines).toContain('letters.out: symbols (time 3)');
    expect(lines).toContain('read[forward]/cell.state: ((time 3, features 2), (time 3, features 2))');
    expect(lines).toContain('read[backward]/$.state: ((time 3, features 2), (time 3, features 2))');
    expect(lines).toContain('read.final: ((features 4), (features 4))');
  });

  test('writes sizes as what they follow from where a value is still missing', async () => {
    const lines = await checkPrints(['shapes', graphFile(walkReader())]);
    expect(lines).toContain('walk.out: (time length(walk), features 2)');
    expect(lines).toContain('slide/$.window: (time length(walk) − 1, features 4)');
    expect(lines).toContain('sum.y: (features 2)');
    const tree = await checkPrints(['shapes', graphFile(phraseReader())]);
    expect(tree).toContain('phrase.out: symbols (nodes leaves(phrase))');
    expect(tree).toContain('compose/$.left: (nodes leaves(phrase) − 1, features 3)');
    expect(tree).toContain('compose.all: (nodes 2 × leaves(phrase) − 1, features 3)');
    expect(tree).toContain('compose.root: (features 3)');
  });

  test('writes sizes that differ from node to node of a tree by a name', async () => {
    const lines = await checkPrints(['shapes', graphFile(phraseReader('((a b) (a b c) d)', 'any'))]);
    expect(lines).toContain('compose/$.children: (nodes 3, time children(compose), features 3)');
    expect(lines).toContain('compose/mean.y: (nodes 3, features 3)');
  });

  test('are those that run gives, for every port', async () => {
    const path = graphFile(nested);
    const [result = ''] = await checkPrints(['run', path, '--ports', 'all']);
    const axes = Object.entries<{ axes: [string, number][] }>(JSON.parse(result).ports).map(
      ([port, value]) => `${port}: (${value.axes.map((each) => each.join(' ')).join(', ')})`,
    );
    expect(axes).toEqual(await checkPrints(['shapes', path]));
  });
});

describe('link and open', () => {
  test('a link opens as the document that it was made of', async () => {
    const [address = ''] = await checkPrints(['link', graphFile(nested)]);
    expect(address).toMatch(/^#g=1\.d\.[A-Za-z0-9_-]+$/);
    const opened = await checkPrints(['open', address]);
    expect(JSON.parse(opened.join('\n'))).toEqual(
      JSON.parse((await checkPrints(['open', '-'], `${address}\n`)).join('\n')),
    );
    const again = file('again.json', opened.join('\n'));
    expect(await checkPrints(['shapes', again])).toEqual(await checkPrints(['shapes', graphFile(nested)]));
    expect(await checkPrints(['link', again])).toEqual([address]);
  });

  test.each([
    ['texts', nameReader('abc', { unit: 'lstm', direction: 'both' })],
    ['texts without a value', nameReader()],
    ['trees', phraseReader('((a b) (a b c) d)', 'any')],
    [
      'series',
      walkReader([
        [1, 2],
        [3.25, -4],
        [5, 6],
      ]),
    ],
  ])('a link holds graphs of %s', async (_, document) => {
    const path = graphFile(document);
    const [address = ''] = await checkPrints(['link', path]);
    const opened = file('opened.json', (await checkPrints(['open', address])).join('\n'));
    expect(await checkPrints(['check', opened])).toEqual([]);
    expect(await checkPrints(['shapes', opened])).toEqual(await checkPrints(['shapes', path]));
    expect(await layerwire(['run', opened, '--ports', 'all'])).toEqual(
      await layerwire(['run', path, '--ports', 'all']),
    );
  });

  test('a link starts with the page that it is made for', async () => {
    const [address = ''] = await checkPrints([
      'link',
      graphFile(classifier()),
      '--base',
      'https://example.org/layerwire/',
    ]);
    expect(address).toMatch(/^https:\/\/example\.org\/layerwire\/#g=1\./);
    expect(JSON.parse((await checkPrints(['open', address])).join('\n'))).toMatchObject({
      format: 'layerwire',
      version: 1,
    });
  });

  test('an unfinished graph can be linked', async () => {
    const [address = ''] = await checkPrints(['link', graphFile(broken)]);
    expect((await checkPrints(['open', address])).join('\n')).toContain('sofmax');
  });

  test('no link is given that is too long to be opened', async () => {
    const noise = Array.from({ length: 20_000 }, (_, i) => Math.fround(Math.sin(i) * 1e3));
    const { status, out, err } = await layerwire(['link', graphFile(classifier(noise))]);
    expect({ status, out }).toEqual({ status: 1, out: [] });
    expect(err[0]).toContain('The link must have at most 65536 characters');
  });

  test.each(['hello', '#g=2.d.AAAA', '#g=1.d.!!', '#g=1.j.e30'])(
    '%j is refused in a line',
    async (address) => {
      const { status, out, err } = await layerwire(['open', address]);
      expect({ status, out, lines: err.length }).toEqual({ status: 1, out: [], lines: 1 });
    },
  );
});
