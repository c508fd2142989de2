/** What is timed. */
export interface Contender {
  readonly name: string;
  /** Makes ready, outside of what is timed. */
  activate?(): Promise<unknown>;
  run(): unknown;
  /** How many milliseconds after a run its threads may still be looking for more to do, and so keep a processor busy. */
  readonly restless?: number;
}

/** How long a sample takes at least, in milliseconds: a thousand times what the clock tells apart. */
const shortest = 5;
/** How long each contender runs before it is timed, in milliseconds, so that engines have compiled what they compile late. */
const warmUp = 3000;

/** Milliseconds a run, for each contender one number a round. In every round they take their turns in another order. */
export async function timeInTurn(
  contenders: readonly Contender[],
  rounds: number,
): Promise<Map<string, number[]>> {
  const repeats = new Map<Contender, number>();
  for (const contender of contenders) {
    repeats.set(contender, await calibrate(contender));
    await settle(contender);
  }
  const samples = new Map(contenders.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round < rounds; round++)
    for (let turn = 0; turn < contenders.length; turn++) {
      const contender = contenders[(round + turn) % contenders.length];
      if (!contender) continue;
      const count = repeats.get(contender) ?? 1;
      await contender.activate?.();
      // What the others have left in caches and collectors is not to be in the sample.
      if (count > 1) await take(contender, Math.ceil(count / 10));
      samples.get(contender.name)?.push((await take(contender, count)) / count);
      await settle(contender);
    }
  return samples;
}

/** Waits until a contender's threads sleep: whoever comes next is to have all processors. */
async function settle({ restless = 0 }: Contender): Promise<void> {
  if (restless > 0) await new Promise((done) => setTimeout(done, restless));
}

/** How many runs make a sample. */
async function calibrate(contender: Contender): Promise<number> {
  await contender.activate?.();
  const start = performance.now();
  for (let count = 1; ; ) {
    const taken = await take(contender, count);
    const warm = performance.now() - start >= warmUp;
    if (taken >= shortest && warm) return count;
    // A little more than seems needed, as runs become faster yet.
    if (taken < 1.2 * shortest)
      count = Math.ceil(count * Math.min(10, Math.max(1.2, (1.3 * shortest) / taken)));
  }
}

/**
 * So many runs, in milliseconds. An engine answers either at once or later, as its first run tells: waiting for one that does not, or asking
 * each time, would take as long as a layer of a tiny network.
 */
async function take({ run }: Contender, count: number): Promise<number> {
  const start = performance.now();
  const answer = run();
  if (answer instanceof Promise) {
    await answer;
    for (let i = 1; i < count; i++) await run();
  } else runAgain(run, count - 1);
  return performance.now() - start;
}

function runAgain(run: Contender['run'], times: number): void {
  for (let i = 0; i < times; i++) run();
}
