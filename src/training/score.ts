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
      return [{ x, target, classes: last.size, ofSymbols: types.get(`${path}.target`)?.kind === 'symbols' }];
    });
  }

  /** The guesses of each of `count` examples, at all places of all losses over classes. */
  read(executor: Executor, count: number): readonly (readonly Guess[])[] {
    const guesses = Array.from({ length: count }, (): Guess[] => []);
    for (const { x, target, classes, ofSymbols } of this.losses) {
      const scores = numbersAt(executor, x);
      const targets = numbersAt(executor, target);
      const places = scores.length / classes / count;
      guesses.forEach((list, example) => {
        for (let i = example * places; i < (example + 1) * places; i++) {
          const wanted = ofSymbols ? (targets[i] ?? 0) : largestOf(targets, i * classes, classes);
          list.push({ wanted, said: largestOf(scores, i * classes, classes) });
        }
      });
    }
    return guesses;
  }
}

/** The share of guesses that are right; `undefined` if there is none. */
export function shareRight(guesses: readonly (readonly Guess[])[]): number | undefined {
  const all = guesses.flat();
  if (all.length === 0) return undefined;
  return all.filter(({ wanted, said }) => wanted === said).length / all.length;
}

function numbersAt(executor: Executor, tap: Tap): Float32Array {
  const numbers = new Float32Array(sizeOf(tap.layout));
  executor.read(tap, numbers);
  return numbers;
}

/** Where the first of the largest stands, counted from `start`. */
function largestOf(numbers: Float32Array, start: number, length: number): number {
  let best = 0;
  for (let i = 1; i < length; i++) if ((numbers[start + i] ?? 0) > (numbers[start + best] ?? 0)) best = i;
  return best;
}
