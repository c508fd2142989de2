/** The shortest decimal that reads back as the same float32; `NaN`, `Infinity` and `-0` by those names. */
export function shortestFloat(x: number): string {
  if (!Number.isFinite(x)) return String(x);
  if (Object.is(x, -0)) return '-0';
  const size = Math.abs(x);
  // A decimal that reads back can be written with more digits, so that the fewest are found by halving; nine always suffice.
  let shortest = Number(size.toPrecision(9));
  let fewest = 1;
  let enough = 9;
  while (fewest < enough) {
    const digits = (fewest + enough) >> 1;
    const decimal = decimalOf(size, digits);
    if (decimal === undefined) fewest = digits + 1;
    else {
      enough = digits;
      shortest = decimal;
    }
  }
  return String(x < 0 ? -shortest : shortest);
}

/**
 * A decimal of so many digits that reads back as the same float32: the nearest, or the next above it where that is a power of two.
 * Above those, floats lie further apart than below, and a decimal there may read back although a nearer one below does not.
 */
function decimalOf(size: number, digits: number): number | undefined {
  const nearest = Number(size.toPrecision(digits));
  if (Math.fround(nearest) === size) return nearest;
  if (!Number.isInteger(Math.log2(size))) return undefined;
  const [mantissa = '', exponent] = size.toExponential(digits - 1).split('e');
  const above = Number(`${Number(mantissa.replace('.', '')) + 1}e${Number(exponent) - digits + 1}`);
  return Math.fround(above) === size ? above : undefined;
}
