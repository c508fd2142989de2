import type { Param } from './params.ts';

/* Parameters of which there are a few. */

export function choice<const T extends string>({
  default: value,
  of,
  help,
}: {
  readonly default: T;
  readonly of: readonly T[];
  readonly help: string;
}): Param<T> {
  return among(value, of, help, `one of ${of.map((option) => `"${option}"`).join(', ')}`);
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
  return among(value, of, help, `one of ${of.join(', ')}`);
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
  return among<N | W>(value, [number, word], help, `${number} or "${word}"`);
}

function among<T extends string | number>(value: T, of: readonly T[], help: string, rule: string): Param<T> {
  return {
    kind: 'choice',
    default: value,
    help,
    rule,
    data: false,
    options: of.map(String),
    parse: (given) => of.find((option) => option === given),
    schema: { enum: of },
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
