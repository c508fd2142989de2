/** A place on a plot: a step, counted from 0 with fractions, and a value. */
export interface PlotPoint {
  readonly step: number;
  readonly value: number;
}

/**
 * The rows of a series with one channel set to a line that is drawn from one point to another: every step in between gets the value of the line at
 * its middle, and the step of each end the end's own.
 */
export function drawColumns(
  rows: readonly (readonly number[])[],
  channel: number,
  from: PlotPoint,
  to: PlotPoint,
): readonly (readonly number[])[] {
  const [left, right] = from.step <= to.step ? [from, to] : [to, from];
  const [first, last] = [Math.floor(left.step), Math.floor(right.step)];
  return rows.map((row, step) => {
    if (step < first || step > last) return row;
    const ends = Math.floor(to.step) === step ? to : Math.floor(from.step) === step ? from : undefined;
    const share = right.step > left.step ? (step + 0.5 - left.step) / (right.step - left.step) : 1;
    const value = ends ? ends.value : left.value + share * (right.value - left.value);
    return row.map((each, i) => (i === channel ? round(value) : each));
  });
}

/** A series of so many steps: what is too long is cut, what is too short goes on with its last step. */
export function withSteps(
  rows: readonly (readonly number[])[],
  steps: number,
  features: number,
): readonly (readonly number[])[] {
  const last = rows.at(-1) ?? new Array<number>(features).fill(0);
  return Array.from({ length: steps }, (_, step) => rows[step] ?? last);
}

/** The smallest of 1, 2 and 5 times a power of ten that no number is beyond; 1 where all are 0. */
export function niceLimit(values: readonly number[]): number {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (largest === 0) return 1;
  const power = 10 ** Math.floor(Math.log10(largest));
  return ([1, 2, 5, 10].find((each) => each * power >= largest) ?? 10) * power;
}

/** Three digits are finer than a hand draws. */
function round(value: number): number {
  return Number(value.toPrecision(3));
}
