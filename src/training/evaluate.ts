import { batchesOf } from './batchesOf.ts';
import type { BoundExamples } from './bindExamples.ts';
import type { Plans } from './plans.ts';
import { Tally } from './tally.ts';

/** How good a network is on examples. */
export interface Evaluation {
  readonly examples: number;
  /** The mean. */
  readonly loss: number;
  /** The share of right guesses, where there is a loss over classes. */
  readonly accuracy: number | undefined;
  /** How often a class was wanted and which was said: `confusion[wanted][said]`; as large as it has to be. */
  readonly confusion: readonly (readonly number[])[];
  /** The examples with the largest losses, the largest first. */
  readonly worst: readonly { readonly example: number; readonly loss: number }[];
}

/** Computes losses and guesses batch by batch, about a millisecond at a time; after each it gives how much is done. */
export function* evaluating(
  plans: Plans,
  bound: BoundExamples,
  examples: readonly number[],
  size: number,
): Generator<number, Evaluation, void> {
  const tally = new Tally(examples, bound.count);
  const batches = batchesOf(examples, size, 0, 0);
  for (const batch of batches)
    for (const part of plans.partsOf(batch)) {
      const plan = plans.judging(part, batches);
      plan.write(bound, part);
      plan.executor.start();
      while (!plan.executor.step(0)) yield tally.share;
      tally.add(part, plan.losses(), plan.guesses());
      yield tally.share;
    }
  return tally.result();
}
