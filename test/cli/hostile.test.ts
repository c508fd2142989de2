import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Document } from '../../src/document/document.ts';
import { hostileFiles } from '../document/hostileFiles.ts';
import { hostileLinks } from '../document/hostileLinks.ts';
import { checkLawAsync } from '../harness/checkLaw.ts';
import { bodyOf, graphOf, node } from '../harness/graph.ts';
import { wellTypedGraphs } from '../harness/randomGraph.ts';
import { phraseReader, walkReader } from './graphs.ts';
import { file, graphFile, layerwire, pathOf, type Ran } from './terminal.ts';

/*
 * Whatever a command is given, it ends with 0, or with 1 and a line a mistake that can be read. A mistake of ours would be thrown,
 * and fail the test by itself.
 */

/** Holds what a command left behind to lines that say something, and to nothing on standard output. */
function checkRefused({ status, out, err }: Ran): void {
  expect({ status, out }).toEqual({ status: 1, out: [] });
  checkReadable(err);
}

function checkReadable(err: readonly string[]): void {
  expect(err.length).toBeGreaterThan(0);
  for (const line of err) expect(line).toMatch(/^[^\p{Cc}\p{Cs}]{3,1000}[.?…]$/u);
}

/** All commands that read a graph. */
const commands = (path: string): readonly (readonly string[])[] => [
  ['check', path],
  ['shapes', path],
  ['run', path],
  ['run', path, '--ports', 'all'],
  ['init', path, '--out', pathOf('out.safetensors')],
  ['link', path],
];

describe('a graph that is refused ends every command:', () => {
  const texts = hostileFiles.map(({ name, given }) => [name, given()] as const);
  const files: readonly (readonly [string, string | Uint8Array])[] = [
    ...texts.flatMap(([name, given]) => (typeof given === 'string' ? [[name, given] as const] : [])),
    ['bytes that are no text', Uint8Array.of(0xff, 0xfe, 0x00, 0xd8)],
    [
      'a text in UTF-16',
      new Uint8Array(Uint16Array.from('\uFEFF{"format"', (each) => each.charCodeAt(0)).buffer),
    ],
    ['zeros', new Uint8Array(1000)],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
  ];
  test.each(files)('%s', async (_, content) => {
    const path = file('hostile.json', content);
    for (const command of commands(path)) checkRefused(await layerwire(command));
  });

  test('a folder, and what is not there', async () => {
    for (const path of [
      pathOf('.'),
      pathOf('none.json'),
      file('one', ''),
      `${pathOf('one')}/two.json`,
      'a'.repeat(5000),
    ])
      for (const command of commands(path)) checkRefused(await layerwire(command));
  });
});

describe('a graph with a problem is not run, and says so in a line:', () => {
  const text = (params: object) => graphOf([{ id: 't', block: 'text', params: { ...params } }]);
  const problems: Readonly<Record<string, Document>> = {
    'a cycle': graphOf([node('a', 'tanh'), node('b', 'tanh')], 'a.y → b.x', 'b.y → a.x'),
    'a node that feeds itself': graphOf([node('a', 'tanh')], 'a.y → a.x'),
    'a block whose name would break the line': graphOf([node('a', 'line\nbreak\u001b[2J\u2028')]),
    'a parameter whose name is long': graphOf([node('a', 'vector', { ['x'.repeat(100_000)]: 1 })]),
    'a port that objects have by themselves': graphOf(
      [node('a', 'vector'), node('b', 'tanh')],
      'a.constructor → b.x',
    ),
    'no vocabulary': text({ value: 'abc' }),
    'an empty vocabulary': text({ vocabulary: '', value: 'abc' }),
    'a symbol twice': text({ vocabulary: 'aba' }),
    'half a character': text({ vocabulary: 'abc', value: 'a\ud800' }),
    'a line break as a symbol': text({ vocabulary: 'abc', value: 'a\nb' }),
    'a word of a megabyte': text({ unit: 'word', vocabulary: 'abc', value: 'x'.repeat(2 ** 20) }),
    'brackets without end': phraseReader('('.repeat(100_000)),
    'brackets that were never opened': phraseReader(')'.repeat(100_000)),
    'empty brackets': phraseReader('()'),
    'an empty tree': phraseReader(' '),
    'rows of different lengths': walkReader([[1, 2], [3]]),
    'more numbers than memory holds': graphOf(
      [node('in', 'vector', { size: 65536 }), node('wide', 'vanilla', { units: 65536 })],
      'in.out → wide.x',
    ),
  };
  test.each(Object.entries(problems))('%s', async (_, document) => {
    const path = graphFile(document);
    checkRefused(await layerwire(['run', path]));
    checkRefused(await layerwire(['check', path]));
  });

  test('so many layers that they cannot be unfolded', async () => {
    let body = bodyOf([node('f', 'tanh')], '$.input → f.x', 'f.y → $.output');
    for (let i = 0; i < 6; i++)
      body = bodyOf([node('deep', 'stack', { times: 256 }, body)], '$.input → deep.x', 'deep.y → $.output');
    const document = graphOf(
      [node('in', 'vector'), node('all', 'stack', { times: 256 }, body)],
      'in.out → all.x',
    );
    for (const command of commands(graphFile(document)).slice(0, 5)) {
      const { status, err } = await layerwire(command);
      expect({ status, lines: err.length }).toEqual({ status: 1, lines: 1 });
    }
  });
});

describe('a link that is refused says so in a line:', () => {
  const links = Object.entries(hostileLinks).map(([name, [address]]) => [name, address] as const);
  test.each(links)('%s', async (_, address) => {
    checkRefused(await layerwire(['open', '-'], address));
    if (address !== '') checkRefused(await layerwire(['open', address]));
  });
});

/** Values that are wrong almost anywhere. */
const wrong = fc.constantFrom<unknown>(
  null,
  true,
  -1,
  0,
  1.5,
  1e300,
  2 ** 31,
  '',
  '$.x',
  'a/b',
  '__proto__',
  'constructor',
  'a\nb',
  '\ud800',
  [],
  [[]],
  {},
  [1, 'a'],
  { nodes: [], wires: [] },
);

/** A document in which one value, anywhere, is another, or is not there. */
const damaged = fc
  .record({ document: wellTypedGraphs, at: fc.nat(), value: fc.option(wrong) })
  .map(({ document, at, value }) => {
    const copy: unknown = JSON.parse(JSON.stringify(document));
    const places: (readonly [holder: Record<string, unknown>, key: string])[] = [];
    const visit = (holder: unknown) => {
      if (typeof holder !== 'object' || holder === null) return;
      const record: Record<string, unknown> = holder as Record<string, unknown>;
      for (const key of Object.keys(record)) {
        places.push([record, key]);
        visit(record[key]);
      }
    };
    visit(copy);
    const [holder, key] = places[at % places.length] ?? [];
    if (holder && key !== undefined) holder[key] = value;
    return copy;
  });

test('a document that is damaged anywhere ends every command with 0 or 1, and with lines that can be read', async () => {
  await checkLawAsync(damaged, async (document) => {
    for (const command of commands(file('damaged.json', document))) {
      const { status, err } = await layerwire(command);
      expect([0, 1]).toContain(status);
      if (status === 1) checkReadable(err);
    }
  });
});
