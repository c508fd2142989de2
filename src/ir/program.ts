import type { PrimitiveName } from './primitives.ts';

/** The sizes of a value's axes, outermost first; the IR knows no names of axes. */
export type Shape = readonly number[];

/** An index into `Program.shapes`. */
export type ValueId = number;

/**
 * Equations in A-normal form: every operand is a value that an input or an earlier equation defined, each is defined
 * once, and a sub-program (in the parameters of `map`, `scan` and `fold`) is closed: it sees its own inputs only.
 */
export interface Program {
  readonly inputs: readonly ValueId[];
  readonly equations: readonly Equation[];
  readonly outputs: readonly ValueId[];
  readonly shapes: readonly Shape[];
}

export interface Equation {
  readonly primitive: PrimitiveName;
  readonly params: Params;
  readonly inputs: readonly ValueId[];
  readonly outputs: readonly ValueId[];
  /** The path of the node in the document that this equation came from. */
  readonly path: string;
}

/** Each primitive has parameters of its own; whoever reads them knows which. */
export type Params = object;

/** A value of a program: float64 or float32 numbers in row-major order. */
export interface Tensor {
  readonly shape: Shape;
  readonly data: Float64Array | Float32Array;
}
