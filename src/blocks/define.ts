import type { JsonValue } from '../base/problem.ts';
import type { ValueType } from '../base/valueType.ts';
import type { Builder, Operand } from '../ir/builder.ts';
import { type Params, portNames, type ValuesOf } from './params.ts';
import type { WeightSpec } from './weights.ts';

/** Ports by name: what each carries, in a sentence. */
export type Ports = Readonly<Record<string, string>>;
export type Types = Readonly<Record<string, ValueType>>;
export type Operands = Readonly<Record<string, Operand>>;
export type Weights = Readonly<Record<string, WeightSpec | undefined>>;

/** One of these for each port; blocks whose parameters ask for more ports find the others by name. */
type For<P extends Ports | Weights, T> = { readonly [Name in keyof P]: T } & { readonly [name: string]: T };

export const categories = ['source', 'layer', 'nonlinearity', 'higher-order', 'helper'] as const;
export type Category = (typeof categories)[number];

/** What every block states about itself, and the palette, the inspector, the reference and the format's schema read. */
interface About<P extends Params, I extends Ports, O extends Ports> {
  /** Written into files: never rename. */
  readonly type: string;
  /** Raise when a default changes, and migrate. */
  readonly version: number;
  readonly title: string;
  readonly category: Category;
  /** What it does, in a sentence. */
  readonly summary: string;
  /** How it works and how to use it, in a few sentences. */
  readonly description: string;
  readonly usefulFor: readonly string[];
  /** TeX, for the reference. */
  readonly formula?: string;
  /** Other words that people search for. */
  readonly keywords: readonly string[];
  readonly params: P;
  readonly inputs: I;
  /** Inputs beside those, for blocks whose parameters ask for more. */
  moreInputs?(params: ValuesOf<P>): Ports;
  readonly outputs: O;
  /** Run as tests, shown as documentation. */
  readonly examples: readonly Example[];
}

/** Types in words, `(height 28, width 28)`, of the inputs (of a combinator: and of its body's results) and outputs. */
export interface Example {
  readonly given: Readonly<Record<string, string>>;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly body?: Readonly<Record<string, string>>;
  readonly gives?: Readonly<Record<string, string>>;
  /** Part of the message of the problem, where the inputs do not fit. */
  readonly fails?: string;
}

/** A layer, a source, a helper: any block without a body. Its rules throw a `Misfit` when inputs do not fit. */
export interface Layer<
  P extends Params = Params,
  I extends Ports = Ports,
  O extends Ports = Ports,
  W extends Weights = Weights,
> extends About<P, I, O> {
  infer(inputs: For<I, ValueType>, params: ValuesOf<P>): For<O, ValueType>;
  weights?(inputs: For<I, ValueType>, params: ValuesOf<P>): W;
  /** Emits the equations; `types` are those of the inputs, with the names of the axes. A source has none to emit. */
  lower?(
    emit: Builder,
    inputs: For<I, Operand>,
    weights: { readonly [Name in keyof W]: Operand },
    params: ValuesOf<P>,
    types: For<I, ValueType>,
  ): For<O, Operand>;
  /** A source's value in row-major order, of as many elements as its type has. */
  source?(params: ValuesOf<P>): Float32Array;
  readonly body?: never;
}

/** A block that applies a body, which is any graph. */
export interface Combinator<
  P extends Params = Params,
  I extends Ports = Ports,
  O extends Ports = Ports,
  In extends Ports = Ports,
  Out extends Ports = Ports,
> extends About<P, I, O> {
  /** The ports on the body's boundary: `inputs` are handed in (`$.window`), `outputs` taken back (`$.result`). */
  readonly body: { readonly inputs: In; readonly outputs: Out };
  /** The types that the body is handed. */
  enter(inputs: For<I, ValueType>, params: ValuesOf<P>): For<In, ValueType>;
  /** The types of the outputs, from those of the inputs and of the body's results. */
  infer(inputs: For<I, ValueType>, params: ValuesOf<P>, results: For<Out, ValueType>): For<O, ValueType>;
  /** The axes that every value inside the body has in front, one index an application. */
  front(inputs: For<I, ValueType>, params: ValuesOf<P>): ValueType['axes'];
  /** The instances of the body that have weights of their own; none means that all applications share one set. */
  instances(params: ValuesOf<P>): readonly string[];
  lower(
    emit: Builder,
    inputs: For<I, Operand>,
    params: ValuesOf<P>,
    apply: ApplyBody<In, Out>,
    types: For<I, ValueType>,
  ): For<O, Operand>;
}

/**
 * Emits one application of the body. `instance` picks the weights; `copy` stacks the values inside along the first of
 * the combinator's axes in front, for applications that are not elements of a `map`.
 */
export type ApplyBody<In extends Ports = Ports, Out extends Ports = Ports> = (
  emit: Builder,
  inputs: For<In, Operand>,
  at?: { readonly instance?: string; readonly copy?: number },
) => For<Out, Operand>;

export type Block = Layer | Combinator;

export function defineBlock<
  const P extends Params,
  const I extends Ports,
  const O extends Ports,
  W extends Weights = Record<never, WeightSpec>,
>(definition: Layer<P, I, O, W>): Layer {
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
>(definition: Combinator<P, I, O, In, Out>): Combinator {
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
  return { ...block.inputs, ...block.moreInputs?.(params) };
}
