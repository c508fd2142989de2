import fc from 'fast-check';
import { vi } from 'vitest';

/** How many cases a law is tried on: 100, or as many as the environment variable LAWS_RUNS says. */
export const lawRuns = Number(process.env.LAWS_RUNS ?? 100);

// Laws over many cases take their time, and more so on a busy machine.
vi.setConfig({ testTimeout: Math.max(180_000, 300 * lawRuns) });

interface Trial {
  readonly runs?: number;
  /** Both together lead to a case that was reported; LAWS_SEED and LAWS_PATH do for all laws. */
  readonly seed?: number;
  readonly path?: string;
}

/**
 * Tries a law on so many cases. When it fails, the smallest case that was found is shown as JSON, and what to set to see
 * it again at once.
 */
export function checkLaw<T>(cases: fc.Arbitrary<T>, law: (instance: T) => void, trial: Trial = {}): void {
  const property = fc.property(cases, (instance) => {
    law(instance);
  });
  report(fc.check(property, settings(trial)));
}

/** The same for a law that has to wait for something, on a quarter of the cases. */
export async function checkLawAsync<T>(
  cases: fc.Arbitrary<T>,
  law: (instance: T) => Promise<void>,
  trial: Trial = {},
): Promise<void> {
  const runs = Math.ceil(lawRuns / 4);
  report(await fc.check(fc.asyncProperty(cases, law), settings({ runs, ...trial })));
}

function settings<T>({ runs = lawRuns, seed, path }: Trial): fc.Parameters<[T]> {
  const way = path ?? process.env.LAWS_PATH;
  return { numRuns: runs, ...(seed !== undefined && { seed }), ...(way !== undefined && { path: way }) };
}

function report<T>(details: fc.RunDetails<[T]>): void {
  if (!details.failed) return;
  const { numRuns, numShrinks, counterexample, counterexamplePath, seed, errorInstance } = details;
  const reason = errorInstance instanceof Error ? errorInstance.message : 'There were too few cases.';
  throw new Error(
    `The law fails in case ${numRuns}. The smallest, after ${numShrinks} steps:\n${JSON.stringify(counterexample?.[0])}\n` +
      `${reason}\nAgain: LAWS_SEED=${seed} LAWS_PATH=${counterexamplePath}`,
    { cause: errorInstance },
  );
}
