import type { Equation, ValueId } from '../ir/program.ts';

/** Where a value lies: so many elements behind the start of a block. */
export interface Place {
  readonly block: number;
  readonly offset: number;
}

/** The places of a program's values; inputs that nothing reads have none. */
export interface Scope {
  readonly places: Map<ValueId, Place>;
  /** The blocks that this very program fills, rather than one around it or in it. */
  readonly own: Set<number>;
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
