import { axesIn, axis, numbers, type ValueType } from '../../../src/base/valueType.ts';
import type { Grow } from './combinators.ts';
import { anyVector, isNumbers, settle } from './layers.ts';
import type { Port, Sketch } from './sketch.ts';

/** Hands the body of a recur a state, draws what uses it, and gives the port of the next state. */
type Cell = (inner: Sketch, grow: Grow) => Port | undefined;

const gru: Cell = (inner) => {
  const { dice } = inner;
  const units = 1 + dice.below(3);
  const x = anyVector(inner);
  const state = x && inner.hand('state', resized(x.type, units));
  return state && inner.add('gru', { units, ...drawBias(inner) }, { x, state })?.state;
};

/** An LSTM of so many units. */
export function lstm(inner: Sketch, units: number): Port | undefined {
  const x = anyVector(inner);
  if (!x) return undefined;
  const item = resized(x.type, units);
  const state = inner.hand('state', { kind: 'tuple', items: [item, item] });
  return inner.add('lstm', { units, ...drawBias(inner) }, { x, state })?.state;
}

/** The plain recurrent network: the element joined with the state, then a layer. */
const joined: Cell = (inner) => {
  const units = 1 + inner.dice.below(3);
  const a = anyVector(inner);
  if (!a) return undefined;
  const b = inner.hand('state', resized(a.type, units));
  const x = inner.add('join', {}, { a, b })?.y;
  return x && inner.add('vanilla', { units }, { x })?.y;
};

/** A state of any axes, added up. */
const summed: Cell = (inner) => {
  const { dice } = inner;
  const a = inner.pick(isNumbers);
  const b = a && inner.hand('state', a.type);
  const x = b && inner.add(dice.oneOf('add', 'multiply'), {}, { a, b })?.y;
  return x && dice.oneIn(2) ? inner.add('tanh', {}, { x })?.y : x;
};

/** Whatever comes of a vector. */
const carried: Cell = (inner, grow) => {
  const type = numbers(axis('features', 1 + inner.dice.below(3)));
  inner.hand('state', type);
  grow(inner, 1 + inner.dice.below(3));
  return settle(inner, type);
};

export const cells: readonly [Cell, ...Cell[]] = [
  gru,
  gru,
  (inner) => lstm(inner, 1 + inner.dice.below(3)),
  joined,
  summed,
  carried,
];

function drawBias({ dice }: Sketch): { readonly bias?: string } {
  return dice.oneIn(2) ? {} : { bias: dice.oneOf('none', 'single', 'pair') };
}

function resized(type: ValueType, units: number): ValueType {
  return numbers(...axesIn(type).slice(0, -1), axis('features', units));
}
