import { largest } from '../compiler/checkSize.ts';
import type { Inference } from '../compiler/infer.ts';
import type { Plan, Region, Slot } from '../compiler/plan.ts';
import { sourceValues } from '../compiler/sources.ts';
import { createExecutor, type Executor } from '../runtime/executor.ts';
import type { ThreadPool } from '../runtime/threads.ts';
import type { BoundExamples } from './bindExamples.ts';
import { lossesOf } from './losses.ts';
import { NoRoom } from './noRoom.ts';
import type { PackedBatch } from './packing/packedBatch.ts';
import type { Packing } from './packing/packer.ts';
import { type Guess, type GuessCount, Scores } from './score.ts';

/** What a plan for a batch is made of. */
export interface BatchPlanOptions {
  readonly inference: Inference;
  readonly plan: Plan;
  /** Where the loss of each example is. */
  readonly losses?: Region | undefined;
  /** How examples lie that differ in lengths and forms; else they are alike in all sizes. */
  readonly packing?: Packing | undefined;
  readonly threads?: ThreadPool | undefined;
}

/** A plan for a batch of examples, in a memory of its own. */
export class BatchPlan {
  readonly executor: Executor;
  readonly elements: number;
  readonly packing: Packing | undefined;
  protected readonly plan: Plan;
  /** The batch that was written last, where it is packed. */
  protected packed: PackedBatch | undefined;
  private count = 0;
  private readonly lossRegion: Region | undefined;
  private readonly scores: Scores;
  /** What sources have in the document, where examples do not say. */
  private readonly own: ReadonlyMap<string, Float32Array>;
  private readonly sources: readonly Slot[];
  private readonly lossNumbers: Float32Array;

  /** Throws `NoRoom` where it takes too much memory. */
  constructor({ inference, plan, losses, packing, threads }: BatchPlanOptions) {
    if (plan.arena > largest.elements) throw new NoRoom(plan.arena);
    this.plan = plan;
    this.packing = packing;
    this.elements = plan.arena;
    this.lossRegion = losses;
    this.executor = executorFor(plan, threads);
    this.scores = new Scores(inference, lossesOf(inference), plan.taps);
    this.own = sourceValues(inference);
    const ragged = packing?.over;
    this.sources = plan.inputs.filter(
      ({ name }) => name.endsWith('.out') && (this.own.has(name) || ragged?.has(name)),
    );
    this.lossNumbers = new Float32Array(losses?.length ?? 0);
  }

  /** Puts the values of sources in place, the examples one behind the other. */
  write(bound: BoundExamples, batch: readonly number[]): void {
    this.count = batch.length;
    this.packed = this.packing?.pack(batch);
    const examples = this.packed?.examples ?? batch;
    for (const slot of this.sources) {
      let offset = 0;
      for (const example of examples) {
        const given = bound.numbersOf(slot.name, example) ?? this.own.get(slot.name);
        if (!given) continue;
        this.executor.write(slot.name, given, offset);
        offset += given.length;
      }
      this.fill(slot, offset, bound.numbersOf(slot.name, examples[0] ?? 0));
    }
    for (const [name, { fill }] of this.packing?.lists ?? []) this.writeList(name, fill);
  }

  /** Puts shared numbers in place. */
  take(shared: ReadonlyMap<string, Float32Array>): void {
    for (const [name, data] of shared) this.executor.write(name, data);
  }

  /** The loss of each example, after a run and until they are asked for again. */
  losses(): Float32Array {
    if (this.lossRegion) this.executor.read(this.lossRegion, this.lossNumbers);
    return this.lossNumbers.subarray(0, this.count);
  }

  guesses(): readonly (readonly Guess[])[] {
    return this.scores.read(this.executor, this.count, (port, place) => this.rowsOf(port, place));
  }

  /** How many of its guesses are right, where there is a loss over classes. */
  guessCount(): GuessCount {
    return this.scores.count(this.executor, this.count, (port, place) => this.rowsOf(port, place));
  }

  /** How many rows of an input or a tap the example has that is at this place in the batch. */
  protected rowsOf(name: string, place: number): number {
    const over = this.packing?.over.get(name);
    return over === undefined ? 1 : (this.packed?.counts(over)[place] ?? 0);
  }

  /** What there is room for beyond the elements of the batch is like its first. */
  private fill({ name, length, shape }: Slot, from: number, first: Float32Array | undefined): void {
    if (from === length) return;
    const row = length / (shape[0] ?? 1);
    const filling = new Float32Array(length - from);
    if (first && first.length >= row)
      for (let i = 0; i < filling.length; i++) filling[i] = first[i % row] ?? 0;
    this.executor.write(name, filling, from);
  }

  private writeList(name: string, fill: (batch: PackedBatch) => ArrayLike<number>): void {
    const slot = this.plan.inputs.find((input) => input.name === name);
    if (!slot || !this.packed) return;
    const given = fill(this.packed);
    for (let from = 0; from < slot.length; from += given.length) {
      const rest = slot.length - from;
      if (given.length === 0) throw new Error(`${name} has no number to begin with.`);
      this.executor.write(name, rest < given.length ? Array.from(given).slice(0, rest) : given, from);
    }
  }
}

function executorFor(plan: Plan, threads: ThreadPool | undefined): Executor {
  try {
    return createExecutor(plan, threads && { threads });
  } catch (error) {
    throw error instanceof RangeError ? new NoRoom(plan.arena) : error;
  }
}
