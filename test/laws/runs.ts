import fc from 'fast-check';
import { vi } from 'vitest';

/** How many cases a law is tried on: 100, or as many as the environment variable LAWS_RUNS says. */
const numRuns = Number(process.env.LAWS_RUNS ?? 100);

// Laws over many cases take their time, and more so on a busy machine.
vi.setConfig({ testTimeout: Math.max(20_000, 200 * numRuns) });

/** Tries a law on random cases; fails with the smallest counterexample that is found. */
export function forAll<T>(cases: fc.Arbitrary<T>, law: (given: T) => void): void {
  fc.assert(
    fc.property(cases, (given) => {
      law(given);
    }),
    { numRuns },
  );
}

/** The same for a law that takes its time, on a quarter of the cases. */
export async function forAllAsync<T>(
  cases: fc.Arbitrary<T>,
  law: (given: T) => Promise<void>,
): Promise<void> {
  await fc.assert(fc.asyncProperty(cases, law), { numRuns: Math.ceil(numRuns / 4) });
}
