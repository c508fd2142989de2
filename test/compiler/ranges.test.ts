import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Ranges } from '../../src/compiler/ranges.ts';
import { checkLaw } from '../harness/checkLaw.ts';

const range = fc.record({ start: fc.nat(30), length: fc.integer({ min: 1, max: 8 }) });

test('a gap is the lowest place where that many addresses are not in the set', () => {
  const questions = fc.record({ start: fc.nat(40), length: fc.integer({ min: 1, max: 10 }) });
  checkLaw(fc.tuple(fc.array(range, { maxLength: 12 }), questions), ([added, { start, length }]) => {
    const ranges = new Ranges();
    const taken = new Set<number>();
    for (const each of added) {
      ranges.add(each.start, each.start + each.length);
      for (let i = 0; i < each.length; i++) taken.add(each.start + i);
    }
    let gap = start;
    while (Array.from({ length }, (_, i) => gap + i).some((address) => taken.has(address))) gap++;
    expect(ranges.gap(start, length)).toBe(gap);
  });
});
