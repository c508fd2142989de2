import { buildProduct, type Size } from './driver/buildProduct.ts';
import { asTime, median } from './driver/numbers.ts';
import { openProduct } from './driver/openProduct.ts';
import { openSite } from './driver/openSite.ts';
import { readOptions } from './driver/options.ts';
import { table } from './driver/table.ts';
import { type Start, timeStart } from './driver/timeStart.ts';
import { writeResults } from './driver/writeResults.ts';

/*
 * How long it takes from nothing to the first values of the digit reader, and how much there is to load:
 *
 *     npm run start-up -- [--rounds N]
 */

/** Milliseconds to a first result, and bytes of the kernel, at most. */
const goals = { result: 50, kernel: 30_000 };

const { rounds } = readOptions([]);
const { initial, worker, kernel } = buildProduct();
const site = await openSite();
const product = await openProduct();
const kernels: number[] = [];
const starts: Start[] = [];
try {
  for (let round = 0; round < rounds; round++) {
    kernels.push(await site.visit('startUp', (page) => page.evaluate(() => globalThis.kernelStart())));
    starts.push(await timeStart(product));
  }
} finally {
  await product.close();
  await site.close();
}
console.log(
  `\n${table([
    ['the digit reader', 'median', 'goal, at most', 'met'],
    judged('kernel: from its bytes to its first result', median(kernels)),
    [
      'page: from asking for it until something is painted',
      asTime(medianOf(({ painted }) => painted)),
      '–',
      '–',
    ],
    ['page: until the first result', asTime(medianOf(({ answered }) => answered)), '–', '–'],
    ['… of which loading the worker', asTime(medianOf(({ loaded, spawned }) => loaded - spawned)), '–', '–'],
    judged(
      '… of which from asking the worker to its first result',
      medianOf(({ answered, asked }) => answered - asked),
    ),
    ['… … of which compiling and computing', asTime(medianOf(({ computing }) => computing)), '–', '–'],
    judged(
      '… both: a worker from nothing to its first result, while the page starts',
      medianOf(({ answered, asked, loaded, spawned }) => answered - asked + loaded - spawned),
    ),
    judged(
      '… another worker from nothing to its first result, the page at rest',
      medianOf(({ anew }) => anew),
    ),
  ])}`,
);
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
writeResults('start-up', {
  chromium: site.chromium,
  rounds,
  kernels,
  starts,
  sizes: { initial, worker, kernel },
});

function medianOf(part: (start: Start) => number): number {
  return median(starts.map(part));
}

function judged(title: string, time: number): string[] {
  return [title, asTime(time), `${goals.result} ms`, verdict(time < goals.result)];
}

function row(title: string, { bytes, gzipped }: Size, goal?: number): string[] {
  const cells = goal === undefined ? ['–', '–'] : [String(goal), verdict(bytes < goal)];
  return [title, String(bytes), String(gzipped), ...cells];
}

function verdict(met: boolean): string {
  return met ? 'yes' : 'no';
}
