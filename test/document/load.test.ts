import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { load } from '../../src/document/load.ts';
import { save } from '../../src/document/save.ts';
import { documents, loaded } from './documents.ts';
import { hostileFiles, nested } from './hostileFiles.ts';

const empty = { format: 'layerwire', version: 1, nodes: [], wires: [] };
const withNodes = (...nodes: unknown[]) => ({ ...empty, nodes });

describe('a document that is saved and loaded', () => {
  test('is the same, for any document', () => {
    fc.assert(
      fc.property(documents, (document) => {
        expect(load(save(document))).toEqual({ document });
      }),
    );
  });

  test('keeps negative zeros among its values', () => {
    const values = withNodes({ id: 'v', block: 'vector', params: { size: 2, values: [-0, 1] } });
    const kept = loaded(save(loaded(values))).nodes[0]?.params?.values;
    expect(Object.is((kept as number[])[0], -0)).toBe(true);
  });

  test('reads as people would write it', () => {
    const text = save(
      loaded({
        ...empty,
        title: 'Deep',
        nodes: [
          { at: [0, 0], block: 'vector', id: 'v', params: { size: 3 } },
          {
            id: 'deep',
            block: 'stack',
            at: [240, 0],
            body: {
              nodes: [{ id: 'layer', block: 'vanilla', at: [80, 40] }],
              wires: [
                ['$.input', 'layer.x'],
                ['layer.y', '$.output'],
              ],
            },
          },
        ],
        wires: [['v.out', 'deep.x']],
      }),
    );
    expect(text).toBe(`{
  "format": "layerwire",
  "version": 1,
  "title": "Deep",
  "nodes": [
    { "id": "v", "block": "vector", "params": { "size": 3 }, "at": [0, 0] },
    {
      "id": "deep",
      "block": "stack",
      "at": [240, 0],
      "body": {
        "nodes": [{ "id": "layer", "block": "vanilla", "at": [80, 40] }],
        "wires": [["$.input", "layer.x"], ["layer.y", "$.output"]]
      }
    }
  ],
  "wires": [["v.out", "deep.x"]]
}
`);
  });

  test('keeps no line longer than it must', () => {
    const values = Array.from({ length: 200 }, (_, i) => i / 7);
    const text = save(loaded(withNodes({ id: 'v', block: 'vector', params: { size: 200, values } })));
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(110);
  });

  test('loses what goes without saying', () => {
    const said = {
      id: 'a',
      block: 'vanilla',
      label: '',
      note: '',
      bypass: false,
      params: { units: 16, bias: true },
    };
    expect(loaded({ ...withNodes(said), seed: 0, title: '', notes: [], frames: [] })).toEqual(
      withNodes({ id: 'a', block: 'vanilla' }),
    );
  });

  test('loses a list that equals a default given as one number', () => {
    expect(loaded(withNodes({ id: 'a', block: 'max-pooling', params: { size: 2 } })).nodes).toEqual([
      { id: 'a', block: 'max-pooling' },
    ]);
  });

  test('lists parameters in the order of the definition', () => {
    const { nodes } = loaded(
      withNodes({ id: 'a', block: 'vanilla', params: { other: 1, bias: false, units: 4 } }),
    );
    expect(Object.keys(nodes[0]?.params ?? {})).toEqual(['units', 'bias', 'other']);
  });
});

describe('what is merely unfinished is kept', () => {
  const kept: Record<string, object> = {
    'an unknown block, as it came': withNodes({
      id: 'a',
      block: 'grru',
      params: { units: 'many' },
      future: { deep: [1] },
    }),
    'an unknown parameter': withNodes({ id: 'a', block: 'vanilla', params: { unit: 4 } }),
    'an unknown port': { ...withNodes({ id: 'a', block: 'vanilla' }), wires: [['a.nope', 'a.x']] },
    'a dangling wire': { ...empty, wires: [['a.y', 'b.x']] },
    'a cycle': {
      ...withNodes({ id: 'a', block: 'tanh' }, { id: 'b', block: 'tanh' }),
      wires: [
        ['a.y', 'b.x'],
        ['b.y', 'a.x'],
      ],
    },
    'a second wire into an input': {
      ...withNodes({ id: 'a', block: 'tanh' }),
      wires: [
        ['$.p', 'a.x'],
        ['$.q', 'a.x'],
      ],
    },
    'a combinator without a body': withNodes({ id: 'a', block: 'stack' }),
    'a body that nothing asked for': withNodes({ id: 'a', block: 'tanh', body: { nodes: [], wires: [] } }),
    'HTML, which stays text': { ...empty, title: '<img src=x onerror=alert(1)>' },
  };
  test.each(Object.entries(kept))('%s', (_, document) => {
    expect(load(document)).toEqual({ document });
    expect(load(JSON.stringify(document))).toEqual({ document });
  });

  test('eight bodies inside each other', () => {
    expect(load(nested(8)).errors).toBeUndefined();
  });

  test('a text that begins with a byte order mark', () => {
    expect(load(`\uFEFF${JSON.stringify(empty)}`)).toEqual({ document: empty });
  });
});

describe('what is malformed is refused', () => {
  test.each(hostileFiles)('$name', ({ given, errors }) => {
    expect(load(given())).toEqual({ errors });
  });

  test('a text that is longer than the caller wants to read', () => {
    expect(load(' '.repeat(11), { characters: 10 })).toEqual({
      errors: [{ path: '', message: 'The text must have at most 10 characters, but has 11.' }],
    });
  });

  test('nothing reaches the prototype of objects', () => {
    load('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}');
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  test('at most 50 errors are given', () => {
    expect(load(withNodes(...Array.from({ length: 60 }, () => 5))).errors).toHaveLength(50);
  });

  test('any JSON value gives a document or errors', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const { errors = [] } = load(typeof value === 'string' ? JSON.stringify(value) : value);
        expect(errors.length).toBeGreaterThan(0);
      }),
    );
  });

  test('any part of a document put in the wrong place gives a document or sentences', () => {
    fc.assert(
      fc.property(documents, fc.jsonValue(), fc.nat(), (document, value, position) => {
        const text = save(document);
        const parts = [...text.matchAll(/"[^"]*"|\d+|\[\]|true/g)];
        const part = parts[position % parts.length];
        const changed = part
          ? text.slice(0, part.index) + JSON.stringify(value) + text.slice(part.index + part[0].length)
          : text;
        for (const { message } of load(changed).errors ?? []) expect(message).toMatch(/^\S.*[.?]$/s);
      }),
    );
  });
});
