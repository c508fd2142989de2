import { largest } from '../compiler/checkSize.ts';
import type { Inference } from '../compiler/infer.ts';
import type { Plan, Region, Slot } from '../compiler/plan.ts';
import { sourceValues } from '../compiler/sources.ts';
import { createExecutor, type Executor } from '../runtime/executor.ts';
import type { ThreadPool } from '../runtime/threads.ts';
import type { BoundExamples } from './bindExamples.ts';
import { lossesOf } from './losses.ts';
import { type Guess, Scores } from './score.ts';

/** A plan for a batch of examples that are alike in all sizes, in a memory of its own. */
export class BatchPlan {
  readonly executor: Executor;
  readonly elements: number;
  protected readonly plan: Plan;
  private readonly lossRegion: Region | undefined;
  private readonly scores: Scores;
  /** What sources have in the document, where examples do not say. */
  private readonly own: ReadonlyMap<string, Float32Array>;
  private readonly sources: readonly Slot[];
  private readonly lossNumbers: Float32Array;

  constructor(inference: Inference, plan: Plan, losses: Region | undefined, threads: ThreadPool | undefined) {
    if (plan.arena > largest.elements)
      throw new RangeError(
        `The batch would take room for ${plan.arena} numbers, but at most ${largest.elements} may be.`,
      );
    this.plan = plan;
    this.elements = plan.arena;
    this.lossRegion = losses;
    this.executor = createExecutor(plan, threads && { threads });
    this.scores = new Scores(inference, lossesOf(inference), plan.taps);
    this.own = sourceValues(inference);
    this.sources = plan.inputs.filter(({ name }) => this.own.has(name));
    this.lossNumbers = new Float32Array(losses?.length ?? 0);
  }

  /** Puts the values of sources in place, the examples one behind the other. */
  write(bound: BoundExamples, batch: readonly number[]): void {
    for (const { name, length } of this.sources) {
      const each = length / batch.length;
      let offset = 0;
      for (const example of batch) {
        const given = bound.numbersOf(name, example) ?? this.own.get(name);
        if (given) this.executor.write(name, given, offset);
        offset += each;
      }
    }
  }

  /** Puts shared numbers in place. */
  take(shared: ReadonlyMap<string, Float32Array>): void {
    for (const [name, data] of shared) this.executor.write(name, data);
  }

  /** The loss of each example, after a run and until they are asked for again. */
  losses(): Float32Array {
    if (this.lossRegion) this.executor.read(this.lossRegion, this.lossNumbers);
    return this.lossNumbers;
  }

  guesses(count: number): readonly (readonly Guess[])[] {
    return this.scores.read(this.executor, count);
  }

  /** The share of right guesses, where there is a loss over classes. */
  accuracy(): number | undefined {
    return this.scores.share(this.executor);
  }
}
