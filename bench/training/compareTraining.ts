import { type Contender, timeInTurn } from '../measure/timeInTurn.ts';
import { convNet } from './convNet.ts';
import { layerwire } from './layerwire.ts';
import type { TrainedNetwork } from './networks.ts';
import { playground } from './playground.ts';
import { tensorFlow } from './tensorFlow.ts';
import type { TrainingEngine } from './trained.ts';

/** What was measured of training one network. */
export interface TrainingComparison {
  /** By engine, milliseconds a step, one number a round. */
  readonly samples: Readonly<Record<string, readonly number[]>>;
  /** By engine, why those were not timed that cannot train it. */
  readonly unable: Readonly<Record<string, string>>;
  /** By engine, how the losses of the first steps differ from Layerwire's. */
  readonly wrong: Readonly<Record<string, string>>;
}

/** How many steps' losses are compared before anything is timed. */
const compared = 5;

/** Times all engines that can train a network and learn as Layerwire does. */
export async function compareTraining(network: TrainedNetwork, rounds: number): Promise<TrainingComparison> {
  const engines: readonly TrainingEngine[] = [
    layerwire,
    tensorFlow('wasm'),
    tensorFlow('cpu'),
    convNet,
    playground,
  ];
  const contenders: Contender[] = [];
  const unable: Record<string, string> = {};
  const wrong: Record<string, string> = {};
  let wanted: readonly number[] | undefined;
  for (const { name, prepare } of engines) {
    try {
      const runner = await prepare(network);
      if (!runner) continue;
      const losses = Array.from({ length: compared }, () => runner.run());
      wanted ??= losses;
      const off = losses.findIndex(
        (loss, i) => !(Math.abs(loss - (wanted?.[i] ?? 0)) <= 1e-3 * Math.abs(loss)),
      );
      if (off >= 0) wrong[name] = `the loss of step ${off + 1} is ${losses[off]} and not ${wanted[off]}`;
      else contenders.push({ name, ...runner });
    } catch (error) {
      unable[name] = error instanceof Error ? error.message : String(error);
    }
  }
  const samples = await timeInTurn(contenders, rounds);
  return { samples: Object.fromEntries(samples), unable, wrong };
}
