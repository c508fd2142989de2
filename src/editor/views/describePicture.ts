import type { Activation } from '../state/activations.ts';
import { shortNumber } from './formatNumber.ts';
import { likeliestOf, mostLikely } from './listedClasses.ts';
import type { Picture } from './pictureKind.ts';
import { takesNumbers } from './plates.ts';
import { rangeOf } from './range.ts';

/** What a picture shows, in words: “10 probabilities; 7 most likely, 0.98”. */
export function describePicture(picture: Picture, activation: Activation | undefined): string {
  const values = activation?.values;
  if (!activation || !values || !takesNumbers(picture, values.length)) return 'no value yet';
  const words = values.length === 0 ? 'nothing' : describeValue(picture, activation, values);
  return activation.stale ? `${words} (from before the last change)` : words;
}

function describeValue(picture: Picture, activation: Activation, values: Float32Array): string {
  switch (picture.kind) {
    case 'number':
      return shortNumber(values[0] ?? Number.NaN);
    case 'softmax': {
      const winner = mostLikely(values);
      const name = picture.labels[winner] ?? String(winner);
      return `${picture.size} probabilities; ${name} most likely, ${(values[winner] ?? 0).toFixed(2)}`;
    }
    case 'image': {
      const colours = picture.channels === 3 ? 'colour' : 'grey';
      const empty = values.every((value) => value === 0);
      return `${colours} picture of ${picture.height} × ${picture.width}, ${empty ? 'all 0' : span(values)}`;
    }
    case 'maps': {
      const maps = picture.groups * picture.count;
      const sizes = `${picture.height} × ${picture.width} × ${maps}`;
      return `${sizes} feature ${maps === 1 ? 'map' : 'maps'}, ${span(values)}`;
    }
    case 'text':
      return describeText(picture.symbols, values);
    case 'rows': {
      const { labels } = picture;
      const words = `${sizesOf(activation)}, ${span(values)}`;
      return labels ? `${words}; most likely ${describeText(labels, likeliestOf(picture, values))}` : words;
    }
    default:
      return `${sizesOf(activation)}, ${span(values)}`;
  }
}

/** “hello”, or the words. */
function describeText(symbols: readonly string[], values: ArrayLike<number>): string {
  const words = Array.from(values, (value) => symbols[value] ?? String(value));
  return `“${words.join(words.every((word) => [...word].length === 1) ? '' : ' ')}”`;
}

/** `20 time × 32 features`; where an axis differs from part to part, only its name. */
function sizesOf({ axes, pair }: Activation): string {
  const sizes = axes
    .map(({ name, size }) => (typeof size === 'number' ? `${size} ${name}` : name))
    .join(' × ');
  return pair ? `a pair of ${sizes}` : sizes;
}

function span(values: Float32Array): string {
  const { min, max } = rangeOf(values);
  const faults = values.reduce((count, value) => count + (Number.isFinite(value) ? 0 : 1), 0);
  const range = min === max ? `all ${shortNumber(min)}` : `from ${shortNumber(min)} to ${shortNumber(max)}`;
  return faults > 0 ? `${range}, ${faults} not finite` : range;
}
