import { toBase64 } from '../../../src/base/base64.ts';
import type { Dice } from './dice.ts';
import type { Port, Sketch } from './sketch.ts';

/** Draws a source with a value. */
export type Source = (sketch: Sketch, id?: string) => Port | undefined;

export const vector: Source = (sketch, id) => {
  const size = 1 + sketch.dice.below(5);
  return sketch.add('vector', { size, values: numbers(sketch.dice, size) }, {}, id)?.out;
};

export const image: Source = (sketch, id) => {
  const { dice } = sketch;
  const [height, width, channels] = [2 + dice.below(5), 2 + dice.below(5), dice.oneOf(1, 1, 3)];
  const bytes = Uint8Array.from({ length: height * width * channels }, () => dice.below(256));
  return sketch.add('image', { height, width, channels, values: toBase64(bytes) }, {}, id)?.out;
};

/** One in fifteen has no steps. */
export const series: Source = (sketch, id) => {
  const { dice } = sketch;
  const features = 1 + dice.below(3);
  const steps = dice.oneIn(15) ? 0 : 1 + dice.below(6);
  const rows = Array.from({ length: steps }, () => numbers(dice, features));
  return sketch.add('series', { features, values: dice.oneIn(2) ? rows : rows.flat() }, {}, id)?.out;
};

/** One in fifteen is empty. */
export const text: Source = (sketch, id) => {
  const { dice } = sketch;
  const [unit, between] = dice.oneOf(['character', ''] as const, ['word', ' '] as const);
  const symbols = 'abcdefg'.slice(0, 2 + dice.below(5));
  const vocabulary = dice.oneIn(2) ? [...symbols] : [...symbols].join(between);
  const length = dice.oneIn(15) ? 0 : 1 + dice.below(6);
  const value = Array.from({ length }, () => symbols[dice.below(symbols.length)]).join(between);
  return sketch.add('text', { unit, vocabulary, value }, {}, id)?.out;
};

/** One in five is the first of its vocabulary, as it says none. */
export const classSource: Source = (sketch, id) => {
  const { dice } = sketch;
  const vocabulary = ['a', 'b', 'c', 'd'].slice(0, 2 + dice.below(3));
  const value = vocabulary[dice.below(vocabulary.length)] ?? 'a';
  return sketch.add('class', dice.oneIn(5) ? { vocabulary } : { vocabulary, value }, {}, id)?.out;
};

/** Half of them have two children at every inner node, and some are a single leaf. */
export const tree: Source = (sketch, id) => {
  const { dice } = sketch;
  const most = dice.oneOf(2, 3);
  const value = bracketed(dice, 1 + dice.below(6), most);
  return sketch.add('tree', { vocabulary: 'a b c', value }, {}, id)?.out;
};

function bracketed(dice: Dice, leaves: number, most: number): string {
  if (leaves === 1) {
    // An inner node of one child, where nodes may have any number of them.
    return most > 2 && dice.oneIn(6) ? `(${bracketed(dice, 1, most)})` : dice.oneOf('a', 'b', 'c');
  }
  const children: string[] = [];
  let left = leaves;
  const count = most === 2 ? 2 : Math.min(leaves, 2 + dice.below(most - 1));
  for (let more = count - 1; more >= 0; more--) {
    const taken = more === 0 ? left : 1 + dice.below(left - more);
    children.push(bracketed(dice, taken, most));
    left -= taken;
  }
  return `(${children.join(' ')})`;
}

function numbers(dice: Dice, count: number): number[] {
  return Array.from({ length: count }, () => dice.number());
}
