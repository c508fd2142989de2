import { divRow, expAll, subRow } from './elementwise.ts';
import { loadSome, loadUpTo, scratch, storeSome, storeUpTo } from './memory.ts';

/* Sums and maxima along the middle of (outer, length, inner), and softmax over rows. */

/** From 0 on, in ascending order. */
export function sum(out: usize, x: usize, outer: i32, length: i32, inner: i32): void {
  const row = inner << 2;
  for (let o = 0; o < outer; o++) {
    let i: i32 = 0;
    for (; i + 4 <= inner; i += 4) {
      let total = f32x4.splat(0);
      let at = x + (i << 2);
      for (let k = 0; k < length; k++, at += row) total = f32x4.add(total, v128.load(at));
      v128.store(out + (i << 2), total);
    }
    for (; i < inner; i++) {
      let total: f32 = 0;
      let at = x + (i << 2);
      for (let k = 0; k < length; k++, at += row) total += load<f32>(at);
      store<f32>(out + (i << 2), total);
    }
    out += row;
    x += length * row;
  }
}

/** From −∞ on: the first of equals, NaN if there is any. */
export function max(out: usize, x: usize, outer: i32, length: i32, inner: i32): void {
  const row = inner << 2;
  for (let o = 0; o < outer; o++) {
    let i: i32 = 0;
    for (; i + 4 <= inner; i += 4) {
      let most = f32x4.splat(f32.NEGATIVE_INFINITY);
      let at = x + (i << 2);
      for (let k = 0; k < length; k++, at += row) most = larger(most, v128.load(at));
      v128.store(out + (i << 2), most);
    }
    if (i < inner) {
      const left = inner - i;
      let most = f32x4.splat(f32.NEGATIVE_INFINITY);
      let at = x + (i << 2);
      for (let k = 0; k < length; k++, at += row) most = larger(most, loadSome(at, left));
      storeSome(out + (i << 2), most, left);
    }
    out += row;
    x += length * row;
  }
}

/** The second where it is larger or NaN, else the first. */
function larger(most: v128, x: v128): v128 {
  return v128.bitselect(x, most, v128.or(f32x4.gt(x, most), f32x4.ne(x, x)));
}

/**
 * The maximum of the segments of each row, which begins where the table says or is so far behind the one before: `length`
 * numbers side by side, each over all segments.
 */
export function pool(
  out: usize,
  x: usize,
  rowDistance: usize,
  rowTable: usize,
  segmentTable: usize,
  segments: i32,
  rows: i32,
  length: i32,
): void {
  if (segments === 4 && (length & 7) === 0) {
    poolFour(out, x, rowDistance, rowTable, segmentTable, rows, length);
    return;
  }
  for (let row = 0; row < rows; row++) {
    const from = x + (rowTable ? load<usize>(rowTable + (row << 2)) << 2 : row * rowDistance);
    let i: i32 = 0;
    for (; i + 8 <= length; i += 8) pool8(out + (i << 2), from + (i << 2), segmentTable, segments);
    for (; i < length; i += 4) {
      const at = from + (i << 2);
      let most = f32x4.splat(f32.NEGATIVE_INFINITY);
      for (let s = 0; s < segments; s++)
        most = larger(most, loadUpTo(at + (load<usize>(segmentTable + (s << 2)) << 2), length - i));
      storeUpTo(out + (i << 2), most, length - i);
    }
    out += length << 2;
  }
}

/**
 * Of eight numbers side by side. What is no number is larger than nothing and would be passed over: it is noted beside the maxima,
 * which takes fewer steps than to look for it in each of them.
 */
function pool8(out: usize, at: usize, segmentTable: usize, segments: i32): void {
  let low = f32x4.splat(f32.NEGATIVE_INFINITY);
  let high = low;
  let lowIsNone = f32x4.splat(0);
  let highIsNone = lowIsNone;
  for (let s = 0; s < segments; s++) {
    const from = at + (load<usize>(segmentTable + (s << 2)) << 2);
    const a = v128.load(from);
    const b = v128.load(from, 16);
    low = f32x4.pmax(low, a);
    high = f32x4.pmax(high, b);
    lowIsNone = v128.or(lowIsNone, f32x4.ne(a, a));
    highIsNone = v128.or(highIsNone, f32x4.ne(b, b));
  }
  v128.store(out, v128.or(low, lowIsNone));
  v128.store(out, v128.or(high, highIsNone), 16);
}

/** The same of four segments, as squares of two by two have, and a multiple of eight numbers: what the loops take is most of `pool8`. */
function poolFour(
  out: usize,
  x: usize,
  rowDistance: usize,
  rowTable: usize,
  segmentTable: usize,
  rows: i32,
  length: i32,
): void {
  const first = load<usize>(segmentTable) << 2;
  const second = load<usize>(segmentTable, 4) << 2;
  const third = load<usize>(segmentTable, 8) << 2;
  const fourth = load<usize>(segmentTable, 12) << 2;
  for (let row = 0; row < rows; row++) {
    const from = x + (rowTable ? load<usize>(rowTable + (row << 2)) << 2 : row * rowDistance);
    const end = from + (length << 2);
    for (let at = from; at !== end; at += 32, out += 32) {
      let low = v128.load(at + first);
      let high = v128.load(at + first, 16);
      let lowIsNone = f32x4.ne(low, low);
      let highIsNone = f32x4.ne(high, high);
      let a = v128.load(at + second);
      let b = v128.load(at + second, 16);
      low = f32x4.pmax(low, a);
      high = f32x4.pmax(high, b);
      lowIsNone = v128.or(lowIsNone, f32x4.ne(a, a));
      highIsNone = v128.or(highIsNone, f32x4.ne(b, b));
      a = v128.load(at + third);
      b = v128.load(at + third, 16);
      low = f32x4.pmax(low, a);
      high = f32x4.pmax(high, b);
      lowIsNone = v128.or(lowIsNone, f32x4.ne(a, a));
      highIsNone = v128.or(highIsNone, f32x4.ne(b, b));
      a = v128.load(at + fourth);
      b = v128.load(at + fourth, 16);
      low = f32x4.pmax(low, a);
      high = f32x4.pmax(high, b);
      lowIsNone = v128.or(lowIsNone, f32x4.ne(a, a));
      highIsNone = v128.or(highIsNone, f32x4.ne(b, b));
      v128.store(out, v128.or(low, lowIsNone));
      v128.store(out, v128.or(high, highIsNone), 16);
    }
  }
}

/** 1 at the first maximum of each line, 0 elsewhere. */
export function firstMax(out: usize, x: usize, outer: i32, length: i32, inner: i32): void {
  const row = inner << 2;
  memory.fill(out, 0, outer * length * row);
  if (length === 0) return;
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      let at = x + (i << 2);
      let most = load<f32>(at);
      let winner: i32 = 0;
      for (let k = 1; k < length; k++) {
        at += row;
        const value = load<f32>(at);
        if (value > most) {
          most = value;
          winner = k;
        }
      }
      store<f32>(out + winner * row + (i << 2), 1);
    }
    out += length * row;
    x += length * row;
  }
}

/** exp(x − max x) over its sum in ascending order. */
export function softmax(out: usize, x: usize, rows: i32, length: i32): void {
  const row = length << 2;
  const scalar = scratch();
  for (let r = 0; r < rows; r++, out += row, x += row) {
    let most: f32 = f32.NEGATIVE_INFINITY;
    for (let k = 0; k < row; k += 4) most = Mathf.max(most, load<f32>(x + k));
    store<f32>(scalar, most);
    subRow(out, x, 1, scalar, 0, length);
    expAll(out, out, length);
    let total: f32 = 0;
    for (let k = 0; k < row; k += 4) total += load<f32>(out + k);
    store<f32>(scalar, total);
    divRow(out, out, 1, scalar, 0, length);
  }
}
