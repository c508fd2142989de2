/* Copies from strides to strides. Each axis is three words: its length, the result's stride and the operand's. */

type Along = (
  m: Float32Array,
  out: number,
  outStride: number,
  x: number,
  xStride: number,
  length: number,
) => void;

export function copy(
  m: Float32Array,
  words: Int32Array,
  out: number,
  x: number,
  axes: number,
  count: number,
): void {
  walk(copyAlong, m, words, out, x, axes, count);
}

/** Adds to what is there, in row-major order. */
export function accumulate(
  m: Float32Array,
  words: Int32Array,
  out: number,
  x: number,
  axes: number,
  count: number,
): void {
  walk(addAlong, m, words, out, x, axes, count);
}

/** Goes over all axes but the last. It calls itself, so that it needs no counters on the heap. */
function walk(
  along: Along,
  m: Float32Array,
  words: Int32Array,
  out: number,
  x: number,
  axes: number,
  count: number,
): void {
  if (count === 0) {
    along(m, out, 0, x, 0, 1);
    return;
  }
  const length = words[axes]!;
  const outStride = words[axes + 1]!;
  const xStride = words[axes + 2]!;
  if (count === 1) {
    along(m, out, outStride, x, xStride, length);
    return;
  }
  for (let i = 0; i < length; i++)
    walk(along, m, words, out + i * outStride, x + i * xStride, axes + 3, count - 1);
}

/** From this length on, a call of the engine's own block copy costs less than a loop. */
const blockLength = 32;

const copyAlong: Along = (m, out, outStride, x, xStride, length) => {
  if (outStride === 1 && xStride === 1 && length >= blockLength) m.copyWithin(out, x, x + length);
  else for (let i = 0; i < length; i++) m[out + i * outStride] = m[x + i * xStride]!;
};

const addAlong: Along = (m, out, outStride, x, xStride, length) => {
  for (let i = 0; i < length; i++) {
    const at = out + i * outStride;
    m[at] = m[at]! + m[x + i * xStride]!;
  }
};

/** Numbers one behind the other. */
function copyAll(m: Float32Array, out: number, x: number, length: number): void {
  copyAlong(m, out, 1, x, 1, length);
}

/** For each index, that row of the table. */
export function gather(
  m: Float32Array,
  out: number,
  table: number,
  indices: number,
  count: number,
  row: number,
): void {
  for (let n = 0; n < count; n++) copyAll(m, out + n * row, table + m[indices + n]! * row, row);
}

/** Adds each row to the row of the result that its index names, in their order. */
export function scatterAdd(
  m: Float32Array,
  out: number,
  x: number,
  indices: number,
  count: number,
  row: number,
): void {
  for (let n = 0; n < count; n++) addAlong(m, out + m[indices + n]! * row, 1, x + n * row, 1, row);
}
