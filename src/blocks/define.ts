import type { BodyGraph, JsonValue, Misfit } from '../base/problem.ts';
import type { Axis, NumbersType, ValueType } from '../base/valueType.ts';
import type { Builder, Operand } from '../ir/builder.ts';
import type { Documentation } from './documentation.ts';
import type { Params, ValuesOf } from './params.ts';
import { portNames } from './textParams.ts';
import type { WeightSpec } from './weights.ts';

/** Ports by name: what each carries, in a sentence. */
export type Ports = Readonly<Record<string, string>>;
export type Types = Readonly<Record<string, ValueType>>;
export type Operands = Readonly<Record<string, Operand>>;
export type Weights = Readonly<Record<string, WeightSpec | undefined>>;

/** One of these for each port; blocks whose parameters ask for more ports find the others by name. */
type For<P extends Ports | Weights, T> = { readonly [Name in keyof P]: T } & { readonly [name: string]: T };

export type Kind = ValueType['kind'];

/** The kinds of value that ports take, where it is not numbers alone. */
type Takes = Readonly<Record<string, readonly Kind[]>>;

/** The types of the inputs: of the kinds that the ports take. */
type Given<I extends Ports, T extends Takes> = {
  readonly [Name in keyof I]: Name extends keyof T
    ? Extract<ValueType, { readonly kind: T[Name][number] }>
    : NumbersType;
} & { readonly [name: string]: ValueType };

/** What the rules of types are told beside inputs and parameters. */
export interface Place {
  /** The path of the node, from which the names of its unknown sizes are made. */
  readonly path: string;
}

/** What a combinator is told besides: which results its body gives for what it is handed; those that are not well typed are left out. */
export interface BodyPlace extends Place {
  resultsFor(given: Types): Types;
  /** The types of all that the body computes from this alone. */
  typesWithout(given: Types): readonly ValueType[];
  /** Says why a type could not be found, where the body alone is to blame; what is found is typed all the same. */
  report(misfit: Misfit): void;
}

export const categories = ['source', 'layer', 'nonlinearity', 'higher-order', 'helper', 'training'] as const;
export type Category = (typeof categories)[number];

/** What every block states about itself, and the palette, the inspector, the reference and the format's schema read. */
interface About<P extends Params, I extends Ports, O extends Ports, T extends Takes> {
  /** Written into files: never rename. */
  readonly type: string;
  /** Raise when a default changes, and migrate. */
  readonly version: number;
  readonly title: string;
  readonly category: Category;
  /** What it does, in a sentence. */
  readonly summary: string;
  /** Other words that people search for. */
  readonly keywords: readonly string[];
  readonly params: P;
  readonly inputs: I;
  /** Inputs beside those, for blocks whose parameters ask for more. */
  moreInputs?(params: ValuesOf<P>): Ports;
  /** Inputs that need no wire. */
  readonly optionalInputs?: Ports;
  readonly takes?: T;
  readonly outputs: O;
  /** Whether it is a recurrent unit, whose state has to come round again: it lives in the body of a recur. */
  readonly unit?: boolean;
  /** Parameters that a new node gets, where the defaults alone give nothing to see. */
  readonly starter?: Readonly<Record<string, JsonValue>>;
  /** Outputs that have no value for such inputs, and why: a sentence for whoever wires them. */
  missing?(inputs: Given<I, T>, params: ValuesOf<P>): ReadonlyMap<string, string>;
}

/** A layer, a source, a helper: any block without a body. Its rules throw a `Misfit` when inputs do not fit. */
export interface Layer<
  P extends Params = Params,
  I extends Ports = Ports,
  O extends Ports = Ports,
  W extends Weights = Weights,
  T extends Takes = Takes,
> extends About<P, I, O, T> {
  infer(inputs: Given<I, T>, params: ValuesOf<P>, place: Place): For<O, ValueType>;
  weights?(inputs: Given<I, T>, params: ValuesOf<P>): W;
  /** The share of the numbers of its input `x` that is left out while the network learns. */
  leavesOut?(params: ValuesOf<P>): number;
  /**
   * Emits the equations; `types` are those of the inputs, all sizes known, and `mask` is what `x` is multiplied by if any of it is left
   * out. A source has none to emit.
   */
  lower?(
    emit: Builder,
    inputs: For<I, Operand>,
    weights: { readonly [Name in keyof W]: Operand },
    params: ValuesOf<P>,
    types: Given<I, T>,
    mask?: Operand,
  ): For<O, Operand>;
  /** A source's value in row-major order, of as many elements as its type has; symbols are indices. */
  source?(params: ValuesOf<P>): Float32Array;
  /** Says that its output `loss` is what training makes small, and whether `target` is classes for the scores `x`, or numbers. */
  readonly loss?: 'classes' | 'numbers';
  /** Says that what it gives for an element along an axis in front of `features` follows from that element of its inputs alone. */
  readonly rowwise?: true;
  readonly body?: never;
}

/** A block that applies a body, which is any graph. */
export interface Combinator<
  P extends Params = Params,
  I extends Ports = Ports,
  O extends Ports = Ports,
  In extends Ports = Ports,
  Out extends Ports = Ports,
  T extends Takes = Takes,
> extends About<P, I, O, T> {
  /** The ports on the body's boundary: `inputs` are handed in (`$.window`), `outputs` taken back (`$.result`). */
  readonly body: { readonly inputs: In; readonly outputs: Out };
  /**
   * What a body that is applied only once, in place of many times, is handed and gives: for each of its inputs an input of
   * the block, for each output of the block one of the body's. So a body is put around nodes, and taken away again.
   */
  readonly once: {
    readonly inputs: { readonly [Name in keyof NoInfer<In>]: string };
    readonly outputs: { readonly [Name in keyof NoInfer<O>]: keyof NoInfer<Out> & string };
  };
  /** Which of the body's inputs there are with these parameters; all if it does not say. */
  hands?(params: ValuesOf<P>): readonly (keyof In & string)[];
  /** The types that the body is handed. */
  enter(
    inputs: Given<I, T>,
    params: ValuesOf<P>,
    place: BodyPlace,
  ): { readonly [Name in keyof In]?: ValueType | undefined };
  /** The types of the outputs, from those of the inputs, of what the body was handed and of its results. */
  infer(
    inputs: Given<I, T>,
    params: ValuesOf<P>,
    results: For<Out, ValueType>,
    entered: For<In, ValueType>,
  ): For<O, ValueType>;
  /** The axes that every value inside the body has in front, one index an application. */
  front(inputs: Given<I, T>, params: ValuesOf<P>): readonly Axis[];
  /** The applications of the body where they differ in the sizes of their values; each case is checked by itself. */
  cases?(inputs: Given<I, T>, params: ValuesOf<P>, place: Place): readonly Case[];
  /** The instances of the body that have weights of their own; none means that all applications share one set. */
  instances(params: ValuesOf<P>): readonly string[];
  /** A body to begin with, for inputs of these types. */
  startBody(inputs: Given<I, T>, params: ValuesOf<P>): BodyGraph;
  lower(
    emit: Builder,
    inputs: For<I, Operand>,
    params: ValuesOf<P>,
    body: LoweredBody<In, Out, Given<I, T>>,
  ): { readonly [Name in keyof O]?: Operand | undefined };
}

/** Applications of a body that are alike in the sizes of their values. */
export interface Case {
  readonly times: number;
  /** The sizes that differ between cases, by name, as they are in this one. */
  readonly sizes: ReadonlyMap<string, number>;
}

/** The body of a combinator while a program is built, and what is known of it; all sizes are known but those of `cases`. */
export interface LoweredBody<In extends Ports = Ports, Out extends Ports = Ports, Inputs = Types> {
  readonly path: string;
  /** The types of the combinator's inputs, and of what its body is handed. */
  readonly types: Inputs;
  readonly handed: For<In, ValueType>;
  /**
   * Emits one application. `instance` picks the weights; `copy` stacks the values inside along the first of the combinator's
   * axes in front, for applications that are not elements of a `map`; `known` are the sizes that this application has.
   */
  apply(
    emit: Builder,
    inputs: For<In, Operand>,
    at?: {
      readonly instance?: string;
      readonly copy?: number;
      readonly known?: ReadonlyMap<string, number>;
    },
  ): For<Out, Operand>;
}

export type Block = Layer | Combinator;

export function defineBlock<
  const P extends Params,
  const I extends Ports,
  const O extends Ports,
  W extends Weights = Record<never, WeightSpec>,
  const T extends Takes = Record<never, readonly Kind[]>,
>(definition: Layer<P, I, O, W, T> & Documentation): Layer {
  return definition;
}

/** Every combinator takes further inputs by name, which its body sees as they are, the same at every application. */
const extra = portNames({ help: 'Names of further inputs, the same at every application of the body.' });

export function defineCombinator<
  const P extends Params,
  const I extends Ports,
  const O extends Ports,
  const In extends Ports,
  const Out extends Ports,
  const T extends Takes = Record<never, readonly Kind[]>,
>(definition: Combinator<P, I, O, In, Out, T> & Documentation): Combinator {
  return {
    ...definition,
    params: { ...definition.params, extra },
    moreInputs: (params) =>
      Object.fromEntries(extraInputs(params).map((name) => [name, 'Handed to the body as it is.'])),
  };
}

/** The names of a combinator's further inputs. */
export function extraInputs(params: ValuesOf<Params>): readonly string[] {
  return extra.parse(params.extra as JsonValue) ?? [];
}

/** The input ports of a block with these parameters. */
export function inputsOf(block: Block, params: ValuesOf<Params>): Ports {
  return { ...block.inputs, ...block.optionalInputs, ...block.moreInputs?.(params) };
}

/** The ports on the boundary of a combinator's body with these parameters. */
export function bodyPortsOf(
  block: Combinator,
  params: ValuesOf<Params>,
): { readonly inputs: Ports; readonly outputs: Ports } {
  const { inputs, outputs } = block.body;
  const handed = block.hands?.(params) ?? Object.keys(inputs);
  const extra = extraInputs(params).map((name) => [name, 'An extra input.']);
  return {
    inputs: Object.fromEntries([...handed.map((port) => [port, inputs[port] ?? '']), ...extra]),
    outputs,
  };
}

/** The kinds of value that an input takes. */
export function kindsFor(block: Block, port: string): readonly Kind[] {
  const extra = block.body && !(port in block.inputs) && !(port in (block.optionalInputs ?? {}));
  return extra ? allKinds : (block.takes?.[port] ?? ['numbers']);
}

const allKinds: readonly Kind[] = ['numbers', 'symbols', 'tuple'];
