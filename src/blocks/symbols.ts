import { Misfit } from '../base/problem.ts';
import { didYouMean } from '../base/suggest.ts';

export type Unit = 'character' | 'word';

/** A text's symbols: its code points, or its words. */
export function splitSymbols(text: string, unit: Unit): readonly string[] {
  return unit === 'character' ? [...text] : text.split(/\s+/).filter((word) => word !== '');
}

/**
 * The symbols of a vocabulary in the order of their indices. Throws a `Misfit` when there is none, or one comes twice;
 * `suggestion` is what the vocabulary could be instead of nothing.
 */
export function symbolsOf(
  vocabulary: readonly string[] | string | undefined,
  unit: Unit,
  title: string,
  suggestion: readonly string[],
): readonly string[] {
  const listed = typeof vocabulary === 'string' ? splitSymbols(vocabulary, unit) : (vocabulary ?? []);
  const word = unit === 'word';
  if (listed.length === 0)
    throw new Misfit(
      'bad-parameter',
      `${title} needs a vocabulary, the ${word ? 'words' : 'characters'} that it may have, but there is none.`,
      {
        fixes: [
          {
            set: 'vocabulary',
            value: word
              ? [...new Set(suggestion)]
              : [...new Set(suggestion)].join('') || 'abcdefghijklmnopqrstuvwxyz',
            label: 'Fill in a vocabulary',
          },
        ].filter(({ value }) => value.length > 0),
      },
    );
  const seen = new Set<string>();
  for (const symbol of listed) {
    if (seen.has(symbol))
      throw new Misfit(
        'bad-parameter',
        `${title} needs a vocabulary of different symbols, but ${JSON.stringify(symbol)} comes twice.`,
        { fixes: [{ set: 'vocabulary', value: [...new Set(listed)], label: 'Keep each symbol once' }] },
      );
    seen.add(symbol);
  }
  return listed;
}

/** The index of each symbol of a value. Throws a `Misfit` that names a symbol outside the vocabulary, and its place. */
export function indicesOf(
  value: readonly string[],
  vocabulary: readonly string[],
  title: string,
): Float32Array {
  const indices = new Map(vocabulary.map((symbol, i) => [symbol, i]));
  return Float32Array.from(value, (symbol, place) => {
    const index = indices.get(symbol);
    if (index === undefined)
      throw new Misfit(
        'bad-symbol',
        `${title} needs symbols of its vocabulary, but symbol ${place + 1} of value is ${JSON.stringify(symbol)}.${symbol.length > 2 ? didYouMean(symbol, vocabulary) : ''}`,
        {
          fixes: [
            {
              set: 'vocabulary',
              value: [...new Set([...vocabulary, ...value])],
              label: 'Add what is missing to the vocabulary',
            },
          ],
        },
      );
    return index;
  });
}
