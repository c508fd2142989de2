import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromBase64, fromBase64Url, toBase64, toBase64Url } from '../../src/base/base64.ts';

const bytes = fc.uint8Array({ maxLength: 50 });

test('writes what Buffer writes, in both alphabets', () => {
  fc.assert(
    fc.property(bytes, (given) => {
      expect(toBase64(given)).toBe(Buffer.from(given).toString('base64'));
      expect(toBase64Url(given)).toBe(Buffer.from(given).toString('base64url'));
    }),
  );
});

test('reads back what it writes, with padding or without', () => {
  fc.assert(
    fc.property(bytes, (given) => {
      expect(fromBase64(toBase64(given))).toEqual(given);
      expect(fromBase64(toBase64(given).replaceAll('=', ''))).toEqual(given);
      expect(fromBase64Url(toBase64Url(given))).toEqual(given);
    }),
  );
});

test.each(['A', 'AAAAA', 'AA*A', 'AA A', 'AA=A', 'ÄAAA', 'A-_A', '===='])('%j is not base64', (text) => {
  expect(fromBase64(text)).toBeUndefined();
});

test.each(['AA+A', 'AA/A', 'AA==', 'A'])('%j is not base64 for addresses', (text) => {
  expect(fromBase64Url(text)).toBeUndefined();
});
