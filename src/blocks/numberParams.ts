import type { JsonValue } from '../base/problem.ts';
import type { Param } from './params.ts';

/* Parameters that are numbers, one or many. */

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
