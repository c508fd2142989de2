import type { Engine } from '../engines/engine.ts';
import { reference } from '../workloads/reference.ts';
import type { Workload } from '../workloads/workloads.ts';
import { compareOutputs } from './compareOutputs.ts';
import { peakFlops, simdPeak } from './simdPeak.ts';
import { type Contender, timeInTurn } from './timeInTurn.ts';

/** What was measured of one workload. */
export interface Comparison {
  /** By engine, milliseconds a run, one number a round. */
  readonly samples: Readonly<Record<string, readonly number[]>>;
  /** By engine, what is wrong with the output of those that were not timed. */
  readonly wrong: Readonly<Record<string, string>>;
  /** Of workloads that are held against the machine's peak: floating-point operations a second, one number a round. */
  readonly peak?: readonly number[];
}

/** Times all engines that can compute a workload and agree with the reference. */
export async function compareEngines(
  { create, peak }: Workload,
  engines: readonly Engine[],
  rounds: number,
): Promise<Comparison> {
  const network = create();
  const wanted = reference(network);
  const wrong: Record<string, string> = {};
  const contenders: Contender[] = [];
  for (const { name, prepare } of engines) {
    const runner = await prepare(network);
    if (!runner) continue;
    await runner.activate?.();
    const difference = compareOutputs(await runner.run(), wanted);
    if (difference === undefined) contenders.push({ name, ...runner });
    else wrong[name] = difference;
  }
  const samples = await timeInTurn(peak ? [...contenders, simdPeak] : contenders, rounds);
  const peaks = samples.get(simdPeak.name)?.map((milliseconds) => (1000 * peakFlops) / milliseconds);
  samples.delete(simdPeak.name);
  return { samples: Object.fromEntries(samples), wrong, ...(peaks && { peak: peaks }) };
}
