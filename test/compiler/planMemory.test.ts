import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Block, planMemory } from '../../src/compiler/planMemory.ts';
import { checkLaw } from '../harness/checkLaw.ts';

const blocks: fc.Arbitrary<Block[]> = fc.array(
  fc
    .record({ size: fc.integer({ min: 1, max: 1000 }), from: fc.nat(40), length: fc.nat(12) })
    .map(({ size, from, length }) => ({ size, from, to: from + length })),
  { minLength: 1, maxLength: 60 },
);

/** Many blocks of few sizes and of long lives, among which a gap takes long to find. */
const crowds: fc.Arbitrary<Block[]> = fc.array(
  fc
    .record({ size: fc.constantFrom(16, 40, 64), from: fc.nat(300), length: fc.nat(150) })
    .map(({ size, from, length }) => ({ size, from, to: from + length })),
  { minLength: 200, maxLength: 400, size: 'max' },
);

/** The most that is needed at one time: no plan does with less. */
function lowerBound(all: readonly Block[]): number {
  const steps = Array.from({ length: 451 }, (_, step) => step);
  return Math.max(
    ...steps.map((step) =>
      all
        .filter(({ from, to }) => from <= step && step <= to)
        .reduce((sum, { size }) => sum + Math.ceil(size / 4) * 4, 0),
    ),
  );
}

function checkPlan(all: readonly Block[]): void {
  const { addresses, total } = planMemory(all);
  const starts = all.map((block, i) => ({ ...block, start: addresses[i] ?? -1 }));
  for (const { start, size } of starts) {
    expect(start % 4).toBe(0);
    expect(start + size).toBeLessThanOrEqual(total);
  }
  const clash = starts.some((one, i) =>
    starts.some((other, j) => {
      const together = i < j && one.from <= other.to && other.from <= one.to;
      return together && one.start < other.start + other.size && other.start < one.start + one.size;
    }),
  );
  expect(clash).toBe(false);
}

describe.each(Object.entries({ blocks, crowds }))('a memory plan of %s', (_, cases) => {
  it('never lets two overlap that are needed at one time', () => {
    checkLaw(cases, checkPlan);
  });

  it('takes at most a tenth more than the lower bound, in the median over random plans', () => {
    const ratios = fc
      .sample(cases, { numRuns: 100, seed: 1 })
      .map((all) => planMemory(all).total / lowerBound(all))
      .sort((a, b) => a - b);
    expect(ratios[50]).toBeLessThanOrEqual(1.1);
    expect(ratios[0]).toBeGreaterThanOrEqual(1);
  });
});

test('a block of nothing takes no room', () => {
  const { addresses, total } = planMemory([
    { size: 0, from: 0, to: 5 },
    { size: 3, from: 0, to: 5 },
  ]);
  expect([addresses[1], total]).toEqual([0, 4]);
});
