import { judge, type Measured, mediansOf } from './driver/judge.ts';
import { openSite } from './driver/openSite.ts';
import { readOptions } from './driver/options.ts';
import { printComparison } from './driver/printComparison.ts';
import { writeResults } from './driver/writeResults.ts';
import type { Comparison } from './measure/compareEngines.ts';
import { workloads } from './workloads/workloads.ts';

/*
 * Layerwire side by side with the engines that people would use in its stead:
 *
 *     npm run compare -- [--only NAME,…] [--rounds N]
 *
 * Exits with 1 when an engine's output differs from the reference.
 */

const { chosen, rounds } = readOptions(workloads);
const site = await openSite();
const measured: Measured[] = [];
try {
  for (const workload of chosen) {
    const byThreads = new Map<number, Comparison>();
    for (const threads of [1, 2]) {
      const answer = await site.measure({ workload: workload.name, threads, rounds });
      if ('comparison' in answer) byThreads.set(threads, answer.comparison);
    }
    measured.push({ workload, byThreads });
    process.stderr.write(`measured ${measured.length} of ${chosen.length}: ${workload.title}\n`);
  }
} finally {
  await site.close();
}

const verdicts = measured.flatMap(({ workload, byThreads }) =>
  [...byThreads].flatMap(([threads, comparison]) => judge(workload, threads, comparison)),
);
printComparison(measured, verdicts);
writeResults('compare', {
  chromium: site.chromium,
  rounds,
  measured: measured.flatMap(({ workload: { name }, byThreads }) =>
    [...byThreads].map(([threads, comparison]) => ({
      workload: name,
      threads,
      medians: Object.fromEntries(mediansOf(comparison)),
      ...comparison,
    })),
  ),
  verdicts,
});
const differs = measured.some(({ byThreads }) =>
  [...byThreads.values()].some(({ wrong }) => Object.keys(wrong).length > 0),
);
process.exitCode = differs ? 1 : 0;
