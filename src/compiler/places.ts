import type { Equation, Program, ValueId } from '../ir/program.ts';

/** Where a value lies: so many elements behind the start of a block. */
export interface Place {
  readonly block: number;
  readonly offset: number;
}

/** The places of a program's values; inputs that nothing reads have none. */
export class Places {
  /** By value: the number of its block and one, or 0 for none. */
  private readonly blocks: Int32Array;
  private readonly offsets: Int32Array;

  constructor({ shapes }: Program) {
    this.blocks = new Int32Array(shapes.length);
    this.offsets = new Int32Array(shapes.length);
  }

  set(id: ValueId, { block, offset }: Place): void {
    this.blocks[id] = block + 1;
    this.offsets[id] = offset;
  }

  get(id: ValueId): Place | undefined {
    const block = this.blocks[id] ?? 0;
    return block > 0 ? { block: block - 1, offset: this.offsets[id] ?? 0 } : undefined;
  }

  has(id: ValueId): boolean {
    return (this.blocks[id] ?? 0) > 0;
  }

  /** By value, what is given for its block and its offset in it, or −1. */
  toAddresses(addressOf: (block: number, offset: number) => number): Int32Array {
    return this.blocks.map((block, id) => (block > 0 ? addressOf(block - 1, this.offsets[id] ?? 0) : -1));
  }
}

/** Where the values of a program lie. */
export interface Scope {
  readonly places: Places;
  /** Of values that are never put together: how far apart the slices lie that scans read, the first of them at the value's place. */
  readonly steps: Map<ValueId, number>;
  /** The bodies of its scans. */
  readonly loops: Map<Equation, LoopScope>;
}

export interface LoopScope extends Scope {
  /** The windows through which the slices of each element are read, `undefined` for one that nothing reads, and results are stored. */
  readonly elements: readonly (number | undefined)[];
  readonly results: readonly number[];
  /** By the number of a state that takes over from another: the block where it waits while that one is still read. */
  readonly waiting: Map<number, number>;
}

/** A block of an operand that the result may take over, if nothing reads the operand behind the step that makes the result. */
export interface Succession {
  readonly block: number;
  readonly by: number;
  readonly step: number;
  /** The blocks of further operands, which the result must not touch. */
  readonly apart: readonly number[];
}

/** A block that may lie in another, if some steps allow it, so that it need not be copied there. */
export interface Wish {
  readonly block: number;
  readonly into: number;
  readonly offset: number;
  /** Only if it is filled behind this step. */
  readonly filledBehind?: number;
  /** Only if it is not read behind this step. */
  readonly readUntil?: number;
}
