import fc from 'fast-check';

/** How many cases a law is tried on: 100, or as many as the environment variable LAWS_RUNS says. */
const numRuns = Number(process.env.LAWS_RUNS ?? 100);

/** Tries a law on random cases; fails with the smallest counterexample that is found. */
export function forAll<T>(cases: fc.Arbitrary<T>, law: (given: T) => void): void {
  fc.assert(
    fc.property(cases, (given) => {
      law(given);
    }),
    { numRuns },
  );
}
