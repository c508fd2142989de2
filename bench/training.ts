import { median } from './driver/numbers.ts';
import { openSite } from './driver/openSite.ts';
import { readOptions } from './driver/options.ts';
import { writeResults } from './driver/writeResults.ts';
import type { TrainingComparison } from './training/compareTraining.ts';
import { trainedNetworks } from './training/networks.ts';

/*
 * Steps of training side by side with other engines, in Chromium:
 *
 *     npm run training -- [--only NAME,…] [--rounds N]
 *
 * Exits with 1 when an engine learns something else than Layerwire.
 */

const { chosen, rounds } = readOptions(trainedNetworks);
const site = await openSite();
const measured: { network: string; title: string; comparison: TrainingComparison }[] = [];
try {
  for (const { name, title } of chosen) {
    const answer = await site.measure({ training: name, rounds });
    if ('training' in answer) measured.push({ network: name, title, comparison: answer.training });
    process.stderr.write(`measured ${measured.length} of ${chosen.length}: ${title}\n`);
  }
} finally {
  await site.close();
}

const rows = measured.flatMap(({ network, title, comparison: { samples } }) => {
  const goal = trainedNetworks.find(({ name }) => name === network)?.goal;
  const medians = Object.entries(samples).map(([engine, each]) => [engine, median(each)] as const);
  const [, ours = Number.NaN] = medians.find(([engine]) => engine === 'layerwire') ?? [];
  const rivals = medians.filter(([engine]) => engine !== 'layerwire').sort(([, a], [, b]) => a - b);
  const [against] = rivals.find(([engine]) => goal?.against === 'best' || engine === goal?.against) ?? [];
  return medians.map(([engine, time]) => ({
    network: title,
    engine,
    'ms a step': Number(time.toPrecision(3)),
    'steps a second': Math.round(1000 / time),
    ratio: engine === 'layerwire' ? '' : Number((time / ours).toPrecision(3)),
    goal: engine === against ? `≥ ${goal?.ratio}` : '',
  }));
});
console.table(rows);
for (const { title, comparison } of measured)
  for (const [engine, what] of Object.entries({ ...comparison.unable, ...comparison.wrong }))
    console.log(`${title}: ${engine}: ${what.split('\n')[0]}`);
writeResults('training', { chromium: site.chromium, rounds, measured, rows });
process.exitCode = measured.some(({ comparison: { wrong } }) => Object.keys(wrong).length > 0) ? 1 : 0;
