import { blockLength } from './scalarStrided.ts';

/** The kernel's `gather`. */
export function gather(
  m: Float32Array,
  out: number,
  table: number,
  indices: number,
  count: number,
  row: number,
): void {
  for (let n = 0; n < count; n++) {
    const x = table + m[indices + n]! * row;
    if (row >= blockLength) m.copyWithin(out, x, x + row);
    else for (let i = 0; i < row; i++) m[out + i] = m[x + i]!;
    out += row;
  }
}

/** The kernel's `scatterAdd`. */
export function scatterAdd(
  m: Float32Array,
  out: number,
  x: number,
  indices: number,
  count: number,
  row: number,
): void {
  for (let n = 0; n < count; n++) {
    const sum = out + m[indices + n]! * row;
    for (let i = 0; i < row; i++) m[sum + i] = m[sum + i]! + m[x + i]!;
    x += row;
  }
}
