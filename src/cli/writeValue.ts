import { shortestFloat } from '../base/shortestFloat.ts';
import type { Axis } from '../base/valueType.ts';

/** A port's value as JSON: `{"axes":[["time",3]],"values":[…]}`. */
export function writeValue(axes: readonly Axis[], values: Float32Array): string {
  const named = JSON.stringify(axes.map(({ name, size }) => [name, size]));
  return `{"axes":${named},"values":${nested(axes, values, 0, 0, values.length)}}`;
}

/** The elements from `start` on, `length` of them, in lists within lists for the axes from `depth` on. */
function nested(
  axes: readonly Axis[],
  values: Float32Array,
  depth: number,
  start: number,
  length: number,
): string {
  const size = axes[depth]?.size;
  if (size === undefined) return writeNumber(values[start] ?? 0);
  const part = length / size;
  const items = Array.from({ length: size }, (_, i) =>
    nested(axes, values, depth + 1, start + i * part, part),
  );
  return `[${items.join(',')}]`;
}

/** A float32 as JSON; what is not finite as a text. */
function writeNumber(x: number): string {
  return Number.isFinite(x) ? shortestFloat(x) : `"${x}"`;
}
