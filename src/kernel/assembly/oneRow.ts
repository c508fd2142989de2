import { relu4 } from './elementary.ts';
import { storeColumns } from './memory.ts';
import { bias, panelSize, relu, segmentLength, segments, segmentTable } from './product.ts';

/** One row times all panels: four panels at a time, then one, as there are no further rows to share them with. */
export function oneRow(out: usize, a: usize, panel: usize, start: usize, columns: i32): void {
  let column: i32 = 0;
  for (; column + 32 <= columns; column += 32, panel += panelSize * 4) {
    fourPanels(out + (column << 2), a, panel, start ? start + (column << 2) : 0, column);
  }
  for (; column < columns; column += 8, panel += panelSize)
    onePanel(out + (column << 2), a, panel, start ? start + (column << 2) : 0, column, columns - column);
}

function fourPanels(out: usize, a: usize, panel: usize, start: usize, column: i32): void {
  let a0 = f32x4.splat(0);
  let a1 = a0;
  let b0 = a0;
  let b1 = a0;
  let c0 = a0;
  let c1 = a0;
  let d0 = a0;
  let d1 = a0;
  if (start) {
    a0 = v128.load(start);
    a1 = v128.load(start, 16);
    b0 = v128.load(start, 32);
    b1 = v128.load(start, 48);
    c0 = v128.load(start, 64);
    c1 = v128.load(start, 80);
    d0 = v128.load(start, 96);
    d1 = v128.load(start, 112);
  }
  let second = panel + panelSize;
  let third = second + panelSize;
  let fourth = third + panelSize;
  for (let s = 0; s < segments; s++) {
    let k = a + (load<usize>(segmentTable + (s << 2)) << 2);
    const end = k + segmentLength;
    // Four terms a round: a row reads every weight once only, and fewer steps of the loop between the reads fetch them sooner.
    const fours = k + (segmentLength & ~15);
    for (; k !== fours; k += 16, panel += 128, second += 128, third += 128, fourth += 128) {
      let x = v128.load32_splat(k);
      a0 = f32x4.add(a0, f32x4.mul(x, v128.load(panel)));
      a1 = f32x4.add(a1, f32x4.mul(x, v128.load(panel, 16)));
      b0 = f32x4.add(b0, f32x4.mul(x, v128.load(second)));
      b1 = f32x4.add(b1, f32x4.mul(x, v128.load(second, 16)));
      c0 = f32x4.add(c0, f32x4.mul(x, v128.load(third)));
      c1 = f32x4.add(c1, f32x4.mul(x, v128.load(third, 16)));
      d0 = f32x4.add(d0, f32x4.mul(x, v128.load(fourth)));
      d1 = f32x4.add(d1, f32x4.mul(x, v128.load(fourth, 16)));
      x = v128.load32_splat(k, 4);
      a0 = f32x4.add(a0, f32x4.mul(x, v128.load(panel, 32)));
      a1 = f32x4.add(a1, f32x4.mul(x, v128.load(panel, 48)));
      b0 = f32x4.add(b0, f32x4.mul(x, v128.load(second, 32)));
      b1 = f32x4.add(b1, f32x4.mul(x, v128.load(second, 48)));
      c0 = f32x4.add(c0, f32x4.mul(x, v128.load(third, 32)));
      c1 = f32x4.add(c1, f32x4.mul(x, v128.load(third, 48)));
      d0 = f32x4.add(d0, f32x4.mul(x, v128.load(fourth, 32)));
      d1 = f32x4.add(d1, f32x4.mul(x, v128.load(fourth, 48)));
      x = v128.load32_splat(k, 8);
      a0 = f32x4.add(a0, f32x4.mul(x, v128.load(panel, 64)));
      a1 = f32x4.add(a1, f32x4.mul(x, v128.load(panel, 80)));
      b0 = f32x4.add(b0, f32x4.mul(x, v128.load(second, 64)));
      b1 = f32x4.add(b1, f32x4.mul(x, v128.load(second, 80)));
      c0 = f32x4.add(c0, f32x4.mul(x, v128.load(third, 64)));
      c1 = f32x4.add(c1, f32x4.mul(x, v128.load(third, 80)));
      d0 = f32x4.add(d0, f32x4.mul(x, v128.load(fourth, 64)));
      d1 = f32x4.add(d1, f32x4.mul(x, v128.load(fourth, 80)));
      x = v128.load32_splat(k, 12);
      a0 = f32x4.add(a0, f32x4.mul(x, v128.load(panel, 96)));
      a1 = f32x4.add(a1, f32x4.mul(x, v128.load(panel, 112)));
      b0 = f32x4.add(b0, f32x4.mul(x, v128.load(second, 96)));
      b1 = f32x4.add(b1, f32x4.mul(x, v128.load(second, 112)));
      c0 = f32x4.add(c0, f32x4.mul(x, v128.load(third, 96)));
      c1 = f32x4.add(c1, f32x4.mul(x, v128.load(third, 112)));
      d0 = f32x4.add(d0, f32x4.mul(x, v128.load(fourth, 96)));
      d1 = f32x4.add(d1, f32x4.mul(x, v128.load(fourth, 112)));
    }
    for (; k !== end; k += 4, panel += 32, second += 32, third += 32, fourth += 32) {
      const x = v128.load32_splat(k);
      a0 = f32x4.add(a0, f32x4.mul(x, v128.load(panel)));
      a1 = f32x4.add(a1, f32x4.mul(x, v128.load(panel, 16)));
      b0 = f32x4.add(b0, f32x4.mul(x, v128.load(second)));
      b1 = f32x4.add(b1, f32x4.mul(x, v128.load(second, 16)));
      c0 = f32x4.add(c0, f32x4.mul(x, v128.load(third)));
      c1 = f32x4.add(c1, f32x4.mul(x, v128.load(third, 16)));
      d0 = f32x4.add(d0, f32x4.mul(x, v128.load(fourth)));
      d1 = f32x4.add(d1, f32x4.mul(x, v128.load(fourth, 16)));
    }
  }
  if (bias) {
    const b = bias + (column << 2);
    a0 = f32x4.add(a0, v128.load(b));
    a1 = f32x4.add(a1, v128.load(b, 16));
    b0 = f32x4.add(b0, v128.load(b, 32));
    b1 = f32x4.add(b1, v128.load(b, 48));
    c0 = f32x4.add(c0, v128.load(b, 64));
    c1 = f32x4.add(c1, v128.load(b, 80));
    d0 = f32x4.add(d0, v128.load(b, 96));
    d1 = f32x4.add(d1, v128.load(b, 112));
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
  }
  v128.store(out, a0);
  v128.store(out, a1, 16);
  v128.store(out, b0, 32);
  v128.store(out, b1, 48);
  v128.store(out, c0, 64);
  v128.store(out, c1, 80);
  v128.store(out, d0, 96);
  v128.store(out, d1, 112);
}

function onePanel(out: usize, a: usize, panel: usize, start: usize, column: i32, count: i32): void {
  let low = f32x4.splat(0);
  let high = low;
  if (start) {
    low = v128.load(start);
    high = v128.load(start, 16);
  }
  for (let s = 0; s < segments; s++) {
    let k = a + (load<usize>(segmentTable + (s << 2)) << 2);
    const end = k + segmentLength;
    for (; k !== end; k += 4, panel += 32) {
      const x = v128.load32_splat(k);
      low = f32x4.add(low, f32x4.mul(x, v128.load(panel)));
      high = f32x4.add(high, f32x4.mul(x, v128.load(panel, 16)));
    }
  }
  if (bias) {
    const b = bias + (column << 2);
    low = f32x4.add(low, v128.load(b));
    high = f32x4.add(high, v128.load(b, 16));
  }
  if (relu) {
    low = relu4(low);
    high = relu4(high);
  }
  storeColumns(out, low, high, count);
}
