/** Of the finite numbers of a value. */
export interface Statistics {
  /** How many there are. */
  readonly count: number;
  /** How many are infinite or not a number. */
  readonly faults: number;
  readonly mean: number;
  /** Of the population. */
  readonly deviation: number;
  /** How many of the finite ones are exactly 0. */
  readonly zeros: number;
}

export function statisticsOf(values: Float32Array): Statistics {
  let [count, sum, zeros] = [0, 0, 0];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    count++;
    sum += value;
    if (value === 0) zeros++;
  }
  const mean = count > 0 ? sum / count : 0;
  let squares = 0;
  for (const value of values) if (Number.isFinite(value)) squares += (value - mean) ** 2;
  return {
    count,
    faults: values.length - count,
    mean,
    deviation: count > 0 ? Math.sqrt(squares / count) : 0,
    zeros,
  };
}

export interface Histogram {
  /** Where the first bin begins and the last one ends. */
  readonly from: number;
  readonly to: number;
  /** How many numbers lie in each bin; the last one holds those that equal `to`. */
  readonly bins: readonly number[];
}

/** How the finite numbers spread over equal bins from `from` to `to`; those outside go to the bin at that end. */
export function histogramOf(values: Float32Array, from: number, to: number, count: number): Histogram {
  const bins = new Array<number>(count).fill(0);
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    const bin = Math.min(count - 1, Math.max(0, Math.floor(((value - from) / (to - from)) * count)));
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  return { from, to, bins };
}
