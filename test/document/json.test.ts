import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDeeper, parseJson } from '../../src/document/json.ts';
import { compactJson, writeJson } from '../../src/document/writeJson.ts';

describe('a mistake in JSON', () => {
  test.each([
    [
      '{"a": "b\\x"}',
      9,
      'there should be the rest of a text in double quotes, on one line and with escapes that JSON knows, but there is "\\\\"',
    ],
    [
      '{"a": "\\u12"}',
      8,
      'there should be the rest of a text in double quotes, on one line and with escapes that JSON knows, but there is "\\\\"',
    ],
    [
      '{"a": "tab\there"}',
      11,
      'there should be the rest of a text in double quotes, on one line and with escapes that JSON knows, but there is "\\t"',
    ],
    [
      '{"a\\q": 1}',
      4,
      'there should be the rest of a text in double quotes, on one line and with escapes that JSON knows, but there is "\\\\"',
    ],
    ["{'a': 1}", 2, `there should be a key in double quotes, but there is "'"`],
    ['{a: 1}', 2, 'there should be a key in double quotes, but there is "a"'],
    ['[1 2]', 4, 'there should be a comma or ], but there is "2"'],
    ['[1, ]', 5, 'there should be a value, but there is "]"'],
    ['[{}, {}}', 8, 'there should be a comma or ], but there is "}"'],
    ['{"a": [1, {"b": null]}', 21, 'there should be a comma or }, but there is "]"'],
    ['[01]', 2, 'there should be a value, but there is "01"'],
    ['[.5]', 2, 'there should be a value, but there is "."'],
    ['[1.]', 2, 'there should be a value, but there is "1"'],
    ['[truely]', 2, 'there should be a value, but there is "truely"'],
    ['"🙂" 🙂', 6, 'there should be nothing more, but there is "🙂"'],
  ])('in %s is at column %i', (text, column, message) => {
    expect(parseJson(text)).toEqual({ error: { line: 1, column, message } });
  });

  test('where a text was cut is at its end, wherever that is', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { minLength: 1 }), fc.nat(), (value, where) => {
        const text = JSON.stringify(value, null, 1);
        const cut = text.slice(0, where % text.length);
        const parsed = parseJson(cut);
        const lines = cut.split('\n');
        // A word, a number or an escape that was cut is blamed from its beginning.
        const message = expect.stringMatching(/but the text ends$|but there is /);
        expect(parsed).toEqual({ error: { line: lines.length, column: expect.any(Number), message } });
        if (/[\]},:[{]\s*$|^$/.test(cut))
          expect(parsed).toMatchObject({
            error: {
              column: (lines.at(-1)?.length ?? 0) + 1,
              message: expect.stringContaining('the text ends'),
            },
          });
      }),
    );
  });

  test('is found exactly where there is one', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '"a"',
      '1',
      '-',
      '.5',
      'e9',
      'null',
      ' ',
      '\n',
      '\\',
      '\u2028',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 9 }), (pieces) => {
        const text = pieces.join('');
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = false;
        }
        expect('value' in parseJson(text)).toBe(valid);
      }),
      { numRuns: 500 },
    );
  });
});

describe('JSON that is written', () => {
  test.each([
    ['for people', writeJson],
    ['in one line', compactJson],
  ] as const)('%s says the same', (_, write) => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(write(value))).toEqual(value);
      }),
    );
  });

  test('in one line is as short as can be', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        expect(compactJson(value).replaceAll('-0', '0')).toBe(JSON.stringify(value).replaceAll('-0', '0'));
      }),
    );
  });
});

describe('how deep values lie in one another', () => {
  test.each([
    [5, 0],
    ['[[]]', 0],
    [[], 1],
    [{ a: 1 }, 1],
    [[1, [2]], 2],
    [{ a: [{ b: null }] }, 3],
  ])('%j goes %i levels deep', (value, levels) => {
    expect(isDeeper(value, levels)).toBe(false);
    if (levels > 0) expect(isDeeper(value, levels - 1)).toBe(true);
  });

  test('is found of a value that no recursion survives', () => {
    expect(isDeeper(JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`), 64)).toBe(true);
  });
});
