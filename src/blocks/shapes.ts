import { Misfit } from '../base/problem.ts';
import { type Axis, axis, describeType, numbers, type ValueType } from '../base/valueType.ts';

/** Whether a layer may consume the value: its last axis is `features`, or `channels`. */
function hasFeatures(type: ValueType): boolean {
  const last = type.axes.at(-1)?.name;
  return last === 'features' || last === 'channels';
}

/** The number of features of a layer's input; throws a `Misfit` that offers to flatten when it has none. */
export function features(type: ValueType, title: string, port: string): number {
  const last = type.axes.at(-1);
  if (!last || !hasFeatures(type))
    throw new Misfit(
      'needs-features',
      `${title} needs features as the last axis, but ${port} is ${describeType(type)}.`,
      {
        port,
        fixes: [{ insert: 'flatten' }],
      },
    );
  return last.size;
}

/** The same axes with another number of features at the end. */
export function withFeatures(type: ValueType, size: number): ValueType {
  return numbers(...type.axes.slice(0, -1), axis('features', size));
}

/** The type of two inputs a and b of one shape, whether features or channels come last; else throws a `Misfit`. */
export function sameShape(a: ValueType, b: ValueType, title: string): ValueType {
  const plain = (type: ValueType) =>
    describeType(hasFeatures(type) ? withFeatures(type, type.axes.at(-1)?.size ?? 0) : type);
  if (plain(a) !== plain(b))
    throw new Misfit(
      'unequal-shapes',
      `${title} needs two values of one shape, but a is ${describeType(a)} and b is ${describeType(b)}.`,
      { port: 'b' },
    );
  return a;
}

/** ⌊(n + p − k) / s⌋ + 1: how often a window of k fits into n, with p padded in all, s apart. */
function countWindows(length: number, padded: number, size: number, stride: number): number {
  return Math.floor((length + padded - size) / stride) + 1;
}

/** How `same` padding of k − 1 is split: ⌊(k − 1) / 2⌋ before, the rest behind. */
function samePadding(size: number): readonly [before: number, behind: number] {
  const before = Math.floor((size - 1) / 2);
  return [before, size - 1 - before];
}

export interface Slide {
  /** The axes that are slid over. */
  readonly slid: readonly Axis[];
  /** The axes behind them. */
  readonly rest: readonly Axis[];
  readonly sizes: readonly number[];
  readonly strides: readonly number[];
  /** Before and behind each slid axis. */
  readonly padding: readonly (readonly [number, number])[];
  /** How many windows there are along each slid axis. */
  readonly counts: readonly number[];
}

/**
 * Where windows of these sizes lie over the leading axes of a value. Throws a `Misfit` when there are too few axes, too
 * few strides, or a window is longer than its axis.
 */
export function slideOver(
  type: ValueType,
  given: {
    readonly title: string;
    readonly size: readonly number[];
    readonly stride: readonly number[] | undefined;
    readonly padding: 'valid' | 'same';
  },
): Slide {
  const { title, size } = given;
  const slid = type.axes.slice(0, size.length);
  if (slid.length < size.length)
    throw new Misfit(
      'wrong-length',
      `${title} needs an axis for each of its ${size.length} window sizes, but x is ${describeType(type)}.`,
      {
        port: 'x',
        fixes: slid.length > 0 ? [{ set: 'size', value: size.slice(0, slid.length) }] : [],
      },
    );
  const strides = given.stride ?? size.map(() => 1);
  if (strides.length !== size.length)
    throw new Misfit(
      'wrong-length',
      `${title} needs a stride for each axis that it slides over, but stride is [${strides.join(', ')}] and size [${size.join(', ')}].`,
      {
        fixes: [{ set: 'stride', value: size.map((_, i) => strides[i] ?? strides[0] ?? 1) }],
      },
    );
  const padding = size.map((each): readonly [number, number] =>
    given.padding === 'same' ? samePadding(each) : [0, 0],
  );
  if (given.padding === 'valid' && slid.some((each, i) => each.size < (size[i] ?? 1)))
    throw new Misfit(
      'window-too-large',
      `${title} needs windows no longer than the axes that they slide over, but size is [${size.join(', ')}] and x is ${describeType(type)}.`,
      {
        port: 'x',
        fixes: slid.every((each) => each.size > 0)
          ? [{ set: 'size', value: size.map((each, i) => Math.min(each, slid[i]?.size ?? 1)) }]
          : [],
      },
    );
  const counts = slid.map((each, i) =>
    countWindows(each.size, (padding[i]?.[0] ?? 0) + (padding[i]?.[1] ?? 0), size[i] ?? 1, strides[i] ?? 1),
  );
  return { slid, rest: type.axes.slice(size.length), sizes: size, strides, padding, counts };
}
