import type { PortValue } from './portNames.ts';

/**
 * What a machine needs to run a graph, as plain data: instructions over addresses in one arena of float32 numbers.
 * Addresses and lengths count elements, not bytes.
 */
export interface Plan {
  /** Elements of the arena. */
  readonly arena: number;
  /** What has to be in the arena before a run: the values of sources (`draw.out`) and weights (`read/cell.Wz`). */
  readonly inputs: readonly Slot[];
  /** Written once: as many values as `length`, or one for all. */
  readonly constants: readonly {
    readonly address: number;
    readonly length: number;
    readonly values: readonly number[];
  }[];
  /** In the order in which they are done. */
  readonly steps: readonly Step[];
  /** What changes inputs after a run, when it is asked for: an optimiser's steps. */
  readonly updates?: readonly Instruction[];
  /** Where the values of ports are found after a run. */
  readonly taps: readonly Tap[];
  /** Floating-point operations of a run. */
  readonly flops: number;
}

/** What computes a value, or several at once, from others. */
export interface Step {
  readonly instructions: readonly Instruction[];
  readonly reads: readonly Region[];
  readonly writes: readonly Region[];
}

/** Where a value lies, which is known by its number. Regions of two values may overlap: one may be a part of the other, or follow it. */
export interface Region {
  readonly value: number;
  readonly address: number;
  readonly length: number;
}

export interface Slot extends Region {
  readonly name: string;
  readonly shape: readonly number[];
}

export interface Tap extends PortValue, Region {}

export interface ChainStep {
  readonly f: 'exp' | 'log' | 'tanh' | 'sigmoid' | 'relu' | 'add' | 'sub' | 'mul' | 'div' | 'select';
  readonly out: number;
  readonly of: readonly number[];
}

/**
 * Addresses behind the arena that stand, in the body of a loop, for a place which moves on: in round i, from 0 on, what is read or written at
 * `address` lies at `at` + i · `step`, which may be in a window of a loop around.
 */
export interface Window {
  readonly address: number;
  readonly length: number;
  readonly at: number;
  readonly step: number;
}

/** An operation, the element addresses of its result and operands, and sizes. `path` is the node that it computes. */
export type Instruction = { readonly path: string } & (
  | {
      readonly op: 'unary';
      readonly f: 'exp' | 'log' | 'tanh' | 'sigmoid' | 'relu';
      readonly out: number;
      readonly x: number;
      readonly length: number;
    }
  /**
   * Over rows that lie one behind the other; an operand's rows are so far apart, and have a number for each element (step 1) or
   * one for all (step 0).
   */
  | {
      readonly op: 'binary';
      readonly f: 'add' | 'sub' | 'mul' | 'div';
      readonly out: number;
      readonly rows: number;
      readonly length: number;
      readonly a: number;
      readonly aRow: number;
      readonly aStep: 0 | 1;
      readonly b: number;
      readonly bRow: number;
      readonly bStep: 0 | 1;
    }
  | {
      readonly op: 'select';
      readonly out: number;
      readonly condition: number;
      readonly a: number;
      readonly b: number;
      readonly length: number;
    }
  /**
   * Functions one behind the other, element by element over rows. A step makes a value of others, by their numbers in `values`
   * or, from there on, a number that only later steps read and that lies nowhere. Rows of what is made lie one
   * behind the other; operands that have but one number for a row are for arithmetic alone.
   */
  | {
      readonly op: 'chain';
      readonly rows: number;
      readonly length: number;
      readonly values: readonly {
        readonly address: number;
        readonly row: number;
        readonly step: 0 | 1;
      }[];
      readonly steps: readonly ChainStep[];
    }
  /**
   * `products` times: (rows, depth) times the transpose of (columns, depth), which lies in panels of eight columns,
   * (⌈columns / 8⌉, depth, 8). Each sum runs in ascending depth from what is at `start` on, or from 0 if that is −1; then the
   * bias of its column is added, unless that is at −1, and the function applied. Rows of the result, and of `start`, are
   * `outRow` apart. Those of `a` begin `aRows` apart, or where that list says, and each consists of segments, which begin at
   * the offsets of `segments` in it.
   */
  | {
      readonly op: 'dense';
      readonly out: number;
      readonly outRow: number;
      readonly a: number;
      readonly aRows: number | readonly number[];
      readonly segments: readonly number[];
      readonly segmentLength: number;
      readonly panels: number;
      readonly start: number;
      readonly bias: number;
      readonly f: 'none' | 'relu' | 'tanh' | 'sigmoid';
      readonly products: number;
      readonly rows: number;
      readonly columns: number;
    }
  /** The maximum of the segments of each row, element by element of `length`; rows begin as those of a dense product do. */
  | {
      readonly op: 'pool';
      readonly out: number;
      readonly x: number;
      readonly xRows: number | readonly number[];
      readonly segments: readonly number[];
      readonly rows: number;
      readonly length: number;
    }
  /** Along the middle of (outer, length, inner). */
  | {
      readonly op: 'reduce';
      readonly f: 'sum' | 'max' | 'firstMax';
      readonly out: number;
      readonly x: number;
      readonly outer: number;
      readonly length: number;
      readonly inner: number;
    }
  | {
      readonly op: 'softmax';
      readonly out: number;
      readonly x: number;
      readonly rows: number;
      readonly length: number;
    }
  | { readonly op: 'fill'; readonly out: number; readonly length: number; readonly value: number }
  /** Element by element over a shape, both sides with strides of their own; `accumulate` adds to what is there, in row-major order. */
  | {
      readonly op: 'copy' | 'accumulate';
      readonly out: number;
      readonly outStrides: readonly number[];
      readonly x: number;
      readonly xStrides: readonly number[];
      readonly shape: readonly number[];
    }
  /** Rows of a table, each of `row` elements, one for each index. */
  | {
      readonly op: 'gather';
      readonly out: number;
      readonly table: number;
      readonly indices: number;
      readonly count: number;
      readonly row: number;
    }
  /** Adds each of `count` rows to the row of the result that its index names, in their order. */
  | {
      readonly op: 'scatterAdd';
      readonly out: number;
      readonly x: number;
      readonly indices: number;
      readonly count: number;
      readonly row: number;
    }
  /** The sum of squares, in the order that the kernel says. */
  | { readonly op: 'squares'; readonly out: number; readonly x: number; readonly length: number }
  /**
   * An optimiser's step: numbers, from their gradients and what it keeps beside each of them, one list of `kept` or, for Adam, two.
   * `settings` are where the kernel's opcodes say what they are.
   */
  | {
      readonly op: 'momentum' | 'adam';
      readonly out: number;
      readonly kept: readonly number[];
      readonly gradient: number;
      readonly settings: number;
      readonly length: number;
    }
  | {
      readonly op: 'loop';
      readonly times: number;
      readonly windows: readonly Window[];
      readonly body: readonly Instruction[];
    }
);
