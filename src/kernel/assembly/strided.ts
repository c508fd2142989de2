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
  if (count === 2 && xStride === 4 && load<i32>(axes, 16) === 1) {
    turn(out, outStride, x, load<i32>(axes, 20) << 2, length, load<i32>(axes, 12));
    return;
  }
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

/** Rows that lie one behind the other in the result, and columns that do so in the operand: four by four numbers at a time. */
function turn(out: usize, outRow: usize, x: usize, xColumn: usize, rows: i32, columns: i32): void {
  for (; rows >= 4; rows -= 4, out += outRow << 2, x += 16) {
    let to = out;
    let from = x;
    let left = columns;
    for (; left >= 4; left -= 4, to += 16, from += xColumn << 2) {
      const a = v128.load(from);
      const b = v128.load(from + xColumn);
      const c = v128.load(from + (xColumn << 1));
      const d = v128.load(from + 3 * xColumn);
      const ab = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
      const cd = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
      v128.store(to, v128.shuffle<i32>(ab, cd, 0, 1, 4, 5));
      v128.store(to + outRow, v128.shuffle<i32>(ab, cd, 2, 3, 6, 7));
      const ab2 = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
      const cd2 = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
      v128.store(to + (outRow << 1), v128.shuffle<i32>(ab2, cd2, 0, 1, 4, 5));
      v128.store(to + 3 * outRow, v128.shuffle<i32>(ab2, cd2, 2, 3, 6, 7));
    }
    for (; left > 0; left--, to += 4, from += xColumn) {
      store<f32>(to, load<f32>(from));
      store<f32>(to + outRow, load<f32>(from, 4));
      store<f32>(to + (outRow << 1), load<f32>(from, 8));
      store<f32>(to + 3 * outRow, load<f32>(from, 12));
    }
  }
  for (; rows > 0; rows--, out += outRow, x += 4) {
    let from = x;
    for (let to = out, end = out + (columns << 2); to !== end; to += 4, from += xColumn)
      store<f32>(to, load<f32>(from));
  }
}

/** Numbers one behind the other; the two places must not overlap. */
function copyAll(out: usize, x: usize, length: i32): void {
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
