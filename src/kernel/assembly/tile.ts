import { relu4 } from './elementary.ts';
import { scratch, storeColumns } from './memory.ts';
import { bias, outRow, relu, segmentLength, segments, segmentTable } from './product.ts';

/** How many rows a tile has: with two vectors of columns for each, ten sums, which fit in the registers beside the operands. */
export const tileRows: i32 = 5;

/** Five rows, whose addresses stand in the scratch words, times a panel, at most eight columns of which are of the matrix. */
export function tile(out: usize, panel: usize, start: usize, column: i32, count: i32): void {
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
    let from = start;
    a0 = v128.load(from);
    a1 = v128.load(from, 16);
    from += outRow;
    b0 = v128.load(from);
    b1 = v128.load(from, 16);
    from += outRow;
    c0 = v128.load(from);
    c1 = v128.load(from, 16);
    from += outRow;
    d0 = v128.load(from);
    d1 = v128.load(from, 16);
    from += outRow;
    e0 = v128.load(from);
    e1 = v128.load(from, 16);
  }
  const addresses = scratch();
  const a = load<usize>(addresses);
  const b = load<usize>(addresses, 4);
  const c = load<usize>(addresses, 8);
  const d = load<usize>(addresses, 12);
  const e = load<usize>(addresses, 16);
  for (let s = 0; s < segments; s++) {
    let k = load<usize>(segmentTable + (s << 2)) << 2;
    const end = k + segmentLength;
    for (; k !== end; k += 4, panel += 32) {
      const low = v128.load(panel);
      const high = v128.load(panel, 16);
      let x = v128.load32_splat(a + k);
      a0 = f32x4.add(a0, f32x4.mul(x, low));
      a1 = f32x4.add(a1, f32x4.mul(x, high));
      x = v128.load32_splat(b + k);
      b0 = f32x4.add(b0, f32x4.mul(x, low));
      b1 = f32x4.add(b1, f32x4.mul(x, high));
      x = v128.load32_splat(c + k);
      c0 = f32x4.add(c0, f32x4.mul(x, low));
      c1 = f32x4.add(c1, f32x4.mul(x, high));
      x = v128.load32_splat(d + k);
      d0 = f32x4.add(d0, f32x4.mul(x, low));
      d1 = f32x4.add(d1, f32x4.mul(x, high));
      x = v128.load32_splat(e + k);
      e0 = f32x4.add(e0, f32x4.mul(x, low));
      e1 = f32x4.add(e1, f32x4.mul(x, high));
    }
  }
  if (bias) {
    const low = v128.load(bias + (column << 2));
    const high = v128.load(bias + (column << 2), 16);
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
}
