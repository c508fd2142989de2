import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, planMemory } from '../../src/compiler/planMemory.ts';
import { checkLaw } from '../harness/checkLaw.ts';

const blocks: fc.Arbitrary<Block[]> = fc.array(
  fc
    .record({ size: fc.integer({ min: 1, max: 1000 }), from: fc.nat(40), length: fc.nat(12) })
    .map(({ size, from, length }) => ({ size, from, to: from + length })),
  { minLength: 1, maxLength: 60 },
);

/** The most that is needed at one time: no plan does with less. */
function lowerBound(all: readonly Block[]): number {
  const steps = Array.from({ length: 60 }, (_, step) => step);
  return Math.max(
    ...steps.map((step) =>
      all
        .filter(({ from, to }) => from <= step && step <= to)
        .reduce((sum, { size }) => sum + Math.ceil(size / 4) * 4, 0),
    ),
  );
}

describe('a memory plan', () => {
  it('never lets two blocks overlap that are needed at one time', () => {
    checkLaw(blocks, (all) => {
      const { addresses, total } = planMemory(all);
      all.forEach((one, i) => {
        const start = addresses[i] ?? -1;
        expect(start % 4).toBe(0);
        expect(start + one.size).toBeLessThanOrEqual(total);
        all.forEach((other, j) => {
          if (i === j || one.to < other.from || other.to < one.from) return;
          const there = addresses[j] ?? -1;
          expect(start + one.size <= there || there + other.size <= start).toBe(true);
        });
      });
    });
  });

  it('takes at most a tenth more than the lower bound, in the median over random plans', () => {
    const ratios = fc
      .sample(blocks, { numRuns: 100, seed: 1 })
      .map((all) => planMemory(all).total / lowerBound(all))
      .sort((a, b) => a - b);
    expect(ratios[50]).toBeLessThanOrEqual(1.1);
    expect(ratios[0]).toBeGreaterThanOrEqual(1);
  });
});
