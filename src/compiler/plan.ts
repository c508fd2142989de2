import type { Axis } from '../base/valueType.ts';

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
  readonly instructions: readonly Instruction[];
  /** Where the values of ports are found after a run. */
  readonly taps: readonly Tap[];
  /** Floating-point operations of a run. */
  readonly flops: number;
}

export interface Slot {
  readonly name: string;
  readonly address: number;
  readonly shape: readonly number[];
}

export interface Tap {
  readonly port: string;
  readonly address: number;
  /** The axes of the combinators around the port in front, then its own. */
  readonly axes: readonly Axis[];
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
  | {
      readonly op: 'binary';
      readonly f: 'add' | 'sub' | 'mul' | 'div';
      readonly out: number;
      readonly a: number;
      readonly b: number;
      readonly length: number;
    }
  | {
      readonly op: 'select';
      readonly out: number;
      readonly condition: number;
      readonly a: number;
      readonly b: number;
      readonly length: number;
    }
  /** `products` times: (rows, depth) times the transpose of (columns, depth), summed in ascending order. */
  | {
      readonly op: 'dot';
      readonly out: number;
      readonly a: number;
      readonly b: number;
      readonly products: number;
      readonly rows: number;
      readonly columns: number;
      readonly depth: number;
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
);
