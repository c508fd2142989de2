import { describe, expect, test } from 'vitest';
import type { Document } from '../../src/document/document.ts';
import { writeSafetensors } from '../../src/exchange/safetensors.ts';
import { graphOf, node } from '../harness/graph.ts';
import { classifier } from '../runtime/graphs.ts';
import { nameReader, phraseReader, walkReader } from './graphs.ts';
import { file, graphFile, layerwire, type Ran, weightsFile } from './terminal.ts';

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

describe('an input that does not fit is refused:', () => {
  const values: readonly unknown[] = [
    null,
    true,
    7,
    1e308,
    '',
    'x',
    '\ud800',
    '\u0000',
    '../../etc/passwd',
    [],
    [[]],
    [[[]]],
    [null],
    [[1], [1, 2]],
    [['a']],
    {},
    { length: 2, 0: 1, 1: 2 },
    'é'.repeat(100_000),
    '('.repeat(100_000),
    Array.from({ length: 100_000 }, () => 'x'),
  ];
  const graphs: Readonly<Record<string, Document>> = {
    in: classifier(),
    letters: nameReader(),
    phrase: phraseReader(),
    walk: walkReader(),
    draw: graphOf([node('draw', 'image', { height: 2, width: 2 })]),
  };
  test.each(Object.entries(graphs))('into %s', async (source, document) => {
    const path = graphFile(document);
    for (const value of values)
      checkRefused(await layerwire(['run', path, '--input', file('in.json', { [source]: value })]));
    for (const key of ['__proto__', 'constructor', '', '.', '/', `${source}.out`, `${source}/`, '$', '\n'])
      checkRefused(
        await layerwire(['run', path, '--input', file('in.json', `{${JSON.stringify(key)}: [1]}`)]),
      );
  });

  const texts: Readonly<Record<string, string | Uint8Array>> = {
    nothing: '',
    blanks: ' \n ',
    'a cut object': '{"in": [1, 2]',
    'NaN in a list': '{"in": [1, NaN]}',
    'an infinite number': '{"in": [1, 1e999]}',
    'a number that is too large for float32': '{"in": [1, 3.5e38]}',
    'a source twice': '{"in": [1, 2], "in": [1, 2]}',
    'a source twice, once with an escape': '{"in": [1, 2], "i\\u006e": [1, 2]}',
    'lists without end': `{"in": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
    'objects without end': `${'{"in":'.repeat(100_000)}1${'}'.repeat(100_000)}`,
    'two objects': '{}\n{}',
    'bytes that are no text': Uint8Array.of(0x7b, 0xff, 0x7d),
  };
  test.each(Object.entries(texts))('a file of %s', async (_, content) => {
    const path = graphFile(classifier());
    checkRefused(await layerwire(['run', path, '--input', file('in.json', content)]));
  });

  test.each([
    '{',
    '[]',
    '1',
    'null',
    '{"in": [1]}',
    '{"in": [1, 2]} {"in": [1, 2]}',
    '\u0000',
    '{"in": [1, 2],}',
  ])('a line %j, which is named', async (line) => {
    const input = file('in.jsonl', `{"in": [1, 2]}\r\n\r\n${line}\r\n{"in": [1, 2]}\r\n`);
    const { status, out, err } = await layerwire(['run', graphFile(classifier()), '--input', input]);
    expect({ status, results: out.length, lines: err.length }).toEqual({ status: 1, results: 1, lines: 1 });
    checkReadable(err);
    expect(err[0]).toMatch(/^line 3: /);
  });
});

describe('weights that are malformed are refused:', () => {
  const good = writeSafetensors(
    new Map(
      Object.entries({
        'layer.W': { shape: [3, 2], data: new Float32Array(6) },
        'layer.b': { shape: [3], data: new Float32Array(3) },
      }),
    ),
  );
  const withHeader = (header: string) => {
    const text = new TextEncoder().encode(header);
    const bytes = new Uint8Array(8 + text.length);
    new DataView(bytes.buffer).setUint32(0, text.length, true);
    bytes.set(text, 8);
    return bytes;
  };
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;

  test.each<[string, Uint8Array]>([
    [
      'a shape that is nested without end',
      withHeader(`{"layer.W":{"dtype":"F32","shape":${deep},"data_offsets":[0,0]}}`),
    ],
    [
      'a kind that is nested without end',
      withHeader(`{"layer.W":{"dtype":${deep},"shape":[],"data_offsets":[0,0]}}`),
    ],
    ['metadata nested without end', withHeader(`{"__metadata__":{"a":${deep}}}`)],
    [
      'a name that would break the line',
      withHeader('{"a\\nb":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}}'),
    ],
  ])('%s', async (_, bytes) => {
    const path = file('weights.safetensors', bytes);
    checkRefused(await layerwire(['run', graphFile(classifier()), '--weights', path]));
  });

  test('whatever byte of the header is changed', async () => {
    const path = graphFile(classifier());
    const header = good.length - 36;
    for (let at = 0; at < header; at++) {
      const bytes = good.map((byte, i) => (i === at ? byte ^ 0x04 : byte));
      checkRefused(await layerwire(['run', path, '--weights', file('weights.safetensors', bytes)]));
    }
  });

  test('wherever they are cut', async () => {
    const path = graphFile(classifier());
    for (let length = 0; length < good.length; length++)
      checkRefused(
        await layerwire(['run', path, '--weights', file('weights.safetensors', good.slice(0, length))]),
      );
  });

  test('numbers that are not finite are taken as they are', async () => {
    const data = Float32Array.of(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0, 0);
    const weights = weightsFile({
      'layer.W': { shape: [3, 2], data },
      'layer.b': { shape: [3], data: new Float32Array(3) },
    });
    const { status, out } = await layerwire([
      'run',
      graphFile(classifier()),
      '--weights',
      weights,
      '--ports',
      'layer.y',
    ]);
    expect(status).toBe(0);
    expect(JSON.parse(out[0] ?? '').ports['layer.y'].values).toEqual(['NaN', -1, 0]);
  });
});
