import { namePattern } from '../base/names.ts';
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

interface Range {
  readonly min: number;
  readonly max: number;
  readonly help: string;
}

export function int({ default: value, min, max, help }: Range & { readonly default: number }): Param<number> {
  return {
    kind: 'int',
    default: value,
    help,
    rule: `a whole number from ${min} to ${max}`,
    data: false,
    min,
    max,
    parse: (given) => (isInt(given, min, max) ? given : undefined),
    schema: { type: 'integer', minimum: min, maximum: max },
  };
}

/** A part of a whole. */
export function share({
  default: value,
  min,
  max,
  help,
}: Range & { readonly default: number }): Param<number> {
  return {
    kind: 'share',
    default: value,
    help,
    rule: `a number from ${min} to ${max}`,
    data: false,
    min,
    max,
    parse: (given) => (typeof given === 'number' && given >= min && given <= max ? given : undefined),
    schema: { type: 'number', minimum: min, maximum: max },
  };
}

/** A list of whole numbers, one an axis; a number n means [n]. The default may be left to the block (`undefined`). */
export function ints<D extends readonly number[] | undefined>({
  default: value,
  min,
  max,
  help,
}: Range & { readonly default: D }): Param<readonly number[] | D> {
  const item = { type: 'integer', minimum: min, maximum: max };
  return {
    kind: 'ints',
    default: value,
    help,
    rule: `one to eight whole numbers from ${min} to ${max}`,
    data: false,
    min,
    max,
    parse(given) {
      const list = typeof given === 'number' ? [given] : given;
      return Array.isArray(list) &&
        list.length >= 1 &&
        list.length <= 8 &&
        list.every((each) => isInt(each, min, max))
        ? list
        : undefined;
    },
    schema: { anyOf: [item, { type: 'array', items: item, minItems: 1, maxItems: 8 }] },
  };
}

export function choice<const T extends string>({
  default: value,
  of,
  help,
}: {
  readonly default: T;
  readonly of: readonly T[];
  readonly help: string;
}): Param<T> {
  return {
    kind: 'choice',
    default: value,
    help,
    rule: `one of ${of.map((option) => `"${option}"`).join(', ')}`,
    data: false,
    options: of,
    parse: (given) => of.find((option) => option === given),
    schema: { enum: of },
  };
}

/** One of a few numbers, such as the channels of an image. */
export function oneOf<const T extends number>({
  default: value,
  of,
  help,
}: {
  readonly default: T;
  readonly of: readonly T[];
  readonly help: string;
}): Param<T> {
  return {
    kind: 'choice',
    default: value,
    help,
    rule: `one of ${of.join(', ')}`,
    data: false,
    options: of.map(String),
    parse: (given) => of.find((option) => option === given),
    schema: { enum: of },
  };
}

/** A number of one's own, or a word. */
export function numberOr<const N extends number, const W extends string>({
  default: value,
  number,
  word,
  help,
}: {
  readonly default: N | W;
  readonly number: N;
  readonly word: W;
  readonly help: string;
}): Param<N | W> {
  return {
    kind: 'choice',
    default: value,
    help,
    rule: `${number} or "${word}"`,
    data: false,
    options: [String(number), word],
    parse: (given) => (given === number ? number : given === word ? word : undefined),
    schema: { enum: [number, word] },
  };
}

export function flag({
  default: value,
  help,
}: {
  readonly default: boolean;
  readonly help: string;
}): Param<boolean> {
  return {
    kind: 'flag',
    default: value,
    help,
    rule: 'true or false',
    data: false,
    parse: (given) => (typeof given === 'boolean' ? given : undefined),
    schema: { type: 'boolean' },
  };
}

/** A list of short texts, such as the labels of classes. */
export function words({ help }: { readonly help: string }): Param<readonly string[]> {
  return {
    kind: 'words',
    default: [],
    help,
    rule: 'a list of at most 10000 texts of at most 200 characters',
    data: true,
    parse: (given) =>
      Array.isArray(given) &&
      given.length <= 10000 &&
      given.every((each): each is string => typeof each === 'string' && each.length <= 200)
        ? given
        : undefined,
    schema: { type: 'array', maxItems: 10000, items: { type: 'string', maxLength: 200 } },
  };
}

/** Numbers as a flat list; for a source, none means zeros. */
export function values({
  default: numbers = [],
  data = true,
  help,
}: {
  readonly default?: readonly number[];
  readonly data?: boolean;
  readonly help: string;
}): Param<readonly number[]> {
  return {
    kind: 'numbers',
    default: numbers,
    help,
    rule: 'a list of finite float32 numbers',
    data,
    parse: (given) => (isNumbers(given) ? given : undefined),
    schema: { type: 'array', items: { type: 'number' } },
  };
}

/** Numbers as a flat list, or in rows of equal length; without any there is no value yet. */
export function rows({ help }: { readonly help: string }): Param<Rows | undefined> {
  const row = { type: 'array', items: { type: 'number' } };
  return {
    kind: 'numbers',
    default: undefined,
    help,
    rule: 'a list of finite float32 numbers, or of rows of them',
    data: false,
    parse: (given) =>
      isNumbers(given) || (Array.isArray(given) && given.every(isNumbers)) ? given : undefined,
    schema: { anyOf: [row, { type: 'array', items: row }] },
  };
}

export type Rows = readonly number[] | readonly (readonly number[])[];

/** A text; without one there is no value yet. */
export function text({ help }: { readonly help: string }): Param<string | undefined> {
  return {
    kind: 'text',
    default: undefined,
    help,
    rule: 'a text',
    data: false,
    parse: (given) => (typeof given === 'string' ? given : undefined),
    schema: { type: 'string' },
  };
}

/** Symbols by their index: a list of texts, or one text that is taken apart. */
export function vocabulary({
  help,
}: {
  readonly help: string;
}): Param<readonly string[] | string | undefined> {
  return {
    kind: 'vocabulary',
    default: undefined,
    help,
    rule: 'a text, or a list of texts',
    data: false,
    parse: (given) =>
      typeof given === 'string' ||
      (Array.isArray(given) && given.every((each): each is string => typeof each === 'string'))
        ? given
        : undefined,
    schema: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
  };
}

/** The bytes of a picture in base64, row by row and channels last; the empty text means zeros. */
export function pixels({ help }: { readonly help: string }): Param<string> {
  return {
    kind: 'pixels',
    default: '',
    help,
    rule: 'bytes in base64',
    data: true,
    parse: (given) =>
      typeof given === 'string' &&
      /^[A-Za-z0-9+/]*={0,2}$/.test(given) &&
      given.replace(/=+$/, '').length % 4 !== 1
        ? given
        : undefined,
    schema: { type: 'string', contentEncoding: 'base64' },
  };
}

/** Names of axes. */
export function axisList<const T extends string>({
  default: value,
  of,
  help,
}: {
  readonly default: readonly T[];
  readonly of: readonly T[];
  readonly help: string;
}): Param<readonly T[]> {
  return {
    kind: 'axes',
    default: value,
    help,
    rule: `a list of axes: ${of.join(', ')}`,
    data: false,
    options: of,
    parse(given) {
      if (!Array.isArray(given)) return undefined;
      const found = given.map((each) => of.find((option) => option === each));
      return found.every((each) => each !== undefined) && new Set(found).size === found.length
        ? found
        : undefined;
    },
    schema: { type: 'array', items: { enum: of }, uniqueItems: true },
  };
}

/** Names of further inputs of a combinator. */
export function portNames({ help }: { readonly help: string }): Param<readonly string[]> {
  return {
    kind: 'names',
    default: [],
    help,
    rule: 'a list of at most 16 different names of letters, digits, - and _',
    data: false,
    parse(given) {
      if (!Array.isArray(given) || given.length > 16 || new Set(given).size !== given.length)
        return undefined;
      return given.every((each): each is string => typeof each === 'string' && namePattern.test(each))
        ? given
        : undefined;
    },
    schema: {
      type: 'array',
      maxItems: 16,
      uniqueItems: true,
      items: { type: 'string', pattern: namePattern.source },
    },
  };
}

/** Whether all are numbers that stay finite as float32. */
function isNumbers(given: JsonValue): given is readonly number[] {
  return (
    Array.isArray(given) &&
    given.every((each) => typeof each === 'number' && Number.isFinite(Math.fround(each)))
  );
}

function isInt(given: unknown, min: number, max: number): given is number {
  return Number.isInteger(given) && (given as number) >= min && (given as number) <= max;
}
