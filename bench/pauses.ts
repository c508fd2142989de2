import { asTime, median, quantile } from './driver/numbers.ts';
import { openSite } from './driver/openSite.ts';
import { readOptions } from './driver/options.ts';
import { table } from './driver/table.ts';
import { writeResults } from './driver/writeResults.ts';
import type { Pause } from './page/pauses.ts';
import { interruptedTasks } from './training/interruptedTasks.ts';

/*
 * How long it takes from asking for a pause until training has stopped, in Chromium:
 *
 *     npm run pauses -- [--only NAME,…] [--rounds N]
 *
 * Exits with 1 when one takes longer than it may.
 */

/** Milliseconds at most. */
const goal = 50;

const { chosen, rounds } = readOptions(interruptedTasks);
const site = await openSite();
const measured: { task: string; title: string; pauses: readonly Pause[] }[] = [];
try {
  for (const { name, title } of chosen) {
    const pauses = await site.visit('pauses', (page) =>
      page.evaluate(([task, count]) => globalThis.pauses(task, count), [name, rounds] as const),
    );
    measured.push({ task: name, title, pauses });
    process.stderr.write(`measured ${measured.length} of ${chosen.length}: ${title}\n`);
  }
} finally {
  await site.close();
}

console.log(
  `\n${table([
    ['while training', 'pauses', 'workers ended', 'median', '95 %', 'longest', 'goal, at most'],
    ...measured.map(({ title, pauses }) => {
      const times = pauses.map(({ taken }) => taken);
      return [
        title,
        String(pauses.length),
        String(pauses.filter(({ ended }) => ended).length),
        asTime(median(times)),
        asTime(quantile(times, 0.95)),
        asTime(Math.max(...times)),
        `${goal} ms`,
      ];
    }),
  ])}`,
);
writeResults('pauses', { chromium: site.chromium, rounds, goal, measured });
process.exitCode = measured.some(({ pauses }) => pauses.some(({ taken }) => taken > goal)) ? 1 : 0;
