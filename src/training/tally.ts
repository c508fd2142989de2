import type { Evaluation } from './evaluate.ts';
import type { Guess } from './score.ts';

/** How many of the worst examples are listed. */
const listed = 24;

/** Adds up how good a network is, batch by batch, so that little is left to do behind the last; in whatever order they come. */
export class Tally {
  private readonly examples: readonly number[];
  /** Of each example. */
  private readonly losses: Float32Array;
  private worst: Evaluation['worst'] = [];
  private readonly confusion: number[][] = [];
  private places = 0;
  private right = 0;
  private taken = 0;

  /** For some of the examples of a data set that has `count` in all. */
  constructor(examples: readonly number[], count: number) {
    this.examples = examples;
    this.losses = new Float32Array(count);
  }

  /** The share of the examples that were added. */
  get share(): number {
    return this.taken / this.examples.length;
  }

  /** The loss and the guesses of each example of a batch. */
  add(batch: readonly number[], losses: Float32Array, guesses: readonly (readonly Guess[])[]): void {
    const added = batch.map((example, i) => ({ example, loss: losses[i] ?? 0 }));
    for (const { example, loss } of added) this.losses[example] = loss;
    this.worst = [...this.worst, ...added]
      .toSorted((one, other) => other.loss - one.loss || one.example - other.example)
      .slice(0, listed);
    for (const list of guesses) for (const guess of list) this.count(guess);
    this.taken += batch.length;
  }

  result(): Evaluation {
    const { examples, losses, confusion, places, right, worst } = this;
    return {
      examples: examples.length,
      // Always in the same order, so that the sum has the same bits.
      loss: examples.reduce((sum, example) => sum + (losses[example] ?? 0), 0) / examples.length,
      accuracy: places === 0 ? undefined : right / places,
      confusion,
      worst,
    };
  }

  private count({ wanted, said }: Guess): void {
    this.places++;
    if (wanted === said) this.right++;
    for (let classes = this.confusion.length; classes <= Math.max(wanted, said); classes++) {
      for (const row of this.confusion) row.push(0);
      this.confusion.push(new Array<number>(classes + 1).fill(0));
    }
    const row = this.confusion[wanted];
    if (row) row[said] = (row[said] ?? 0) + 1;
  }
}
