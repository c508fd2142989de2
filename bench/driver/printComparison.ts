import type { Comparison } from '../measure/compareEngines.ts';
import type { Workload } from '../workloads/workloads.ts';
import { isMet, type Measured, mediansOf, type Verdict } from './judge.ts';
import { asTime, median, toDigits } from './numbers.ts';
import { table } from './table.ts';

/** Prints all medians, and how they stand to the goals. */
export function printComparison(measured: readonly Measured[], verdicts: readonly Verdict[]): void {
  for (const threads of [1, 2]) {
    console.log(`\n${threads === 1 ? 'One thread' : 'Two threads'}\n`);
    console.log(table(rowsOf(measured, verdicts, threads)));
  }
  for (const { workload, byThreads } of measured) printPeak(workload, byThreads.get(1));
  const stated = verdicts.filter(({ goal }) => goal !== undefined);
  console.log(`\n${stated.filter(isMet).length} of ${stated.length} goals met`);
  for (const { workload, byThreads } of measured)
    for (const { wrong } of byThreads.values())
      for (const [engine, difference] of Object.entries(wrong))
        console.log(`${workload.title}: ${engine} was not timed, as it ${difference}.`);
}

function rowsOf(measured: readonly Measured[], verdicts: readonly Verdict[], threads: number): string[][] {
  const comparisons = measured.flatMap(({ byThreads }) => byThreads.get(threads) ?? []);
  const engines = [...new Set(comparisons.flatMap(({ samples }) => Object.keys(samples)))];
  const rows = measured.flatMap(({ workload, byThreads }) => {
    const comparison = byThreads.get(threads);
    if (!comparison) return [];
    const medians = mediansOf(comparison);
    const times = engines.map((engine) => (medians.has(engine) ? asTime(medians.get(engine) ?? 0) : '–'));
    const own = verdicts.filter((each) => each.workload === workload.name && each.threads === threads);
    const columns = own.map((verdict) => [
      verdict.rival ?? '–',
      verdict.ratio === undefined ? '–' : toDigits(verdict.ratio, 3),
      verdict.goal === undefined ? '–' : String(verdict.goal),
      verdict.goal === undefined ? '–' : isMet(verdict) ? 'yes' : 'no',
    ]);
    const [first = [], ...others] = columns;
    return [
      [workload.title, ...times, ...first],
      ...others.map((each) => ['', ...times.map(() => ''), ...each]),
    ];
  });
  return [['workload', ...engines, 'against', 'ratio', 'goal', 'met'], ...rows];
}

function printPeak({ title, peak: goal }: Workload, comparison: Comparison | undefined): void {
  const times = comparison?.samples.layerwire;
  if (!goal || !comparison?.peak || !times) return;
  const peak = median(comparison.peak);
  const reached = (1000 * goal.flops) / median(times);
  const share = reached / peak;
  console.log(
    `\nSIMD multiplies and adds ${toDigits(peak / 1e9, 3)} Gflop/s at most; ${title} reaches ` +
      `${toDigits(reached / 1e9, 3)}: ${percent(share)} of it, goal ${percent(goal.share)}, ` +
      `${share >= goal.share ? 'met' : 'not met'}`,
  );
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
