/** What steps one after the other have come to, in a few bytes each: a tiny network takes hundred thousands of them a second. */
export interface Course {
  /** The number of the first step. */
  readonly first: number;
  readonly losses: Float64Array;
  /** Shares of right guesses; not a number where there is no loss over classes. */
  readonly accuracies: Float64Array;
}

interface Taken {
  readonly step: number;
  readonly loss: number;
  readonly accuracy: number | undefined;
}

/** Takes down what steps come to until it is asked. */
export class Courses {
  private first = 0;
  private count = 0;
  private losses = new Float64Array(64);
  private accuracies = new Float64Array(64);

  add({ step, loss, accuracy = Number.NaN }: Taken): void {
    if (this.count === 0) this.first = step;
    if (this.count === this.losses.length) {
      this.losses = twiceAsLong(this.losses);
      this.accuracies = twiceAsLong(this.accuracies);
    }
    this.losses[this.count] = loss;
    this.accuracies[this.count] = accuracy;
    this.count++;
  }

  /** What was added since this was asked last. */
  take(): Course {
    const { first, count } = this;
    this.count = 0;
    return { first, losses: this.losses.slice(0, count), accuracies: this.accuracies.slice(0, count) };
  }
}

function twiceAsLong(numbers: Float64Array): Float64Array<ArrayBuffer> {
  const longer = new Float64Array(2 * numbers.length);
  longer.set(numbers);
  return longer;
}
