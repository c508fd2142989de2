import { namePattern } from '../base/names.ts';
import type { Param } from './params.ts';

/* Parameters that are written: texts, names, and bytes as a text. */

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
