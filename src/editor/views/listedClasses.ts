import type { Rows } from './pictureKind.ts';
import { classesShown } from './pictureSize.ts';

/** All classes in their order, or the most likely ten of many, the likeliest first. */
export function listedClasses(values: Float32Array): readonly number[] {
  const all = Array.from(values.keys());
  const shown = classesShown(values.length);
  if (shown === values.length) return all;
  return all.sort((one, other) => (values[other] ?? 0) - (values[one] ?? 0) || one - other).slice(0, shown);
}

/** The index of the largest number, the first of equals; −1 when there is none. */
export function mostLikely(values: Float32Array): number {
  let best = -1;
  for (const [i, value] of values.entries())
    if (!(value <= (values[best] ?? Number.NEGATIVE_INFINITY))) best = i;
  return best;
}

/** The same of each row. */
export function likeliestOf({ rows, columns }: Rows, values: Float32Array): readonly number[] {
  return Array.from({ length: rows }, (_, row) =>
    mostLikely(values.subarray(row * columns, (row + 1) * columns)),
  );
}
