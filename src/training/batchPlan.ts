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

/** Numbers that several plans use, by name; the version is another one when they are. */
export interface Shared {
  readonly numbers: ReadonlyMap<string, Float32Array>;
  readonly version: number;
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
  private version: number | undefined;
  private readonly lossRegion: Region | undefined;
  private readonly scores: Scores;
  /** What sources have in the document, where examples do not say. */
  private readonly own: ReadonlyMap<string, Float32Array>;
  private readonly sources: readonly FilledSlot[];
  private readonly lists: readonly ListSlot[];
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
    const filled = (slot: Slot): FilledSlot => ({
      slot,
      row: slot.length / (slot.shape[0] ?? 1),
      numbers: new Float32Array(slot.length),
    });
    this.sources = plan.inputs
      .filter(({ name }) => name.endsWith('.out') && (this.own.has(name) || packing?.over.has(name)))
      .map(filled);
    this.lists = plan.inputs.flatMap((slot) => {
      const list = packing?.lists.get(slot.name);
      return list ? [{ ...filled(slot), fill: list.fill }] : [];
    });
    this.lossNumbers = new Float32Array(losses?.length ?? 0);
  }

  /** Puts the values of sources in place, the examples one behind the other. */
  write(bound: BoundExamples, batch: readonly number[]): void {
    this.count = batch.length;
    this.packed = this.packing?.pack(batch);
    const examples = this.packed?.examples ?? batch;
    for (const source of this.sources) {
      const { slot, row } = source;
      const table = examples.length * row === slot.length ? bound.tableOf(slot.name) : undefined;
      if (table) this.executor.writeRows(slot.name, table, row, examples);
      else this.writeSource(source, bound, examples);
    }
    if (this.packed) for (const list of this.lists) this.writeList(list, this.packed);
  }

  /** Puts shared numbers in place, unless they are those of the version that was taken last. */
  take({ numbers, version }: Shared): void {
    if (version === this.version) return;
    this.version = version;
    for (const [name, data] of numbers) this.executor.write(name, data);
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

  private writeSource({ slot, row, numbers }: FilledSlot, bound: BoundExamples, examples: readonly number[]) {
    let offset = 0;
    for (const example of examples) {
      const given = bound.numbersOf(slot.name, example) ?? this.own.get(slot.name);
      if (!given) continue;
      numbers.set(given, offset);
      offset += given.length;
    }
    // What there is room for beyond the elements of the batch is like its first.
    for (; offset < slot.length; offset += row) numbers.copyWithin(offset, 0, row);
    this.executor.write(slot.name, numbers);
  }

  private writeList({ slot, fill, numbers }: ListSlot, packed: PackedBatch): void {
    const given = fill(packed);
    if (given.length === 0) throw new Error(`${slot.name} has no number to begin with.`);
    numbers.set(given);
    for (let from = given.length; from < slot.length; from += given.length)
      numbers.copyWithin(from, 0, Math.min(given.length, slot.length - from));
    this.executor.write(slot.name, numbers);
  }
}

/** An input and room for its numbers, as they are put together. */
interface FilledSlot {
  readonly slot: Slot;
  /** How many numbers an element of the batch has. */
  readonly row: number;
  readonly numbers: Float32Array;
}

interface ListSlot extends FilledSlot {
  readonly fill: (batch: PackedBatch) => ArrayLike<number>;
}

function executorFor(plan: Plan, threads: ThreadPool | undefined): Executor {
  try {
    return createExecutor(plan, threads && { threads });
  } catch (error) {
    throw error instanceof RangeError ? new NoRoom(plan.arena) : error;
  }
}
