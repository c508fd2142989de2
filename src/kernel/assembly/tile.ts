import { relu4 } from './elementary.ts';
import { storeColumns } from './memory.ts';
import * as product from './product.ts';

/** How many rows a tile has: with two vectors of columns for each, ten sums, which fit in the registers beside the operands. */
export const tileRows: i32 = 5;

/**
 * Rows, a whole number of tiles of them, times a panel, at most eight columns of which are of the matrix. The rows lie so far apart,
 * or, where there is a table, at its offsets. A start of 0 stands for none.
 */
export function tiles(
  out: usize,
  rows: i32,
  a: usize,
  aRow: usize,
  rowTable: usize,
  panel: usize,
  start: usize,
  column: i32,
  count: i32,
): void {
  // In a loop that stores, engines read globals again and again.
  const outRow = product.outRow;
  const segmentTable = product.segmentTable;
  const segments = product.segments;
  const segmentLength = product.segmentLength;
  const relu = product.relu;
  const columnBias = product.bias ? product.bias + (column << 2) : 0;
  let aAt = a;
  let bAt = a;
  let cAt = a;
  let dAt = a;
  let eAt = a;
  for (; rows > 0; rows -= tileRows) {
    if (rowTable) {
      aAt = a + (load<usize>(rowTable) << 2);
      bAt = a + (load<usize>(rowTable, 4) << 2);
      cAt = a + (load<usize>(rowTable, 8) << 2);
      dAt = a + (load<usize>(rowTable, 12) << 2);
      eAt = a + (load<usize>(rowTable, 16) << 2);
      rowTable += tileRows << 2;
    } else {
      aAt = a;
      bAt = aAt + aRow;
      cAt = bAt + aRow;
      dAt = cAt + aRow;
      eAt = dAt + aRow;
      a = eAt + aRow;
    }
    let a0 = f32x4.splat(0);
    let a1 = a0;
    let b0 = a0;
    let b1 = a0;
    let c0 = a0;
    let c1 = a0;
    let d0 = a0;
    let d1 = a0;
    let e0 = a0;
    let e1 = a0;
    if (start) {
      a0 = v128.load(start);
      a1 = v128.load(start, 16);
      start += outRow;
      b0 = v128.load(start);
      b1 = v128.load(start, 16);
      start += outRow;
      c0 = v128.load(start);
      c1 = v128.load(start, 16);
      start += outRow;
      d0 = v128.load(start);
      d1 = v128.load(start, 16);
      start += outRow;
      e0 = v128.load(start);
      e1 = v128.load(start, 16);
      start += outRow;
    }
    let weights = panel;
    for (let s = 0; s < segments; s++) {
      const k = load<usize>(segmentTable + (s << 2)) << 2;
      let aK = aAt + k;
      let bK = bAt + k;
      let cK = cAt + k;
      let dK = dAt + k;
      let eK = eAt + k;
      // Four terms a round, as what the loop itself takes is a fifth of one.
      for (const fours = aK + (segmentLength & ~15); aK !== fours; weights += 128) {
        let low = v128.load(weights);
        let high = v128.load(weights, 16);
        let x = v128.load32_splat(aK);
        a0 = f32x4.add(a0, f32x4.mul(x, low));
        a1 = f32x4.add(a1, f32x4.mul(x, high));
        x = v128.load32_splat(bK);
        b0 = f32x4.add(b0, f32x4.mul(x, low));
        b1 = f32x4.add(b1, f32x4.mul(x, high));
        x = v128.load32_splat(cK);
        c0 = f32x4.add(c0, f32x4.mul(x, low));
        c1 = f32x4.add(c1, f32x4.mul(x, high));
        x = v128.load32_splat(dK);
        d0 = f32x4.add(d0, f32x4.mul(x, low));
        d1 = f32x4.add(d1, f32x4.mul(x, high));
        x = v128.load32_splat(eK);
        e0 = f32x4.add(e0, f32x4.mul(x, low));
        e1 = f32x4.add(e1, f32x4.mul(x, high));
        low = v128.load(weights, 32);
        high = v128.load(weights, 48);
        x = v128.load32_splat(aK, 4);
        a0 = f32x4.add(a0, f32x4.mul(x, low));
        a1 = f32x4.add(a1, f32x4.mul(x, high));
        x = v128.load32_splat(bK, 4);
        b0 = f32x4.add(b0, f32x4.mul(x, low));
        b1 = f32x4.add(b1, f32x4.mul(x, high));
        x = v128.load32_splat(cK, 4);
        c0 = f32x4.add(c0, f32x4.mul(x, low));
        c1 = f32x4.add(c1, f32x4.mul(x, high));
        x = v128.load32_splat(dK, 4);
        d0 = f32x4.add(d0, f32x4.mul(x, low));
        d1 = f32x4.add(d1, f32x4.mul(x, high));
        x = v128.load32_splat(eK, 4);
        e0 = f32x4.add(e0, f32x4.mul(x, low));
        e1 = f32x4.add(e1, f32x4.mul(x, high));
        low = v128.load(weights, 64);
        high = v128.load(weights, 80);
        x = v128.load32_splat(aK, 8);
        a0 = f32x4.add(a0, f32x4.mul(x, low));
        a1 = f32x4.add(a1, f32x4.mul(x, high));
        x = v128.load32_splat(bK, 8);
        b0 = f32x4.add(b0, f32x4.mul(x, low));
        b1 = f32x4.add(b1, f32x4.mul(x, high));
        x = v128.load32_splat(cK, 8);
        c0 = f32x4.add(c0, f32x4.mul(x, low));
        c1 = f32x4.add(c1, f32x4.mul(x, high));
        x = v128.load32_splat(dK, 8);
        d0 = f32x4.add(d0, f32x4.mul(x, low));
        d1 = f32x4.add(d1, f32x4.mul(x, high));
        x = v128.load32_splat(eK, 8);
        e0 = f32x4.add(e0, f32x4.mul(x, low));
        e1 = f32x4.add(e1, f32x4.mul(x, high));
        low = v128.load(weights, 96);
        high = v128.load(weights, 112);
        x = v128.load32_splat(aK, 12);
        a0 = f32x4.add(a0, f32x4.mul(x, low));
        a1 = f32x4.add(a1, f32x4.mul(x, high));
        x = v128.load32_splat(bK, 12);
        b0 = f32x4.add(b0, f32x4.mul(x, low));
        b1 = f32x4.add(b1, f32x4.mul(x, high));
        x = v128.load32_splat(cK, 12);
        c0 = f32x4.add(c0, f32x4.mul(x, low));
        c1 = f32x4.add(c1, f32x4.mul(x, high));
        x = v128.load32_splat(dK, 12);
        d0 = f32x4.add(d0, f32x4.mul(x, low));
        d1 = f32x4.add(d1, f32x4.mul(x, high));
        x = v128.load32_splat(eK, 12);
        e0 = f32x4.add(e0, f32x4.mul(x, low));
        e1 = f32x4.add(e1, f32x4.mul(x, high));
        aK += 16;
        bK += 16;
        cK += 16;
        dK += 16;
        eK += 16;
      }
      // One to three terms are left, in bytes 4 to 12: most of what short segments have, so that a loop would cost as much as a term.
      if (segmentLength & 8) {
        let low = v128.load(weights);
        let high = v128.load(weights, 16);
        let x = v128.load32_splat(aK);
        a0 = f32x4.add(a0, f32x4.mul(x, low));
        a1 = f32x4.add(a1, f32x4.mul(x, high));
        x = v128.load32_splat(bK);
        b0 = f32x4.add(b0, f32x4.mul(x, low));
        b1 = f32x4.add(b1, f32x4.mul(x, high));
        x = v128.load32_splat(cK);
        c0 = f32x4.add(c0, f32x4.mul(x, low));
        c1 = f32x4.add(c1, f32x4.mul(x, high));
        x = v128.load32_splat(dK);
        d0 = f32x4.add(d0, f32x4.mul(x, low));
        d1 = f32x4.add(d1, f32x4.mul(x, high));
        x = v128.load32_splat(eK);
        e0 = f32x4.add(e0, f32x4.mul(x, low));
        e1 = f32x4.add(e1, f32x4.mul(x, high));
        low = v128.load(weights, 32);
        high = v128.load(weights, 48);
        x = v128.load32_splat(aK, 4);
        a0 = f32x4.add(a0, f32x4.mul(x, low));
        a1 = f32x4.add(a1, f32x4.mul(x, high));
        x = v128.load32_splat(bK, 4);
        b0 = f32x4.add(b0, f32x4.mul(x, low));
        b1 = f32x4.add(b1, f32x4.mul(x, high));
        x = v128.load32_splat(cK, 4);
        c0 = f32x4.add(c0, f32x4.mul(x, low));
        c1 = f32x4.add(c1, f32x4.mul(x, high));
        x = v128.load32_splat(dK, 4);
        d0 = f32x4.add(d0, f32x4.mul(x, low));
        d1 = f32x4.add(d1, f32x4.mul(x, high));
        x = v128.load32_splat(eK, 4);
        e0 = f32x4.add(e0, f32x4.mul(x, low));
        e1 = f32x4.add(e1, f32x4.mul(x, high));
        aK += 8;
        bK += 8;
        cK += 8;
        dK += 8;
        eK += 8;
        weights += 64;
      }
      if (segmentLength & 4) {
        const low = v128.load(weights);
        const high = v128.load(weights, 16);
        let x = v128.load32_splat(aK);
        a0 = f32x4.add(a0, f32x4.mul(x, low));
        a1 = f32x4.add(a1, f32x4.mul(x, high));
        x = v128.load32_splat(bK);
        b0 = f32x4.add(b0, f32x4.mul(x, low));
        b1 = f32x4.add(b1, f32x4.mul(x, high));
        x = v128.load32_splat(cK);
        c0 = f32x4.add(c0, f32x4.mul(x, low));
        c1 = f32x4.add(c1, f32x4.mul(x, high));
        x = v128.load32_splat(dK);
        d0 = f32x4.add(d0, f32x4.mul(x, low));
        d1 = f32x4.add(d1, f32x4.mul(x, high));
        x = v128.load32_splat(eK);
        e0 = f32x4.add(e0, f32x4.mul(x, low));
        e1 = f32x4.add(e1, f32x4.mul(x, high));
        weights += 32;
      }
    }
    if (columnBias) {
      const low = v128.load(columnBias);
      const high = v128.load(columnBias, 16);
      a0 = f32x4.add(a0, low);
      a1 = f32x4.add(a1, high);
      b0 = f32x4.add(b0, low);
      b1 = f32x4.add(b1, high);
      c0 = f32x4.add(c0, low);
      c1 = f32x4.add(c1, high);
      d0 = f32x4.add(d0, low);
      d1 = f32x4.add(d1, high);
      e0 = f32x4.add(e0, low);
      e1 = f32x4.add(e1, high);
    }
    if (relu) {
      a0 = relu4(a0);
      a1 = relu4(a1);
      b0 = relu4(b0);
      b1 = relu4(b1);
      c0 = relu4(c0);
      c1 = relu4(c1);
      d0 = relu4(d0);
      d1 = relu4(d1);
      e0 = relu4(e0);
      e1 = relu4(e1);
    }
    storeColumns(out, a0, a1, count);
    out += outRow;
    storeColumns(out, b0, b1, count);
    out += outRow;
    storeColumns(out, c0, c1, count);
    out += outRow;
    storeColumns(out, d0, d1, count);
    out += outRow;
    storeColumns(out, e0, e1, count);
    out += outRow;
  }
}
