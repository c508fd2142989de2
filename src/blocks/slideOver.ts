import { Misfit } from '../base/problem.ts';
import { addSizes, divideSize, type Size } from '../base/size.ts';
import { type Axis, describeType, isKnown, type NumbersType, type SymbolsType } from '../base/valueType.ts';
import type { Builder, Operand } from '../ir/builder.ts';
import { refuseTree } from './shapes.ts';

/** ⌊(n + p − k) / s⌋ + 1: how often a window of k fits into n, with p padded in all, s apart. */
function countWindows(length: Size, padded: number, size: number, stride: number): Size {
  return addSizes(divideSize(addSizes(length, padded - size), stride), 1);
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
  readonly counts: readonly Size[];
}

/** How windows lie, as the parameters of a block say it: a number an axis; a stride that is not set is 1. */
export interface Sliding {
  readonly size: readonly number[];
  readonly stride: readonly number[] | undefined;
  readonly padding: 'valid' | 'same';
}

/**
 * Where windows lie over the leading axes of a value. Throws a `Misfit`, which names the block by its title, when there
 * are too few axes, too few strides, or a window is longer than its axis.
 */
export function slideOver(type: NumbersType | SymbolsType, title: string, given: Sliding): Slide {
  const { size } = given;
  refuseTree(type, title, 'x', { y: 'all' });
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
  const padded = (i: number) => (padding[i]?.[0] ?? 0) + (padding[i]?.[1] ?? 0);
  // Padded on both sides a window always fits, but for an axis that is empty.
  if (slid.some((each, i) => isKnown(each) && each.size + padded(i) < (size[i] ?? 1)))
    throw new Misfit(
      'window-too-large',
      `${title} needs windows no longer than the axes that they slide over, but size is [${size.join(', ')}] and x is ${describeType(type)}.`,
      {
        port: 'x',
        fixes: slid.every((each) => each.size !== 0)
          ? [{ set: 'size', value: size.map((each, i) => fitted(each, slid[i])) }]
          : [],
      },
    );
  const counts = slid.map((each, i) => countWindows(each.size, padded(i), size[i] ?? 1, strides[i] ?? 1));
  return { slid, rest: type.axes.slice(size.length), sizes: size, strides, padding, counts };
}

/** The size of a window, or that of its axis where that is shorter. */
function fitted(size: number, over: Axis | undefined): number {
  return over && isKnown(over) ? Math.min(size, over.size) : size;
}

/** Every window of x as it lies, (…counts, …sizes, …rest), the border around x filled with one number. */
export function emitWindows(emit: Builder, x: Operand, slide: Slide, border: number): Operand {
  const none = slide.rest.map(() => 0);
  const before = [...slide.padding.map(([count]) => count), ...none];
  const behind = [...slide.padding.map(([, count]) => count), ...none];
  return emit.window(emit.pad(x, before, behind, border), 0, slide.sizes, slide.strides);
}
