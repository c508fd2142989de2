import { axesIn, numbers, type ValueType } from '../../../src/base/valueType.ts';
import { withFeatures } from '../../../src/blocks/shapes.ts';
import { cells, lstm } from './cells.ts';
import { featuresOf, isNumbers, isTree, isVector, settle, windowsOver } from './layers.ts';
import type { Port, Ports, Sketch } from './sketch.ts';
import { tree } from './sources.ts';

/** Draws about so many nodes. */
export type Grow = (sketch: Sketch, count: number) => void;

/** Draws a combinator and a body for it; over the given port, if there is one. */
type Piece = (sketch: Sketch, grow: Grow, over?: Port) => Ports | undefined;

export const stack: Piece = (sketch, grow, x = sketch.pick(() => true)) => {
  if (!x) return undefined;
  const { dice } = sketch;
  const times = 1 + dice.below(3);
  const extra = drawExtra(sketch);
  const params = { times, ...(dice.oneIn(2) && { shared: true }), ...extra.params };
  return sketch.combine('stack', params, { x, ...extra.inputs }, (inner) => {
    grow(inner, 1 + dice.below(3));
    const output = times === 1 && dice.oneIn(2) ? inner.last(() => true) : settle(inner, x.type);
    return output && { output };
  });
};

export const convolve: Piece = (sketch, grow, x = sketch.pick(isSequence)) => {
  if (!x) return undefined;
  const { dice } = sketch;
  const extra = drawExtra(sketch);
  const params = {
    ...windowsOver(sketch, x.type),
    ...((x.type.kind === 'symbols' || dice.oneIn(2)) && { window: 'grid' }),
    ...extra.params,
  };
  return sketch.combine('convolve', params, { x, ...extra.inputs }, (inner) => {
    grow(inner, 1 + dice.below(3));
    const result = inner.last(isOne);
    return result && { result };
  });
};

export const recur: Piece = (sketch, grow, sequence = sketch.pick(isSequence)) => {
  if (!sequence) return undefined;
  const { dice } = sketch;
  const direction = dice.oneOf('forward', 'backward', 'both');
  const extra = drawExtra(sketch);
  const params = { ...(direction !== 'forward' && { direction }), ...extra.params };
  const readsTwice = direction === 'both';
  const pair = readsTwice ? undefined : sketch.pick(({ kind }) => kind === 'tuple');
  const draw = (inner: Sketch) => drawStep(inner, grow, readsTwice ? isVector : isOne, pair?.type);
  const more = ({ state }: Ports): Ports => {
    const start = state && drawStart(sketch, readsTwice ? doubled(state.type) : state.type);
    return start ? { start } : {};
  };
  return sketch.combine('recur', params, { sequence, ...extra.inputs }, draw, { more });
};

/** The body of a recur: any that has a state, with an output of a kind that fits; sometimes one that may start from a pair. */
export function drawStep(
  inner: Sketch,
  grow: Grow,
  fits: (type: ValueType) => boolean,
  pair?: ValueType,
): Ports | undefined {
  const { dice } = inner;
  grow(inner, dice.below(2));
  const units = pair?.kind === 'tuple' && dice.oneIn(2) ? featuresOf(pair.items[0]) : 0;
  const state = units > 0 ? lstm(inner, units) : dice.oneOf(...cells)(inner, grow);
  if (!state) return undefined;
  grow(inner, dice.below(2));
  const output = inner.last(fits);
  return output && { output, state };
}

export const recurse: Piece = (sketch, grow, over) => {
  const { dice } = sketch;
  const leaves = over ?? sketch.pick(isLeaves) ?? plant(sketch);
  const nodes = leaves && axesIn(leaves.type).find((each) => each.tree);
  const children = nodes?.tree?.topology?.children;
  if (!leaves || !children) return undefined;
  const binary = children.every(({ length }) => length === 0 || length === 2);
  const arity = binary && !dice.oneIn(3) ? 2 : 'any';
  const extra = drawExtra(sketch);
  const params = { ...(arity !== 2 && { arity }), ...extra.params };
  const leaf = numbers(...axesIn(leaves.type).filter((each) => each !== nodes));
  return sketch.combine('recurse', params, { tree: leaves, ...extra.inputs }, (inner) =>
    drawMerge(inner, grow, leaf),
  );
};

/** The body of a recurse: any that gives back what its children are. */
export function drawMerge(inner: Sketch, grow: Grow, leaf: ValueType): Ports | undefined {
  const { dice } = inner;
  const [first, second] = inner.ports;
  if (first?.name === '$.children') sumUp(inner, grow, first);
  else if (first && second && isVector(leaf) && dice.oneIn(2)) inner.add('join', {}, { a: first, b: second });
  grow(inner, dice.below(3));
  const result = settle(inner, leaf);
  return result && { result };
}

/** Makes one value of the values of children. */
function sumUp(inner: Sketch, grow: Grow, children: Port): void {
  const { dice } = inner;
  if (dice.oneIn(2)) recur(inner, grow, children);
  else inner.add(dice.oneOf('mean', 'sum', 'maximum'), {}, { x: children });
}

/** A tree of vectors. */
function plant(sketch: Sketch): Port | undefined {
  const x = tree(sketch);
  return x && sketch.add('embedding', { size: 1 + sketch.dice.below(3) }, { x })?.y;
}

function isLeaves(type: ValueType): boolean {
  return isNumbers(type) && axesIn(type).some(({ tree: each }) => each?.values === 'leaves');
}

function isSequence(type: ValueType): boolean {
  return axesIn(type).length > 0 && !isTree(type);
}

/** Whether it is one value and no pair. */
export function isOne({ kind }: ValueType): boolean {
  return kind !== 'tuple';
}

/** One in four bodies sees further values, of any kind. */
function drawExtra(sketch: Sketch): {
  readonly params: { readonly extra?: string[] };
  readonly inputs: Ports;
} {
  const { dice } = sketch;
  if (!dice.oneIn(4)) return { params: {}, inputs: {} };
  const inputs = ['one', 'two'].slice(0, 1 + dice.below(2)).flatMap((name) => {
    const port = sketch.pick(() => true);
    return port ? [[name, port] as const] : [];
  });
  return { params: { extra: inputs.map(([name]) => name) }, inputs: Object.fromEntries(inputs) };
}

/** For half of the recurrences, something of the type of their state. */
function drawStart(sketch: Sketch, state: ValueType): Port | undefined {
  const { dice } = sketch;
  if (dice.oneIn(2)) return undefined;
  const found = settle(sketch, state);
  const size = featuresOf(state);
  if (found || state.kind === 'tuple' || axesIn(state).length !== 1 || size === 0) return found;
  return sketch.add('constant', { values: Array.from({ length: size }, () => dice.number()) }, {})?.y;
}

/** What is joined from two readings. */
function doubled(type: ValueType): ValueType {
  if (type.kind === 'tuple') return { kind: 'tuple', items: type.items.map(doubled) };
  return type.kind === 'numbers' && isVector(type) ? withFeatures(type, 2 * featuresOf(type)) : type;
}
