import { asTime, median, slope, toDigits } from './driver/numbers.ts';
import { openSite } from './driver/openSite.ts';
import { readOptions } from './driver/options.ts';
import { table } from './driver/table.ts';
import { writeResults } from './driver/writeResults.ts';
import { curves, steepest } from './measure/growthCurves.ts';

/*
 * How Layerwire's times grow with the size of what it computes:
 *
 *     npm run growth -- [--only NAME,…] [--rounds N]
 */

const { chosen, rounds } = readOptions(curves);
const site = await openSite();
const measured: { readonly title: string; readonly sizes: readonly number[]; readonly medians: number[] }[] =
  [];
try {
  for (const { name: curve, title, sizes } of chosen) {
    const answer = await site.measure({ curve, rounds });
    if (!('growth' in answer)) throw new Error(`The page gives no growth for ${curve}.`);
    measured.push({ title, sizes, medians: answer.growth.map(median) });
  }
} finally {
  await site.close();
}

const results = measured.map((each) => ({ ...each, exponent: slope(each.sizes, each.medians) }));
for (const { title, sizes, medians } of results) {
  console.log(`\n${title}\n`);
  console.log(
    table([
      ['size', ...sizes.map(String)],
      ['median', ...medians.map(asTime)],
    ]),
  );
}
const rows = results.map(({ title, exponent }) => [
  title,
  toDigits(exponent, 3),
  String(steepest),
  exponent <= steepest ? 'yes' : 'no',
]);
console.log(`\n${table([['growth', 'exponent', 'goal, at most', 'met'], ...rows])}`);
writeResults('growth', { chromium: site.chromium, rounds, curves: results });
