/* Copies from strides to strides. Each axis is three words: its length, the result's stride and the operand's. */

/** From this many bytes on, a call of the engine's own block copy costs less than a loop. */
const blockSize: i32 = 256;

export function copy(out: usize, x: usize, axes: usize, count: i32): void {
  if (count === 0) {
    store<f32>(out, load<f32>(x));
    return;
  }
  const length = load<i32>(axes);
  const outStride = load<i32>(axes, 4) << 2;
  const xStride = load<i32>(axes, 8) << 2;
  if (count > 1) {
    for (let i = 0; i < length; i++, out += outStride, x += xStride) copy(out, x, axes + 12, count - 1);
    return;
  }
  if (outStride === 4 && xStride === 4) {
    copyAll(out, x, length);
    return;
  }
  for (let i = 0; i < length; i++, out += outStride, x += xStride) store<f32>(out, load<f32>(x));
}

/** Numbers one behind the other; the two places must not overlap. */
export function copyAll(out: usize, x: usize, length: i32): void {
  if (length << 2 >= blockSize) {
    memory.copy(out, x, length << 2);
    return;
  }
  const end = out + ((length & ~3) << 2);
  for (; out !== end; out += 16, x += 16) v128.store(out, v128.load(x));
  for (let i = length & 3; i > 0; i--, out += 4, x += 4) store<f32>(out, load<f32>(x));
}

/** Adds to what is there, in row-major order. */
export function accumulate(out: usize, x: usize, axes: usize, count: i32): void {
  if (count === 0) {
    store<f32>(out, load<f32>(out) + load<f32>(x));
    return;
  }
  const length = load<i32>(axes);
  const outStride = load<i32>(axes, 4) << 2;
  const xStride = load<i32>(axes, 8) << 2;
  if (count > 1) {
    for (let i = 0; i < length; i++, out += outStride, x += xStride) accumulate(out, x, axes + 12, count - 1);
    return;
  }
  if (outStride === 4 && xStride === 4) {
    addTo(out, x, length);
    return;
  }
  for (let i = 0; i < length; i++, out += outStride, x += xStride)
    store<f32>(out, load<f32>(out) + load<f32>(x));
}

function addTo(out: usize, x: usize, length: i32): void {
  const end = out + ((length & ~3) << 2);
  for (; out !== end; out += 16, x += 16) v128.store(out, f32x4.add(v128.load(out), v128.load(x)));
  for (let i = length & 3; i > 0; i--, out += 4, x += 4) store<f32>(out, load<f32>(out) + load<f32>(x));
}

/** For each index, that row of the table. */
export function gather(out: usize, table: usize, indices: usize, count: i32, row: i32): void {
  for (let n = 0; n < count; n++, out += row << 2)
    copyAll(out, table + (((load<f32>(indices + (n << 2)) as usize) * row) << 2), row);
}

/** Adds each row to the row of the result that its index names, in their order. */
export function scatterAdd(out: usize, x: usize, indices: usize, count: i32, row: i32): void {
  for (let n = 0; n < count; n++, x += row << 2)
    addTo(out + (((load<f32>(indices + (n << 2)) as usize) * row) << 2), x, row);
}

export function fill(out: usize, length: i32, bits: i32): void {
  const value = i32x4.splat(bits);
  const end = out + ((length & ~3) << 2);
  for (; out !== end; out += 16) v128.store(out, value);
  for (let i = length & 3; i > 0; i--, out += 4) store<i32>(out, bits);
}
