import type { Unit } from './unitOf.ts';

/** A part of a typed text. */
export interface TextPart {
  readonly text: string;
  readonly isLit: boolean;
}

const symbols = { character: /./gsu, word: /\S+/g, leaf: /[^\s()]+/g } satisfies Record<Unit, RegExp>;

/** The symbol of a typed text that has a letter at this place of the text, and the how many-th it is. */
export function symbolAt(
  text: string,
  unit: Unit,
  at: number,
): { readonly place: number; readonly symbol: string } | undefined {
  const found = [...text.matchAll(symbols[unit])];
  const place = found.findIndex(({ index, 0: symbol }) => at >= index && at < index + symbol.length);
  const symbol = found[place]?.[0];
  return symbol === undefined ? undefined : { place, symbol };
}

/**
 * A typed text in parts that are lit or not, from a byte for each of its symbols; all of it unlit where their numbers differ, as a
 * text that has just been changed.
 */
export function litLetters(text: string, unit: Unit, mask: ArrayLike<number>): readonly TextPart[] {
  const found = [...text.matchAll(symbols[unit])];
  const parts: { text: string; isLit: boolean }[] = [];
  const add = (from: number, to: number, isLit: boolean) => {
    const last = parts.at(-1);
    if (to <= from) return;
    if (last?.isLit === isLit) last.text += text.slice(from, to);
    else parts.push({ text: text.slice(from, to), isLit });
  };
  let at = 0;
  for (const [i, { index, 0: symbol }] of found.entries()) {
    add(at, index, false);
    at = index + symbol.length;
    add(index, at, found.length === mask.length && mask[i] === 1);
  }
  add(at, text.length, false);
  return parts;
}
