import { countElements } from '../base/valueType.ts';
import type { Builder, Operand } from './builder.ts';
import type { Params, Program, Shape, Tensor } from './program.ts';
import type { Application, Reads } from './reads.ts';

/** Everything that is known about a primitive. A rule that is missing does not compile. */
export interface Primitive<P extends Params = Params> {
  readonly name: string;
  readonly summary: string;
  /** The shapes of the results; throws a `ShapeError` that names the rule and the shapes. */
  infer(inputs: readonly Shape[], params: P): readonly Shape[];
  /** The results by obvious loops, sums in ascending order, every operation rounded by the machine. */
  reference(inputs: readonly Tensor[], params: P, machine: Machine): readonly Tensor[];
  /**
   * The same for `size` elements at once: operands marked `batched` have them along a new axis in front, and so do
   * all results. At least one operand is marked.
   */
  batch(
    emit: Builder,
    inputs: readonly Operand[],
    params: P,
    batched: readonly boolean[],
    size: number,
  ): readonly Operand[];
  /** From the gradients of the results, those of the operands; `null` where none flows. */
  vjp(
    emit: Builder,
    gradients: readonly Operand[],
    inputs: readonly Operand[],
    outputs: readonly Operand[],
    params: P,
  ): readonly (Operand | null)[];
  /**
   * Of a primitive that carries a sub-program: emits it so that what its derivative reads of it is kept. The derivative of all others
   * reads operands and results alone.
   */
  linearise?(emit: Builder, inputs: readonly Operand[], params: P, asked: Asked): Linearised;
  /** Floating-point operations, a multiply-add counted as two and an elementary function as one. */
  flops(inputs: readonly Shape[], params: P, ofProgram: (program: Program) => number): number;
  readonly dependence: Dependence<P>;
}

/** What is asked of a primitive's derivative. */
export interface Asked {
  /** Which results may have a gradient. */
  readonly flows: readonly boolean[];
  /** How many numbers may be kept. */
  readonly memory: number;
}

/** The results of an equation, and what emits its derivative: from their gradients, those of its operands. */
export interface Linearised {
  readonly results: readonly Operand[];
  pullBack(emit: Builder, gradients: readonly Operand[]): readonly (Operand | null)[];
}

/** What the results are computed from: element by element, or as the applications of its sub-programs say, in their order. */
export type Dependence<P extends Params> =
  | Reading<P>
  | { applications(inputs: readonly Shape[], params: P): readonly Application[] };

/** What elements of one result are computed from: always the same, or by what the operands hold, where they are indices. */
export type Reading<P extends Params> =
  | { reads(inputs: readonly Shape[], params: P): Reads }
  | { readsAt(inputs: readonly Tensor[], params: P): Reads };

/** The arithmetic that the reference rules run in: float64 with the engine's own functions, or float32 with ours. */
export interface Machine {
  readonly name: 'float64' | 'float32';
  allocate(shape: Shape): Tensor;
  round(x: number): number;
  exp(x: number): number;
  log(x: number): number;
  tanh(x: number): number;
  sigmoid(x: number): number;
  /** Runs a sub-program, of `map` for one, on this machine. */
  evaluate(program: Program, inputs: readonly Tensor[]): readonly Tensor[];
}

/** A broken shape rule. It is a bug of ours when one escapes: blocks check what users wire. */
export class ShapeError extends Error {
  constructor(primitive: string, rule: string, inputs: readonly Shape[]) {
    super(`${primitive} needs ${rule}, but its operands are ${inputs.map(shapeText).join(' and ')}.`);
    this.name = 'ShapeError';
  }
}

export function shapeText(shape: Shape): string {
  return `[${shape.join(', ')}]`;
}

/** Element i along the first axis; it shares the numbers. */
export function elementAt({ shape: [, ...shape], data }: Tensor, i: number): Tensor {
  const length = countElements(shape);
  return { shape, data: data.subarray(i * length, (i + 1) * length) };
}

/** The rules of a primitive with one result, which is all but the ones that carry a sub-program. */
export interface SingleResult<P extends Params> {
  readonly name: string;
  readonly summary: string;
  infer(inputs: readonly Shape[], params: P): Shape;
  /** Fills the result, which comes as zeros of the inferred shape. */
  reference(result: Tensor, inputs: readonly Tensor[], params: P, machine: Machine): void;
  batch(
    emit: Builder,
    inputs: readonly Operand[],
    params: P,
    batched: readonly boolean[],
    size: number,
  ): Operand;
  vjp(
    emit: Builder,
    gradient: Operand,
    inputs: readonly Operand[],
    output: Operand,
    params: P,
  ): readonly (Operand | null)[];
  flops(inputs: readonly Shape[], params: P): number;
}

export function definePrimitive<P extends Params>(rules: SingleResult<P> & Reading<P>): Primitive<P> {
  return {
    name: rules.name,
    summary: rules.summary,
    infer: (inputs, params) => [rules.infer(inputs, params)],
    reference(inputs, params, machine) {
      const result = machine.allocate(
        rules.infer(
          inputs.map((input) => input.shape),
          params,
        ),
      );
      rules.reference(result, inputs, params, machine);
      return [result];
    },
    batch: (emit, inputs, params, batched, size) => [rules.batch(emit, inputs, params, batched, size)],
    vjp(emit, [gradient], inputs, [output], params) {
      if (!gradient || !output) throw new Error(`${rules.name} has one result, whose gradient is missing.`);
      return rules.vjp(emit, gradient, inputs, output, params);
    },
    flops: rules.flops,
    dependence: 'reads' in rules ? { reads: rules.reads } : { readsAt: rules.readsAt },
  };
}

/** Operands that are the same for every element of a batch, repeated along the new axis in front. */
export function batchAll(
  emit: Builder,
  inputs: readonly Operand[],
  batched: readonly boolean[],
  size: number,
): readonly Operand[] {
  return inputs.map((input, i) => (batched[i] ? input : emit.repeat(input, size)));
}
