/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [below = Number.NaN, above = Number.NaN] = sorted.slice(middle - 1, middle + 1);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? Number.NaN) : (below + above) / 2;
}

/** The number below which such a share of some numbers lies. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** The exponent of the power of x that comes closest to y: the slope of a straight line through their logarithms, by least squares. */
export function slope(x: readonly number[], y: readonly number[]): number {
  const [u, v] = [x.map(Math.log), y.map(Math.log)];
  const [meanU, meanV] = [mean(u), mean(v)];
  const products = u.map((each, i) => (each - meanU) * ((v[i] ?? Number.NaN) - meanV));
  return mean(products) / mean(u.map((each) => (each - meanU) ** 2));
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0) / numbers.length;
}

/** Milliseconds in the unit that suits them: `340 ns`, `11.3 µs`, `9.82 ms`. */
export function asTime(milliseconds: number): string {
  const [unit, factor] = milliseconds < 1e-3 ? ['ns', 1e6] : milliseconds < 1 ? ['µs', 1e3] : ['ms', 1];
  return `${toDigits(milliseconds * factor, 3)} ${unit}`;
}

/** A number with so many digits that count, and all those before the point. */
export function toDigits(value: number, digits: number): string {
  return value >= 10 ** digits ? value.toFixed(0) : value.toPrecision(digits);
}
