import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Pair, streamKey, threefry, uniformAt } from '../../src/base/random.ts';

test.each<{ key: Pair; counter: Pair; gives: Pair }>([
  { key: [0, 0], counter: [0, 0], gives: [0x6b200159, 0x99ba4efe] },
  { key: [0xffffffff, 0xffffffff], counter: [0xffffffff, 0xffffffff], gives: [0x1cb996fc, 0xbb002be7] },
  { key: [0x13198a2e, 0x03707344], counter: [0x243f6a88, 0x85a308d3], gives: [0xc4923a9c, 0x483df7a0] },
])('threefry of key $key and counter $counter is what its authors publish', ({ key, counter, gives }) => {
  expect(threefry(key, counter)).toEqual(gives);
});

test('every path has a stream of its own, and every seed', () => {
  const keys = ['a.W', 'b.W', 'a.b', 'ä.W', 'a/b.W'].flatMap((path) =>
    [0, 1].map((seed) => streamKey(seed, path).join()),
  );
  expect(new Set(keys).size).toBe(keys.length);
});

test('uniform numbers lie in [0, 1) on a grid of 2^-24', () => {
  const word = fc.nat(2 ** 32 - 1);
  fc.assert(
    fc.property(word, word, word, word, (seed, path, row, column) => {
      const value = uniformAt([seed, path], row, column);
      expect(value >= 0 && value < 1 && Number.isInteger(value * 2 ** 24)).toBe(true);
    }),
  );
});

test('uniform numbers are spread evenly', () => {
  const bins = new Array<number>(16).fill(0);
  const key = streamKey(7, 'spread.W');
  for (let i = 0; i < 16_000; i++) {
    const bin = Math.floor(uniformAt(key, i >> 7, i & 127) * 16);
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  // Each bin expects 1000, with a standard deviation of 31.
  expect(bins.filter((count) => Math.abs(count - 1000) > 5 * 31)).toEqual([]);
});
