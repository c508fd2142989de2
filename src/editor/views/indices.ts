import type { JsonValue } from '../../base/problem.ts';
import { shortestFloat } from '../../base/shortestFloat.ts';
import type { Axis } from '../../base/valueType.ts';
import type { PortNumbers } from '../state/activations.ts';

/** The index along each axis of the number at a place in row-major order. */
export function indicesOf(axes: readonly Axis[], place: number): readonly number[] {
  const indices: number[] = [];
  let rest = place;
  for (const { size } of axes.toReversed()) {
    indices.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return indices;
}

/** `height 3, width 12, features 0`. */
export function describeIndices(axes: readonly Axis[], place: number): string {
  const indices = indicesOf(axes, place);
  return axes.map(({ name }, i) => `${name} ${indices[i]}`).join(', ');
}

/** A value as the command line prints it: its axes, and its numbers in nested lists, each the shortest float32. */
export function valueAsJson({ axes, values }: PortNumbers): string {
  let place = 0;
  const nest = (depth: number): JsonValue => {
    if (depth === axes.length) {
      const value = values[place++] ?? 0;
      return Number.isFinite(value) ? Number(shortestFloat(value)) : String(value);
    }
    return Array.from({ length: axes[depth]?.size ?? 0 }, () => nest(depth + 1));
  };
  return JSON.stringify({ axes: axes.map(({ name, size }) => [name, size]), values: nest(0) });
}
