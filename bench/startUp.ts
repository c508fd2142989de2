import { buildProduct, type Size } from './driver/buildProduct.ts';
import { asTime, median } from './driver/numbers.ts';
import { openSite } from './driver/openSite.ts';
import { readOptions } from './driver/options.ts';
import { table } from './driver/table.ts';
import { writeResults } from './driver/writeResults.ts';
import type { StartUp } from './page/startUp.ts';

/*
 * How long it takes from nothing to the first values of the digit reader, and how much there is to load:
 *
 *     npm run start-up -- [--rounds N]
 */

/** Milliseconds to the first result, and bytes of the kernel, at most. */
const goals = { result: 50, kernel: 30_000 };

const { rounds } = readOptions([]);
const site = await openSite();
const samples: StartUp[] = [];
try {
  for (let round = 0; round < rounds; round++)
    samples.push(await site.visit('startUp', (page) => page.evaluate(() => globalThis.startUp())));
} finally {
  await site.close();
}
const medianOf = (part: keyof StartUp) => median(samples.map((sample) => sample[part]));
const result = medianOf('result');
console.log(
  `\n${table([
    ['from asking for a worker', 'median', 'goal, at most', 'met'],
    ['until it is loaded', asTime(medianOf('loaded')), '–', '–'],
    [
      'until the first result of the digit reader',
      asTime(result),
      `${goals.result} ms`,
      verdict(result < goals.result),
    ],
    ['of which compiling and computing', asTime(medianOf('computing')), '–', '–'],
    [
      'of the kernel alone, from its bytes to its first result',
      asTime(medianOf('kernel')),
      `${goals.result} ms`,
      verdict(medianOf('kernel') < goals.result),
    ],
  ])}`,
);

const { initial, worker, kernel } = buildProduct();
console.log(
  `\n${table([
    ['size', 'bytes', 'gzipped', 'goal, at most', 'met'],
    row('scripts that the page starts with', initial),
    row('worker', worker),
    kernel.bytes === 0
      ? ['kernel in WebAssembly', 'none', '–', String(goals.kernel), '–']
      : row('kernel in WebAssembly', kernel, goals.kernel),
  ])}`,
);
writeResults('start-up', { chromium: site.chromium, rounds, samples, sizes: { initial, worker, kernel } });

function row(title: string, { bytes, gzipped }: Size, goal?: number): string[] {
  const judged = goal === undefined ? ['–', '–'] : [String(goal), verdict(bytes < goal)];
  return [title, String(bytes), String(gzipped), ...judged];
}

function verdict(met: boolean): string {
  return met ? 'yes' : 'no';
}
