import type { JsonValue } from '../../base/problem.ts';
import { type Axis, countElements } from '../../base/valueType.ts';

/**
 * How numbers become colours: `unit` from 0 (ground) to 1 (ink), `signed` around 0 from orange to blue, `positive` the
 * upper half of that.
 */
export type Scale = 'unit' | 'signed' | 'positive';

/** What a port's value is drawn as. Follows from its axes and its block alone, never from the numbers. */
export type Picture =
  | { readonly kind: 'number'; readonly scale: Scale }
  | Bars
  /** A vector of too many features for bars: cells, row by row. */
  | { readonly kind: 'strip'; readonly size: number; readonly scale: Scale }
  | Image
  | Maps
  /** A heatmap: a row for each step, position or copy, a column for each feature. */
  | { readonly kind: 'rows'; readonly rows: number; readonly columns: number; readonly scale: Scale }
  /** The probabilities of classes, as labelled bars. */
  | { readonly kind: 'softmax'; readonly size: number; readonly labels: readonly string[] };

/** A vector, one bar a feature. */
export interface Bars {
  readonly kind: 'bars';
  readonly size: number;
  readonly scale: Scale;
  /** Whether people set it: then the bars go from −1 to 1 whatever the numbers. */
  readonly fixed: boolean;
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
  /** The axes of the combinators around the port in front, then its own. */
  readonly axes: readonly Axis[];
  /** The type of the block that the port belongs to. */
  readonly block: string;
  /** The name of the port: `y`, or `$.window` for one on the boundary of the block's body. */
  readonly port: string;
  readonly params?: Readonly<Record<string, JsonValue>> | undefined;
}

/** Above this many features, bars would be thinner than can be told apart. */
const mostBars = 56;
/** Above this many classes, only the most likely are listed. */
export const mostClasses = 16;

export function pictureKind(subject: Subject): Picture {
  const { axes, block } = subject;
  const scale = scaleOf(subject);
  const sizes = axes.map((each) => each.size);
  const last = sizes.at(-1) ?? 1;
  if (sizes.length <= 1) {
    if (block === 'softmax' && subject.port === 'y')
      return { kind: 'softmax', size: last, labels: labelsOf(subject) };
    if (last === 1) return { kind: 'number', scale };
    // The numbers of a source are set by dragging its bars, which must not change their scale meanwhile.
    return last <= mostBars
      ? { kind: 'bars', size: last, scale, fixed: block === 'vector' }
      : { kind: 'strip', size: last, scale };
  }
  const plane = axes.findIndex((each, i) => each.name === 'height' && axes[i + 1]?.name === 'width');
  if (plane < 0) return { kind: 'rows', rows: countElements(sizes.slice(0, -1)), columns: last, scale };

  const [height = 0, width = 0, ...behind] = sizes.slice(plane);
  const groups = countElements(sizes.slice(0, plane));
  const count = countElements(behind);
  const coloured = behind.length === 1 && axes.at(-1)?.name === 'channels' && count === 3;
  if (groups === 1 && (behind.length === 0 || coloured))
    return { kind: 'image', height, width, channels: coloured ? 3 : 1, scale, source: block === 'image' };
  return { kind: 'maps', groups, height, width, count, window: subject.port === '$.window', scale };
}

/** Pictures, probabilities and what a sigmoid gives lie between 0 and 1, what a rectifier gives above 0. */
function scaleOf({ axes, block, port, params }: Subject): Scale {
  const last = axes.at(-1)?.name;
  const isPicture = last === 'channels' || (last === 'width' && axes.at(-2)?.name === 'height');
  const nonlinearity = params?.nonlinearity ?? block;
  if (isPicture) return 'unit';
  if (port === 'y' && (block === 'softmax' || nonlinearity === 'sigmoid')) return 'unit';
  return port === 'y' && nonlinearity === 'rectifier' ? 'positive' : 'signed';
}

function labelsOf({ params }: Subject): readonly string[] {
  const labels = params?.labels;
  return Array.isArray(labels) ? labels.filter((label): label is string => typeof label === 'string') : [];
}
