import { describeSize, multiplySizes, type Size, sameSize } from './size.ts';
import type { Topology } from './topology.ts';

/**
 * The type of a value that travels along a wire: numbers or symbols over named axes, outermost first, or a tuple (an LSTM's
 * state). A layer consumes the last axis, `features` (or a last `channels`), and is mapped over the axes before it.
 */
export type ValueType = NumbersType | SymbolsType | TupleType;

export interface NumbersType {
  readonly kind: 'numbers';
  readonly axes: readonly Axis[];
}

/** Indices into a vocabulary of so many symbols. */
export interface SymbolsType {
  readonly kind: 'symbols';
  readonly vocabulary: number;
  readonly axes: readonly Axis[];
}

export interface TupleType {
  readonly kind: 'tuple';
  readonly items: readonly ValueType[];
}

export interface Axis<S extends Size = Size> {
  readonly name: AxisName;
  readonly size: S;
  /** Of an axis `nodes`: what it runs over. */
  readonly tree?: Tree;
}

/** An axis whose length is known. */
export type KnownAxis = Axis<number>;

/** A tree with values at its leaves, or at all of its nodes, in post-order; without a topology as long as it has no value. */
export interface Tree {
  /** The path of its source. */
  readonly of: string;
  readonly values: 'leaves' | 'nodes';
  readonly topology?: Topology | undefined;
}

export const axisNames = [
  'features',
  'time',
  'height',
  'width',
  'channels',
  'position',
  'nodes',
  'copy',
] as const;

/** `copy` only stands before the axes of a port inside a stack, one entry a copy of the body. */
export type AxisName = (typeof axisNames)[number];

export function axis<S extends Size>(name: AxisName, size: S): Axis<S> {
  return { name, size };
}

export function numbers(...axes: readonly Axis[]): NumbersType {
  return { kind: 'numbers', axes };
}

export function symbols(vocabulary: number, ...axes: readonly Axis[]): SymbolsType {
  return { kind: 'symbols', vocabulary, axes };
}

/** The axes of a value; a tuple has none of its own. */
export function axesIn(type: ValueType): readonly Axis[] {
  return type.kind === 'tuple' ? [] : type.axes;
}

/** A value of the same kind over other axes. */
export function withAxes(type: ValueType, axes: readonly Axis[]): ValueType {
  return type.kind === 'tuple' ? type : { ...type, axes };
}

export function isKnown(axis: Axis): axis is KnownAxis {
  return typeof axis.size === 'number';
}

/** The sizes of axes that are all known: `[28, 28]` for `(height 28, width 28)`. A symbolic one is a bug of the caller. */
export function shapeOf({ axes }: { readonly axes: readonly Axis[] }): readonly number[] {
  return axes.map((each) => {
    if (!isKnown(each)) throw new Error(`The size of ${each.name} is not known: ${describeSize(each.size)}.`);
    return each.size;
  });
}

/** How many elements a value of this shape has; 1 for a scalar. */
export function countElements(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** The product of the sizes of axes, known or not. */
export function elementsOf(axes: readonly Axis[]): Size {
  return axes.reduce<Size>((product, { size }) => multiplySizes(product, size), 1);
}

/** `(height 28, width 28)`, `symbols (time 3)`, `((features 8), (features 8))`, as problems and the command line say it. */
export function describeType(type: ValueType): string {
  if (type.kind === 'tuple') return `(${type.items.map(describeType).join(', ')})`;
  const axes = `(${type.axes.map((each) => `${each.name} ${describeSize(each.size)}`).join(', ')})`;
  return type.kind === 'symbols' ? `symbols ${axes}` : axes;
}

export function sameType(one: ValueType, other: ValueType): boolean {
  if (one.kind === 'tuple' || other.kind === 'tuple')
    return (
      one.kind === 'tuple' &&
      other.kind === 'tuple' &&
      one.items.length === other.items.length &&
      one.items.every((item, i) => {
        const counterpart = other.items[i];
        return counterpart !== undefined && sameType(item, counterpart);
      })
    );
  const vocabulary = (type: NumbersType | SymbolsType) => type.kind === 'symbols' && type.vocabulary;
  return vocabulary(one) === vocabulary(other) && sameAxes(one.axes, other.axes);
}

/** Equal names and sizes, in order. */
export function sameAxes(one: readonly Axis[], other: readonly Axis[]): boolean {
  return (
    one.length === other.length &&
    one.every((each, i) => {
      const counterpart = other[i];
      return (
        counterpart !== undefined && each.name === counterpart.name && sameSize(each.size, counterpart.size)
      );
    })
  );
}
