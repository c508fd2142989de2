import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { split } from '../../src/data/split.ts';

const cases = fc.record({
  count: fc.integer({ min: 1, max: 300 }),
  validation: fc.double({ min: 0, max: 1, noNaN: true }),
  seed: fc.nat(),
});

describe('a split', () => {
  test('has every example once, in ascending order', () => {
    fc.assert(
      fc.property(cases, ({ count, ...options }) => {
        const { training, validation } = split({ count }, options);
        const all = [...training, ...validation].sort((one, other) => one - other);
        expect(all).toEqual(Array.from({ length: count }, (_, i) => i));
        for (const part of [training, validation]) expect(part).toEqual(part.toSorted());
      }),
    );
  });

  test('puts the share aside, and leaves at least one to learn from', () => {
    fc.assert(
      fc.property(cases, ({ count, validation, seed }) => {
        const aside = split({ count }, { validation, seed }).validation.length;
        expect(aside).toBe(Math.min(count - 1, Math.floor(count * validation)));
      }),
    );
  });

  test('is the same for the same seed, and another for another', () => {
    const one = split({ count: 100 }, { validation: 0.2, seed: 1 });
    expect(split({ count: 100 }, { validation: 0.2, seed: 1 })).toEqual(one);
    expect(split({ count: 100 }, { validation: 0.2, seed: 2 })).not.toEqual(one);
  });

  test('of nothing is nothing', () => {
    expect(split({ count: 0 }, { validation: 0.5, seed: 1 })).toEqual({
      training: new Uint32Array(),
      validation: new Uint32Array(),
    });
  });
});
