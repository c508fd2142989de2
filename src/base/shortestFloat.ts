/**
 * The shortest decimal that reads back as the same float32; `NaN`, `Infinity` and `-0` by those names. The nearest decimal
 * of so many digits is tried, and the next above it: just above a power of two, floats lie further apart than below, and
 * a decimal there may read back although a nearer one below does not.
 */
export function shortestFloat(x: number): string {
  if (!Number.isFinite(x)) return String(x);
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
