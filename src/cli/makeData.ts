import { didYouMean } from '../base/suggest.ts';
import type { Reading } from '../data/fault.ts';
import { generators } from '../data/generators/index.ts';
import { Failure } from './command.ts';

/** The seed with which data is made in the browser too. */
const usualSeed = 1;

/** The data set that a text such as `lists depth=2 count=5000` asks for; `seed=…` gives others of the kind. */
export function makeData(text: string): Reading {
  const [name = '', ...pairs] = text.trim().split(/\s+/);
  const generator = generators.find((each) => each.name === name);
  if (!generator) {
    const names = generators.map((each) => each.name);
    throw new Failure(
      [
        `--make must begin with one of ${names.join(', ')}, but begins with ${JSON.stringify(name)}.${didYouMean(name, names)}`,
      ],
      2,
    );
  }
  const { seed = usualSeed, ...given } = Object.fromEntries(pairs.map(readPair));
  if (!Number.isSafeInteger(seed))
    throw new Failure([`--make must have a whole number as its seed, but has ${seed}.`], 2);
  return generator.generate(given, Number(seed));
}

function readPair(text: string): readonly [name: string, value: number | string] {
  const [, name, value] = /^(\w+)=(.+)$/.exec(text) ?? [];
  if (name === undefined || value === undefined)
    throw new Failure(
      [`--make must have NAME=VALUE behind the first word, but has ${JSON.stringify(text)}.`],
      2,
    );
  return [name, Number.isNaN(Number(value)) ? value : Number(value)];
}
