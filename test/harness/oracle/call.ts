import type { Ports, Value, Values } from './values.ts';

/** A matrix or, with one size, a vector. */
export interface Weight {
  readonly shape: readonly number[];
  /** Row by row. */
  readonly data: readonly number[];
}

/** A node as the rule of its block sees it. */
export interface Call {
  readonly params: Readonly<Record<string, unknown>>;
  readonly inputs: Values;
  /** A weight by its name within the node: `W`. */
  readonly weight: (name: string) => Weight;
}

/** The values that a node gives at its outputs. */
export type Rule = (call: Call) => Values;

/** A node with a body. */
export interface CombinatorCall extends Omit<Call, 'weight'> {
  /** What the `extra` inputs are given, which every application of the body sees too. */
  readonly extra: Values;
  /** The body with one set of weights: `[2]` for a copy of its own, nothing where there is one set only. */
  readonly body: (set?: string) => Body;
}

export interface Body {
  /** Applies it to what the combinator hands in. */
  readonly apply: (handed: Values) => Application;
  /** What it computes from a part of what the combinator hands in. */
  readonly applyToPart: (handed: Values) => Application;
  /** All that lie in it. */
  readonly weights: () => readonly Weight[];
  /** The state that scans of the body begin at when the rest is of these types: found once. */
  readonly startFor: (types: string, find: () => Value) => Value;
}

/** One run through a graph. */
export interface Application {
  /** What the combinator takes back. */
  readonly taken: Values;
  readonly ports: Ports;
}

export interface CombinatorResult {
  readonly outputs: Values;
  /** The ports inside, over all applications: with the combinator's axes in front, and `[forward]/` where sets differ. */
  readonly inside: Ports;
}

export type CombinatorRule = (call: CombinatorCall) => CombinatorResult;
