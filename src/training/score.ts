import { axesIn, isKnown } from '../base/valueType.ts';
import type { Inference } from '../compiler/infer.ts';
import type { Tap } from '../compiler/plan.ts';
import { rowsIn, sizeOf } from '../ir/layout.ts';
import type { Executor } from '../runtime/executor.ts';
import type { LossNode } from './losses.ts';

/** What a network said at one place, and what it should have said: indices of classes. */
export interface Guess {
  readonly wanted: number;
  readonly said: number;
}

/** A loss over classes in a plan: where its scores and its targets are read. */
interface ScoredLoss {
  /** The port of the scores. */
  readonly port: string;
  readonly x: Tap;
  readonly target: Tap;
  readonly classes: number;
  /** How many guesses there are in a row along the first axis. */
  readonly placesInRow: number;
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
          port: `${path}.x`,
          x,
          target,
          classes: last.size,
          placesInRow: sizeOf(x.layout) / last.size / rowsIn(x.layout),
          ofSymbols: types.get(`${path}.target`)?.kind === 'symbols',
          scores: new Float32Array(sizeOf(x.layout)),
          targets: new Float32Array(sizeOf(target.layout)),
        },
      ];
    });
  }

  /** The guesses of each of `count` examples, at all places of all losses over classes. */
  read(executor: Executor, count: number, rowsOf: RowsOf): readonly (readonly Guess[])[] {
    const guesses = Array.from({ length: count }, (): Guess[] => []);
    for (const loss of this.losses) {
      readLoss(executor, loss);
      let at = 0;
      guesses.forEach((list, example) => {
        const end = at + loss.placesInRow * rowsOf(loss.port, example);
        for (; at < end; at++) list.push({ wanted: wantedAt(loss, at), said: saidAt(loss, at) });
      });
    }
    return guesses;
  }

  /** The guesses at all places of the first `count` examples, counted. */
  count(executor: Executor, count: number, rowsOf: RowsOf): GuessCount {
    let [places, right] = [0, 0];
    for (const loss of this.losses) {
      readLoss(executor, loss);
      let here = 0;
      for (let example = 0; example < count; example++) here += loss.placesInRow * rowsOf(loss.port, example);
      for (let i = 0; i < here; i++) if (wantedAt(loss, i) === saidAt(loss, i)) right++;
      places += here;
    }
    return { places, right };
  }
}

/** How many rows an example has at a port. */
export type RowsOf = (port: string, example: number) => number;

/** How many guesses there are, and how many of them are right. */
export interface GuessCount {
  readonly places: number;
  readonly right: number;
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
