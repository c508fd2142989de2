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

/**
 * The shortest decimal that reads back as the same float32, as JSON; what is not finite as a text. The nearest decimal of
 * so many digits is tried, and the next above it: just above a power of two, floats lie further apart than below, and a
 * decimal there may read back although a nearer one below does not.
 */
export function writeNumber(x: number): string {
  if (!Number.isFinite(x)) return `"${x}"`;
  if (Object.is(x, -0)) return '-0';
  const size = Math.abs(x);
  for (let digits = 1; digits < 9; digits++) {
    const [mantissa = '', exponent] = size.toExponential(digits - 1).split('e');
    const nearest = Number(mantissa.replace('.', ''));
    for (const candidate of [nearest, nearest + 1]) {
      const decimal = Number(`${candidate}e${Number(exponent) - digits + 1}`);
      if (Math.fround(decimal) === size) return String(x < 0 ? -decimal : decimal);
    }
  }
  // Nine digits always suffice.
  return String(Number(x.toPrecision(9)));
}
