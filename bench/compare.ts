import { parseArgs } from 'node:util';
import { judge, type Measured } from './driver/judge.ts';
import { openSite, type Site } from './driver/openSite.ts';
import { printComparison } from './driver/printComparison.ts';
import { writeResults } from './driver/writeResults.ts';
import type { Comparison } from './measure/compareEngines.ts';
import { type Workload, workloads } from './workloads/workloads.ts';

/*
 * Layerwire side by side with the engines that people would use in its stead:
 *
 *     npm run compare -- [--only NAME,…] [--rounds N]
 *
 * Exits with 1 when an engine's output differs from the reference.
 */

const { values: options } = parseArgs({
  options: { only: { type: 'string' }, rounds: { type: 'string', default: '21' } },
});
const rounds = Number(options.rounds);
const chosen = choose(options.only?.split(','));

const site = await openSite();
const measured: Measured[] = [];
try {
  for (const workload of chosen) {
    const byThreads = new Map<number, Comparison>();
    // A page has one number of threads; and what one workload leaves behind is not to weigh on the next.
    for (const threads of [1, 2]) byThreads.set(threads, await compare(site, workload, threads));
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
  workloads: measured.map(({ workload: { name }, byThreads }) => ({
    name,
    byThreads: Object.fromEntries(byThreads),
  })),
  verdicts,
});
const differs = measured.some(({ byThreads }) =>
  [...byThreads.values()].some(({ wrong }) => Object.keys(wrong).length > 0),
);
process.exitCode = differs ? 1 : 0;

function choose(names: readonly string[] | undefined): readonly Workload[] {
  const unknown = names?.filter((name) => !workloads.some((workload) => workload.name === name)) ?? [];
  if (unknown.length === 0) return workloads.filter(({ name }) => names?.includes(name) ?? true);
  const known = workloads.map(({ name }) => name).join(', ');
  throw new Error(`There is no workload ${unknown.join(', ')}; there are ${known}.`);
}

async function compare({ visit }: Site, { name, title }: Workload, threads: number): Promise<Comparison> {
  const answer = await visit('measure', (page) =>
    page.evaluate((request) => globalThis.measure(request), { workload: name, threads, rounds }),
  );
  if ('error' in answer) throw new Error(`${title}, ${threads} threads: ${answer.error}`);
  return answer.comparison;
}
