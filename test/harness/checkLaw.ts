import fc from 'fast-check';
import { vi } from 'vitest';

/** How many cases a law is tried on: 100, or as many as the environment variable LAWS_RUNS says. */
export const lawRuns = Number(process.env.LAWS_RUNS ?? 100);

// Laws over many cases take their time, and more so on a busy machine.
vi.setConfig({ testTimeout: Math.max(30_000, 300 * lawRuns) });

/**
 * Tries a law on so many cases. When it fails, the smallest case that was found is shown as JSON, and what to set to see
 * it again at once: LAWS_SEED and LAWS_PATH.
 */
export function checkLaw<T>(
  cases: fc.Arbitrary<T>,
  law: (instance: T) => void,
  { runs = lawRuns, seed = given('LAWS_SEED'), path = process.env.LAWS_PATH } = {},
): void {
  const property = fc.property(cases, (instance) => {
    law(instance);
  });
  const details = fc.check(property, {
    numRuns: runs,
    ...(seed !== undefined && { seed }),
    ...(path !== undefined && { path }),
  });
  if (!details.failed) return;
  const [smallest] = details.counterexample ?? [];
  const reason = details.errorInstance instanceof Error ? details.errorInstance.message : 'Too few cases.';
  throw new Error(
    `The law fails in case ${details.numRuns}. The smallest, after ${details.numShrinks} steps:\n${JSON.stringify(smallest)}\n` +
      `${reason}\nAgain: LAWS_SEED=${details.seed} LAWS_PATH=${details.counterexamplePath}`,
    { cause: details.errorInstance },
  );
}

function given(name: string): number | undefined {
  const text = process.env[name];
  return text === undefined ? undefined : Number(text);
}
