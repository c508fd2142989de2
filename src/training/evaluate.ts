import { batchesOf } from './batchesOf.ts';
import type { BoundExamples } from './bindExamples.ts';
import type { Plans } from './plans.ts';
import { type Guess, shareRight } from './score.ts';

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

/** How many of the worst examples are listed. */
const listed = 24;

/** Computes losses and guesses batch by batch; after each it gives how much is done. */
export function* evaluating(
  plans: Plans,
  bound: BoundExamples,
  examples: readonly number[],
  size: number,
): Generator<number, Evaluation, void> {
  const losses: { example: number; loss: number }[] = [];
  const guesses: (readonly Guess[])[] = [];
  const batches = batchesOf(examples, size, 0, 0);
  for (const batch of batches) {
    for (const part of plans.partsOf(batch)) {
      const plan = plans.judging(part, batches);
      plan.write(bound, part);
      plan.executor.run();
      const found = plan.losses();
      part.forEach((example, i) => {
        losses.push({ example, loss: found[i] ?? 0 });
      });
      guesses.push(...plan.guesses());
    }
    yield losses.length / examples.length;
  }
  // The sum is the same in whatever order the batches came.
  losses.sort((one, other) => one.example - other.example);
  const loss = losses.reduce((sum, each) => sum + each.loss, 0) / losses.length;
  return {
    examples: losses.length,
    loss,
    accuracy: shareRight(guesses),
    confusion: confusionOf(guesses.flat()),
    worst: losses
      .toSorted((one, other) => other.loss - one.loss || one.example - other.example)
      .slice(0, listed),
  };
}

function confusionOf(guesses: readonly Guess[]): readonly (readonly number[])[] {
  const classes = guesses.reduce((most, { wanted, said }) => Math.max(most, wanted + 1, said + 1), 0);
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (const { wanted, said } of guesses) {
    const row = counts[wanted];
    if (row) row[said] = (row[said] ?? 0) + 1;
  }
  return counts;
}
