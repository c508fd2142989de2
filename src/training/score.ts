import { axesIn, isKnown } from '../base/valueType.ts';
import type { Inference } from '../compiler/infer.ts';
import type { Tap } from '../compiler/plan.ts';
import { sizeOf } from '../ir/layout.ts';
import type { Executor } from '../runtime/executor.ts';
import type { LossNode } from './losses.ts';

/** What a network said at one place, and what it should have said: indices of classes. */
export interface Guess {
  readonly wanted: number;
  readonly said: number;
}

/** A loss over classes in a plan: where its scores and its targets are read. */
interface ScoredLoss {
  readonly x: Tap;
  readonly target: Tap;
  readonly classes: number;
  readonly ofSymbols: boolean;
  /** What was read of a run. */
  readonly scores: Float32Array;
  readonly targets: Float32Array;
}

/** Reads guesses out of runs of a plan for a batch of examples. */
export class Scores {
  private readonly losses: readonly ScoredLoss[];

  constructor({ types }: Inference, losses: readonly LossNode[], taps: readonly Tap[]) {
    const tapOf = (port: string) => taps.find((tap) => tap.port === port);
    this.losses = losses.flatMap(({ path, of }) => {
      const type = types.get(`${path}.x`);
      const [x, target] = [tapOf(`${path}.x`), tapOf(`${path}.target`)];
      const last = type && axesIn(type).at(-1);
      if (of !== 'classes' || !x || !target || !last || !isKnown(last)) return [];
      return [
        {
          x,
          target,
          classes: last.size,
          ofSymbols: types.get(`${path}.target`)?.kind === 'symbols',
          scores: new Float32Array(sizeOf(x.layout)),
          targets: new Float32Array(sizeOf(target.layout)),
        },
      ];
    });
  }

  /** The guesses of each of `count` examples, at all places of all losses over classes. */
  read(executor: Executor, count: number): readonly (readonly Guess[])[] {
    const guesses = Array.from({ length: count }, (): Guess[] => []);
    for (const loss of this.losses) {
      readLoss(executor, loss);
      const places = loss.scores.length / loss.classes / count;
      guesses.forEach((list, example) => {
        for (let i = example * places; i < (example + 1) * places; i++)
          list.push({ wanted: wantedAt(loss, i), said: saidAt(loss, i) });
      });
    }
    return guesses;
  }

  /** The share of the guesses at all places that are right; `undefined` if there is none. */
  share(executor: Executor): number | undefined {
    let [places, right] = [0, 0];
    for (const loss of this.losses) {
      readLoss(executor, loss);
      const here = loss.scores.length / loss.classes;
      for (let i = 0; i < here; i++) if (wantedAt(loss, i) === saidAt(loss, i)) right++;
      places += here;
    }
    return places === 0 ? undefined : right / places;
  }
}

function readLoss(executor: Executor, { x, target, scores, targets }: ScoredLoss): void {
  executor.read(x, scores);
  executor.read(target, targets);
}

function wantedAt({ targets, classes, ofSymbols }: ScoredLoss, place: number): number {
  return ofSymbols ? (targets[place] ?? 0) : largestOf(targets, place * classes, classes);
}

function saidAt({ scores, classes }: ScoredLoss, place: number): number {
  return largestOf(scores, place * classes, classes);
}

/** Where the first of the largest stands, counted from `start`. */
function largestOf(numbers: Float32Array, start: number, length: number): number {
  let best = 0;
  for (let i = 1; i < length; i++) if ((numbers[start + i] ?? 0) > (numbers[start + best] ?? 0)) best = i;
  return best;
}
