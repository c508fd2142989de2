import type { JsonValue } from '../base/problem.ts';

/**
 * A parameter of a block: its default, what it may be, and how it is edited. `parse` gives the value, or a rule in words
 * (`a whole number from 1 to 65536`) that the given value breaks.
 */
export interface Param<T = unknown> {
  readonly kind:
    | 'int'
    | 'ints'
    | 'share'
    | 'choice'
    | 'flag'
    | 'axis'
    | 'words'
    | 'numbers'
    | 'pixels'
    | 'axes'
    | 'names'
    | 'text'
    | 'vocabulary';
  readonly default: T;
  readonly help: string;
  /** In words, to stand behind “must be”. */
  readonly rule: string;
  /** Data changes what flows through a graph but never a type, so that no compiled plan depends on it. */
  readonly data: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly options?: readonly string[];
  parse(given: JsonValue): T | undefined;
  /** JSON Schema (2020-12) of the values that `parse` takes. */
  readonly schema: JsonValue;
}

export type Params = Readonly<Record<string, Param>>;

/** The parsed values of a block's parameters. */
export type ValuesOf<P extends Params> = { readonly [K in keyof P]: P[K] extends Param<infer T> ? T : never };
