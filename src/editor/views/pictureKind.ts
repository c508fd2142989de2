import type { JsonValue } from '../../base/problem.ts';
import type { Topology } from '../../base/topology.ts';
import { type Axis, axesIn, countElements, isKnown, shapeOf, type ValueType } from '../../base/valueType.ts';
import { squashingOf } from './squashing.ts';

/**
 * How numbers become colours: `unit` from 0 (ground) to 1 (ink), `signed` around 0 from orange to blue, `positive` the
 * upper half of that.
 */
export type Scale = 'unit' | 'signed' | 'positive';

/** What a port's value is drawn as. Follows from its type and its block alone, never from the numbers. */
export type Picture =
  | { readonly kind: 'number'; readonly scale: Scale }
  | Bars
  | Strip
  | Image
  | Maps
  | Rows
  | Packed
  | Text
  /** An LSTM's h and c, one below the other. */
  | { readonly kind: 'pair'; readonly item: Strip | Rows; readonly scale: Scale }
  /** The probabilities of classes, as labelled bars. */
  | { readonly kind: 'softmax'; readonly size: number; readonly labels: readonly string[] };

/** A vector, one bar a feature; or a sequence of single numbers, one bar a step; or a series, a lane of such bars for each of its channels. */
export interface Bars {
  readonly kind: 'bars';
  /** Of all channels together. */
  readonly size: number;
  /** One, or as many as a step has numbers and there is room for. */
  readonly lanes: number;
  /** How many channels have no lane. */
  readonly more?: number;
  readonly scale: Scale;
  /** Whether people set it: then the bars go from −1 to 1 whatever the numbers. */
  readonly fixed: boolean;
}

/** A vector of too many features for bars: cells, row by row. */
export interface Strip {
  readonly kind: 'strip';
  readonly size: number;
  readonly scale: Scale;
}

/** A heatmap: a row for each step, position, tree node or copy, a column for each feature. */
export interface Rows {
  readonly kind: 'rows';
  readonly rows: number;
  readonly columns: number;
  readonly scale: Scale;
  /** The tree whose nodes the rows are, children before their parents; it is drawn beside them. */
  readonly tree?: Topology;
  /** While the tree grows from its leaves: the last inner node that has its value. */
  readonly grown?: number;
  /** What the columns stand for, where they are classes: the likeliest of each row is named behind it. */
  readonly labels?: readonly string[];
}

/** A heatmap of as many rows as there are numbers for: sizes differ from place to place, or are not known yet. */
export interface Packed {
  readonly kind: 'packed';
  /** Those of the last axis, where it is the same everywhere. */
  readonly columns: number | undefined;
  readonly scale: Scale;
}

/** Symbols, as what they stand for in their vocabulary; as indices when that cannot be told. */
export interface Text {
  readonly kind: 'text';
  /** As many as there are numbers, where that is not known yet. */
  readonly count: number | undefined;
  readonly symbols: readonly string[];
}

export interface Image {
  readonly kind: 'image';
  readonly height: number;
  readonly width: number;
  readonly channels: 1 | 3;
  readonly scale: Scale;
  /** Whether people draw on it. */
  readonly source: boolean;
}

/** Small multiples: `groups` × `count` maps, of values over (groups, height, width, count). */
export interface Maps {
  readonly kind: 'maps';
  readonly groups: number;
  readonly height: number;
  readonly width: number;
  readonly count: number;
  /** Whether the maps are the cells of a window, which are laid out as the window is. */
  readonly window: boolean;
  readonly scale: Scale;
}

export interface Subject {
  /** With the axes of the combinators around the port in front. */
  readonly type: ValueType;
  /** The type of the block that the port belongs to. */
  readonly block: string;
  /** The name of the port: `y`, or `$.window` for one on the boundary of the block's body. */
  readonly port: string;
  readonly params?: Readonly<Record<string, JsonValue>> | undefined;
  /** Of symbols, what the indices stand for. */
  readonly vocabulary?: readonly string[];
}

/** Above this many features, bars would be thinner than can be told apart. */
const mostBars = 56;
/** With more of them, the lanes of a series would be too low to be read or drawn on. */
const mostLanes = 12;
/** Above this many classes, only the most likely are listed. */
export const mostClasses = 16;

export function pictureKind(subject: Subject): Picture {
  const { type } = subject;
  if (type.kind === 'tuple') return pairKind(subject, type.items);
  const known = type.axes.every(isKnown);
  if (type.kind === 'symbols') {
    const count = known ? countElements(shapeOf(type)) : undefined;
    return { kind: 'text', count, symbols: subject.vocabulary ?? [] };
  }
  if (known) return numbersKind(subject, type.axes, shapeOf(type));
  const columns = type.axes.at(-1)?.size;
  // What is to become a series has its size already.
  if (subject.block === 'series' && typeof columns === 'number')
    return { kind: 'bars', size: 0, ...lanesOf(columns), scale: 'signed', fixed: false };
  return {
    kind: 'packed',
    columns: typeof columns === 'number' ? columns : undefined,
    scale: scaleOf(subject),
  };
}

function pairKind(subject: Subject, [first]: readonly ValueType[]): Picture {
  const item = pictureKind({ ...subject, type: first ?? { kind: 'numbers', axes: [] } });
  if (item.kind === 'rows' || item.kind === 'strip') return { kind: 'pair', item, scale: item.scale };
  if (item.kind === 'packed') return item;
  const size = first && axesIn(first).every(isKnown) ? countElements(shapeOf({ axes: axesIn(first) })) : 1;
  return { kind: 'pair', item: { kind: 'strip', size, scale: 'signed' }, scale: 'signed' };
}

function numbersKind(subject: Subject, axes: readonly Axis[], sizes: readonly number[]): Picture {
  const { block } = subject;
  const scale = scaleOf(subject);
  const last = sizes.at(-1) ?? 1;
  const isSoftmax = block === 'softmax' && subject.port === 'y';
  if (sizes.length <= 1 && isSoftmax) return { kind: 'softmax', size: last, labels: labelsOf(subject) };
  const total = countElements(sizes);
  if (sizes.length <= 1 || (sizes.length === 2 && last === 1 && axes[0]?.name !== 'nodes')) {
    if (total === 1) return { kind: 'number', scale };
    // The numbers of a source are set by dragging its bars, which must not change their scale meanwhile.
    // Of single numbers over time, many thin bars are as good as a line.
    return sizes.length === 2 || total <= mostBars
      ? { kind: 'bars', size: total, lanes: 1, scale, fixed: block === 'vector' }
      : { kind: 'strip', size: total, scale };
  }
  if (block === 'series' && sizes.length === 2)
    return { kind: 'bars', size: total, ...lanesOf(last), scale, fixed: false };
  const plane = axes.findIndex((each, i) => each.name === 'height' && axes[i + 1]?.name === 'width');
  if (plane < 0) {
    const tree = sizes.length === 2 && axes[0]?.tree?.values === 'nodes' ? axes[0].tree.topology : undefined;
    const rows = countElements(sizes.slice(0, -1));
    const labels = isSoftmax && labelsOf(subject).length === last ? labelsOf(subject) : undefined;
    return { kind: 'rows', rows, columns: last, scale, ...(tree && { tree }), ...(labels && { labels }) };
  }
  const [height = 0, width = 0, ...behind] = sizes.slice(plane);
  const groups = countElements(sizes.slice(0, plane));
  const count = countElements(behind);
  const coloured = behind.length === 1 && axes.at(-1)?.name === 'channels' && count === 3;
  if (groups === 1 && (behind.length === 0 || coloured))
    return { kind: 'image', height, width, channels: coloured ? 3 : 1, scale, source: block === 'image' };
  return { kind: 'maps', groups, height, width, count, window: subject.port === '$.window', scale };
}

function lanesOf(channels: number): Pick<Bars, 'lanes' | 'more'> {
  return channels <= mostLanes ? { lanes: channels } : { lanes: mostLanes, more: channels - mostLanes };
}

/** How many numbers a step of bars has. */
export function channelsOf({ lanes, more = 0 }: Bars): number {
  return lanes + more;
}

/** Pictures, probabilities, gates and what a sigmoid gives lie between 0 and 1, what a rectifier gives above 0. */
function scaleOf(subject: Subject): Scale {
  const { type, block, port, params } = subject;
  const axes = axesIn(type);
  const last = axes.at(-1)?.name;
  const isPicture = last === 'channels' || (last === 'width' && axes.at(-2)?.name === 'height');
  const nonlinearity = params?.nonlinearity ?? block;
  if (isPicture || squashingOf(subject) === 'sigmoid') return 'unit';
  if (port === 'y' && block === 'softmax') return 'unit';
  return port === 'y' && nonlinearity === 'rectifier' ? 'positive' : 'signed';
}

function labelsOf({ params }: Subject): readonly string[] {
  const labels = params?.labels;
  return Array.isArray(labels) ? labels.filter((label): label is string => typeof label === 'string') : [];
}
