import type { Size } from '../../base/size.ts';
import { type Inference, infer } from '../../compiler/infer.ts';
import type { BoundExamples } from '../bindExamples.ts';
import { type LossNode, lossesOf } from '../losses.ts';
import { type LossProgram, programOf, takenApart } from '../lossProgram.ts';
import { Forms } from './forms.ts';
import { NotPackable } from './notPackable.ts';
import { PackedBatch } from './packedBatch.ts';
import { type List, lowerPacked, type PackedLowered } from './packedLowering.ts';
import { Room } from './room.ts';

/** How the values of a batch lie in a plan that takes batches of many forms. */
export interface Packing {
  readonly room: Room;
  /** What follows from the form of the batch, by the name of an input. */
  readonly lists: ReadonlyMap<string, List>;
  /** By the name of an input or the port of a tap: what its rows are, where there is not one for each example. */
  readonly over: ReadonlyMap<string, Size>;
  /** The batch as the plan takes it. */
  pack(batch: readonly number[]): PackedBatch;
}

/** Makes programs for batches of examples that differ in lengths and forms. */
export class Packer {
  readonly inference: Inference;
  /** How many examples every plan takes. */
  private readonly count: number;
  private readonly forms: Forms;
  /** Of each example the length of its longest value. */
  private readonly longestOf: Int32Array;
  private last: { readonly batch: readonly number[]; readonly packed: PackedBatch } | undefined;
  private readonly losses: readonly LossNode[];

  private constructor(bound: BoundExamples, inference: Inference, count: number) {
    this.inference = inference;
    this.count = count;
    this.forms = new Forms(bound, inference);
    this.losses = lossesOf(inference);
    this.longestOf = Int32Array.from({ length: bound.count }, (_, example) =>
      Math.max(...bound.ragged.map(({ axisOf }) => axisOf(example)?.size ?? 0)),
    );
  }

  /** A packer for batches of at most `count`; none where all examples are alike, or where the graph computes only one form at a time. */
  static create(bound: BoundExamples, count: number): Packer | undefined {
    if (bound.ragged.length === 0) return undefined;
    const packer = new Packer(bound, infer(bound.raggedDocument), Math.min(count, bound.count));
    try {
      packer.lower(packer.roomFor([[0]]), true);
    } catch (error) {
      if (error instanceof NotPackable) return undefined;
      throw error;
    }
    return packer;
  }

  /** Equal for batches that one plan is to take: those whose longest values are between the same powers of two. */
  classOf(batch: readonly number[]): number {
    const longest = batch.reduce((most, example) => Math.max(most, this.longestOf[example] ?? 0), 1);
    return Math.ceil(Math.log2(longest));
  }

  /** Room for each of some batches. */
  roomFor(batches: readonly (readonly number[])[]): Room {
    return new Room(
      this.forms,
      batches.map((batch) => this.filled(batch)),
    );
  }

  /** A batch as all plans take it; it is asked for more than once. */
  pack(batch: readonly number[]): PackedBatch {
    if (this.last?.batch !== batch)
      this.last = { batch, packed: new PackedBatch(this.forms, this.filled(batch), batch.length) };
    return this.last.packed;
  }

  /** The program for batches that there is room for. */
  program(room: Room, learning: boolean): { readonly program: LossProgram; readonly packing: Packing } {
    const lowered = this.lower(room, learning);
    const { lists, over } = lowered;
    return {
      program: programOf(takenApart(lowered), this.count, learning, lowered.shares),
      packing: { room, lists, over, pack: (batch) => this.pack(batch) },
    };
  }

  private lower(room: Room, learning: boolean): PackedLowered {
    return lowerPacked(this.inference, this.losses, room, this.count, learning);
  }

  /** A batch with fewer examples than a plan takes has its first again and again, which counts nothing. */
  private filled(batch: readonly number[]): readonly number[] {
    const [first = 0] = batch;
    return [...batch, ...Array<number>(this.count - batch.length).fill(first)];
  }
}
