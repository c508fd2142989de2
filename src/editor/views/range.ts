export interface Range {
  /** Of the finite numbers; 0 when there are none. */
  readonly min: number;
  readonly max: number;
  /** What the ends of the signed colour map stand for: the largest |value|, lone outliers left aside. Never 0. */
  readonly limit: number;
}

const known = new WeakMap<Float32Array, Range>();

/** The range of a value, worked out once. */
export function rangeOf(values: Float32Array): Range {
  const found = known.get(values) ?? measure(values);
  known.set(values, found);
  return found;
}

function measure(values: Float32Array): Range {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  if (min > max) return { min: 0, max: 0, limit: 1 };
  const largest = Math.max(-min, max);
  return { min, max, limit: withoutOutliers(values, largest) || 1 };
}

/** Of fewer numbers than so many, none is an outlier. */
const fewest = 200;

/**
 * The largest |value|, unless it is more than twice what 99.5 % of the non-zero ones stay under: then one number in
 * hundreds would take the colour from all the others, and that bound is used.
 */
function withoutOutliers(values: Float32Array, largest: number): number {
  if (values.length < fewest) return largest;
  const bins = new Uint32Array(256);
  let counted = 0;
  for (const value of values) {
    if (value === 0 || !Number.isFinite(value)) continue;
    const bin = Math.min(255, Math.floor((Math.abs(value) / largest) * 256));
    bins[bin] = (bins[bin] ?? 0) + 1;
    counted++;
  }
  if (counted < fewest) return largest;
  let above = 0;
  let bin = 255;
  while (bin > 0 && above + (bins[bin] ?? 0) <= counted * 0.005) above += bins[bin--] ?? 0;
  const bound = ((bin + 1) / 256) * largest;
  return largest > 2 * bound ? bound : largest;
}
