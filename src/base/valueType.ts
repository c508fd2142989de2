/**
 * The type of a value that travels along a wire: numbers over named axes, outermost first.
 * A layer consumes the last axis, `features` (or a last `channels`), and is mapped over the axes before it.
 */
export interface ValueType {
  readonly kind: 'numbers';
  readonly axes: readonly Axis[];
}

export interface Axis {
  readonly name: AxisName;
  readonly size: number;
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

export function axis(name: AxisName, size: number): Axis {
  return { name, size };
}

export function numbers(...axes: readonly Axis[]): ValueType {
  return { kind: 'numbers', axes };
}

/** The sizes of the axes, outermost first: `[28, 28]` for `(height 28, width 28)`. */
export function shapeOf(type: ValueType): readonly number[] {
  return type.axes.map((each) => each.size);
}

/** How many elements a value of this shape has; 1 for a scalar. */
export function countElements(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** `(height 28, width 28)`, as problems, tooltips and the command line say it. */
export function describeType(type: ValueType): string {
  return `(${type.axes.map((each) => `${each.name} ${each.size}`).join(', ')})`;
}

export function sameType(one: ValueType, other: ValueType): boolean {
  return (
    one.axes.length === other.axes.length &&
    one.axes.every((each, i) => each.name === other.axes[i]?.name && each.size === other.axes[i]?.size)
  );
}
