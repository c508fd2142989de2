import { shortestFloat } from '../../base/shortestFloat.ts';
import type { Activation } from '../state/activations.ts';
import { describeIndices } from './indices.ts';
import type { Picture } from './pictureKind.ts';

/** A number as it is, and a symbol with its index, with its indices in front and the class that it stands for: `time 2, features 1 (verb): 0.25`. */
export function describeCell(picture: Picture, activation: Activation, place: number): string {
  const value = activation.values[place] ?? Number.NaN;
  const symbol = picture.kind === 'text' ? picture.symbols[value] : undefined;
  const what =
    symbol === undefined ? shortestFloat(value) : `${JSON.stringify(symbol)}, ${shortestFloat(value)}`;
  const label = labelOf(picture, place);
  return `${describeIndices(activation, place)}${label === undefined ? '' : ` (${label})`}: ${what}`;
}

function labelOf(picture: Picture, place: number): string | undefined {
  if (picture.kind === 'softmax') return picture.labels[place];
  return picture.kind === 'rows' ? picture.labels?.[place % picture.columns] : undefined;
}
