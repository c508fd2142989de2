import { describeSize } from '../../../src/base/size.ts';
import { axesIn, sameAxes, type ValueType } from '../../../src/base/valueType.ts';
import { treeAxis } from '../../../src/blocks/shapes.ts';
import { countIn, hasAxis, isOf, type NodeParams, type Port, type Ports, type Sketch } from './sketch.ts';
import { classSource, image, series, text, tree, vector } from './sources.ts';

/** Draws a node, with what it needs, where there is something that it fits behind. */
export type Piece = (sketch: Sketch) => unknown;

const anySource: Piece = (sketch) =>
  sketch.dice.oneOf(vector, image, series, text, tree, classSource)(sketch);

const vanilla: Piece = (sketch) => {
  const { dice } = sketch;
  return behind(sketch, isVector, 'vanilla', {
    units: 1 + dice.below(4),
    nonlinearity: dice.oneOf('tanh', 'sigmoid', 'rectifier', 'none'),
    ...(dice.oneIn(3) && { bias: false }),
  });
};

const softmax: Piece = (sketch) => behind(sketch, isVector, 'softmax');

const embed = (sketch: Sketch): Ports | undefined =>
  behind(sketch, ({ kind }) => kind === 'symbols', 'embedding', { size: 1 + sketch.dice.below(4) });

const bend: Piece = (sketch) =>
  behind(sketch, isNumbers, sketch.dice.oneOf('sigmoid', 'tanh', 'rectifier', 'dropout'));

const pool: Piece = (sketch) => {
  const x = sketch.pick((type) => isNumbers(type) && axesIn(type).length > 0);
  return x && sketch.add('max-pooling', windowsOver(sketch, x.type), { x });
};

const flatten: Piece = (sketch) => {
  const { dice } = sketch;
  const axes = dice.shuffled(['time', 'height', 'width', 'channels', 'position', 'nodes']);
  return behind(sketch, isNumbers, 'flatten', dice.oneIn(2) ? { keep: axes.slice(0, dice.below(3)) } : {});
};

const join: Piece = (sketch) => {
  const a = sketch.pick(isVector);
  if (!a) return;
  const inputs: Record<string, Port> = { a };
  const count = sketch.dice.oneOf(2, 2, 3);
  for (const port of ['b', 'c'].slice(0, count - 1)) inputs[port] = sketch.pick(isBeside(a.type)) ?? a;
  return sketch.add('join', count === 2 ? {} : { count }, inputs);
};

const combine: Piece = (sketch) => {
  const a = sketch.pick(isNumbers);
  const b = a && sketch.pick(isOf(a.type));
  return a && b && sketch.add(sketch.dice.oneOf('add', 'multiply'), {}, { a, b });
};

const reduce: Piece = (sketch) => {
  const x = sketch.pick((type) => isNumbers(type) && axesIn(type).length > 0);
  if (!x) return;
  const [axis] = sketch.dice.shuffled(axesIn(x.type).map(({ name }) => name));
  return axis && sketch.add(sketch.dice.oneOf('mean', 'sum', 'maximum'), { axis }, { x });
};

/** A loss of vectors, if need be from themselves. */
const loss: Piece = (sketch) => {
  const x = sketch.pick((type) => isVector(type) && !axesIn(type).some(({ size }) => size === 0));
  const target = x && sketch.pick(isTargetOf(x.type));
  return x && target && sketch.add(sketch.dice.oneOf('cross-entropy', 'squared-error'), {}, { x, target });
};

const reverse: Piece = (sketch) => behind(sketch, (type) => hasAxis(type, 'time'), 'reverse');

const constant: Piece = (sketch) => {
  const { dice } = sketch;
  return sketch.add(
    'constant',
    { values: Array.from({ length: 1 + dice.below(4) }, () => dice.number()) },
    {},
  );
};

/** A recurrent unit that is applied once, where there is a value of its state's type. */
const unit: Piece = (sketch) => {
  const { dice } = sketch;
  const x = sketch.pick(isVector);
  if (!x) return;
  const bias = dice.oneOf('none', 'single', 'pair');
  const pair = sketch.pick(({ kind }) => kind === 'tuple');
  if (pair?.type.kind === 'tuple' && dice.oneIn(2)) {
    const units = featuresOf(pair.type.items[0]);
    return sketch.add('lstm', { units, bias }, { x, state: pair });
  }
  const state = sketch.pick(isBeside(x.type));
  return state && sketch.add('gru', { units: featuresOf(state.type), bias }, { x, state });
};

const bypassed: Piece = (sketch) => {
  const [block, ...ports] = sketch.dice.oneOf(
    ['vanilla', 'x'],
    ['embedding', 'x'],
    ['max-pooling', 'x'],
    ['multiply', 'a', 'b'],
    ['gru', 'x', 'state'],
  );
  const inputs = ports.flatMap((port) => {
    const picked = sketch.pick(() => true);
    return picked ? [[port, picked] as const] : [];
  });
  return inputs.length === ports.length && sketch.addBypassed(block ?? '', Object.fromEntries(inputs));
};

/** Sources, layers and helpers, each as often as it stands here. */
export const layers: readonly Piece[] = [
  ...[anySource, softmax, bend, pool, reverse, constant, unit, loss, bypassed],
  ...[
    vanilla,
    vanilla,
    vanilla,
    embed,
    embed,
    embed,
    flatten,
    flatten,
    join,
    join,
    combine,
    combine,
    reduce,
    reduce,
  ],
];

/** Sizes and strides over the leading axes of a value, as parameters. */
export function windowsOver({ dice }: Sketch, type: ValueType): NodeParams {
  const over = axesIn(type).slice(0, 1 + dice.below(2));
  const size = over.map((axis) => Math.min(1 + dice.below(3), Math.max(1, countIn([axis]))));
  return {
    size: size.length === 1 && dice.oneIn(4) ? (size[0] ?? 1) : size,
    ...(dice.oneIn(3) && { stride: size.map(() => 1 + dice.below(3)) }),
    ...(dice.oneIn(3) && { padding: 'same' }),
  };
}

/**
 * A computed port of exactly this type, of what there is or by a layer in between; at last one that was handed in. Nothing
 * where there is no such port.
 */
export function settle(sketch: Sketch, wanted: ValueType): Port | undefined {
  const found = sketch.last(isOf(wanted));
  if (found && !found.name.startsWith('$.')) return found;
  return toVector(sketch, wanted) ?? found;
}

function toVector(sketch: Sketch, wanted: ValueType): Port | undefined {
  const units = featuresOf(wanted);
  if (wanted.kind !== 'numbers' || !isVector(wanted) || units === 0) return undefined;
  const x = sketch.last(isBeside(wanted));
  if (x) return sketch.add('vanilla', { units }, { x })?.y;
  const flat = sketch.dice.oneIn(2) && sketch.last(isNumbers);
  const y = flat && sketch.add('flatten', { keep: [] }, { x: flat })?.y;
  return y ? sketch.add('vanilla', { units }, { x: y })?.y : undefined;
}

/** A vector, made of something else if need be. */
export function anyVector(sketch: Sketch): Port | undefined {
  const found = sketch.pick(isVector);
  if (found) return found;
  const made = embed(sketch) ?? behind(sketch, isNumbers, 'flatten', { keep: [] });
  return made?.y;
}

export function isNumbers({ kind }: ValueType): boolean {
  return kind === 'numbers';
}

/** Whether a layer may take it: its last axis is `features` or `channels`. */
export function isVector(type: ValueType): boolean {
  const last = axesIn(type).at(-1)?.name;
  return isNumbers(type) && (last === 'features' || last === 'channels');
}

/** Whether it is a vector with the same axes before its features. */
function isBeside(one: ValueType): (type: ValueType) => boolean {
  return (type) =>
    isVector(type) &&
    sameAxes(axesIn(type).slice(0, -1), axesIn(one).slice(0, -1)) &&
    !isTree(type) === !isTree(one);
}

export function isTree(type: ValueType): boolean {
  return treeAxis(type) !== undefined;
}

/** How many features there are; 0 if that is not known. */
export function featuresOf(type: ValueType | undefined): number {
  const size = type && axesIn(type).at(-1)?.size;
  return typeof size === 'number' ? size : 0;
}

/** Whether it is numbers of the same sizes. */
function isTargetOf(x: ValueType): (type: ValueType) => boolean {
  const sizes = (type: ValueType) =>
    axesIn(type)
      .map(({ size }) => describeSize(size))
      .join();
  return (type) => isNumbers(type) && sizes(type) === sizes(x);
}

function behind(sketch: Sketch, fits: (type: ValueType) => boolean, block: string, params: NodeParams = {}) {
  const x = sketch.pick(fits);
  return x && sketch.add(block, params, { x });
}
