import { relu4 } from './elementary.ts';
import { storeColumns } from './memory.ts';
import { bias, panelSize, relu, segmentLength, segments, segmentTable } from './product.ts';

/** Lines of two streams whose distance is a multiple of this, in bytes, share their sets of the first cache. */
const cachePage: usize = 4096;

/** One row times all panels: four of them at a time, then two, then one, as there are no further rows to share them with. */
export function oneRow(out: usize, a: usize, panel: usize, start: usize, columns: i32): void {
  const fours: i32 = columns >> 5;
  const apart = panelsApart(fours);
  const step = apart > 1 ? 1 : 4;
  for (let i: i32 = 0; i < fours; i++) {
    const first = i * step;
    const at = first << 5;
    fourPanels(out + at, a, panel + first * panelSize, start ? start + at : 0, bias ? bias + at : 0, apart);
  }
  let column = fours << 5;
  panel += (column >> 3) * panelSize;
  for (; column + 8 < columns; column += 16, panel += 2 * panelSize)
    twoPanels(out + (column << 2), a, panel, start ? start + (column << 2) : 0, column, columns - column);
  if (column < columns)
    onePanel(out + (column << 2), a, panel, start ? start + (column << 2) : 0, column, columns - column);
}

/**
 * How many panels lie between two of the four: a quarter of them all, so that each quarter is read from its beginning to its end and memory
 * goes on being fetched ahead; but neighbours where quarters would get in each other's way and those do not.
 */
function panelsApart(fours: i32): i32 {
  const collide = (fours * panelSize) % cachePage === 0 && panelSize % cachePage !== 0;
  return collide ? 1 : fours;
}

/** Four panels, each so many of them behind the one before. */
function fourPanels(out: usize, a: usize, panel: usize, start: usize, columnBias: usize, apart: i32): void {
  const gap: usize = (apart as usize) << 5;
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
    start += gap;
    b0 = v128.load(start);
    b1 = v128.load(start, 16);
    start += gap;
    c0 = v128.load(start);
    c1 = v128.load(start, 16);
    start += gap;
    d0 = v128.load(start);
    d1 = v128.load(start, 16);
  }
  const distance = apart * panelSize;
  let second = panel + distance;
  let third = second + distance;
  let fourth = third + distance;
  for (let s = 0; s < segments; s++) {
    let k = a + (load<usize>(segmentTable + (s << 2)) << 2);
    const end = k + segmentLength;
    // Eight terms a round: a row reads every weight once only, and fewer steps of the loop between the reads fetch them sooner.
    const eights = k + (segmentLength & ~31);
    for (; k !== eights; k += 32, panel += 256, second += 256, third += 256, fourth += 256) {
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
      x = v128.load32_splat(k, 16);
      a0 = f32x4.add(a0, f32x4.mul(x, v128.load(panel, 128)));
      a1 = f32x4.add(a1, f32x4.mul(x, v128.load(panel, 144)));
      b0 = f32x4.add(b0, f32x4.mul(x, v128.load(second, 128)));
      b1 = f32x4.add(b1, f32x4.mul(x, v128.load(second, 144)));
      c0 = f32x4.add(c0, f32x4.mul(x, v128.load(third, 128)));
      c1 = f32x4.add(c1, f32x4.mul(x, v128.load(third, 144)));
      d0 = f32x4.add(d0, f32x4.mul(x, v128.load(fourth, 128)));
      d1 = f32x4.add(d1, f32x4.mul(x, v128.load(fourth, 144)));
      x = v128.load32_splat(k, 20);
      a0 = f32x4.add(a0, f32x4.mul(x, v128.load(panel, 160)));
      a1 = f32x4.add(a1, f32x4.mul(x, v128.load(panel, 176)));
      b0 = f32x4.add(b0, f32x4.mul(x, v128.load(second, 160)));
      b1 = f32x4.add(b1, f32x4.mul(x, v128.load(second, 176)));
      c0 = f32x4.add(c0, f32x4.mul(x, v128.load(third, 160)));
      c1 = f32x4.add(c1, f32x4.mul(x, v128.load(third, 176)));
      d0 = f32x4.add(d0, f32x4.mul(x, v128.load(fourth, 160)));
      d1 = f32x4.add(d1, f32x4.mul(x, v128.load(fourth, 176)));
      x = v128.load32_splat(k, 24);
      a0 = f32x4.add(a0, f32x4.mul(x, v128.load(panel, 192)));
      a1 = f32x4.add(a1, f32x4.mul(x, v128.load(panel, 208)));
      b0 = f32x4.add(b0, f32x4.mul(x, v128.load(second, 192)));
      b1 = f32x4.add(b1, f32x4.mul(x, v128.load(second, 208)));
      c0 = f32x4.add(c0, f32x4.mul(x, v128.load(third, 192)));
      c1 = f32x4.add(c1, f32x4.mul(x, v128.load(third, 208)));
      d0 = f32x4.add(d0, f32x4.mul(x, v128.load(fourth, 192)));
      d1 = f32x4.add(d1, f32x4.mul(x, v128.load(fourth, 208)));
      x = v128.load32_splat(k, 28);
      a0 = f32x4.add(a0, f32x4.mul(x, v128.load(panel, 224)));
      a1 = f32x4.add(a1, f32x4.mul(x, v128.load(panel, 240)));
      b0 = f32x4.add(b0, f32x4.mul(x, v128.load(second, 224)));
      b1 = f32x4.add(b1, f32x4.mul(x, v128.load(second, 240)));
      c0 = f32x4.add(c0, f32x4.mul(x, v128.load(third, 224)));
      c1 = f32x4.add(c1, f32x4.mul(x, v128.load(third, 240)));
      d0 = f32x4.add(d0, f32x4.mul(x, v128.load(fourth, 224)));
      d1 = f32x4.add(d1, f32x4.mul(x, v128.load(fourth, 240)));
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
  if (columnBias) {
    a0 = f32x4.add(a0, v128.load(columnBias));
    a1 = f32x4.add(a1, v128.load(columnBias, 16));
    columnBias += gap;
    b0 = f32x4.add(b0, v128.load(columnBias));
    b1 = f32x4.add(b1, v128.load(columnBias, 16));
    columnBias += gap;
    c0 = f32x4.add(c0, v128.load(columnBias));
    c1 = f32x4.add(c1, v128.load(columnBias, 16));
    columnBias += gap;
    d0 = f32x4.add(d0, v128.load(columnBias));
    d1 = f32x4.add(d1, v128.load(columnBias, 16));
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
  out += gap;
  v128.store(out, b0);
  v128.store(out, b1, 16);
  out += gap;
  v128.store(out, c0);
  v128.store(out, c1, 16);
  out += gap;
  v128.store(out, d0);
  v128.store(out, d1, 16);
}

/** Two panels, of which the second may have fewer columns of the matrix than eight. */
function twoPanels(out: usize, a: usize, panel: usize, start: usize, column: i32, count: i32): void {
  let a0 = f32x4.splat(0);
  let a1 = a0;
  let b0 = a0;
  let b1 = a0;
  if (start) {
    a0 = v128.load(start);
    a1 = v128.load(start, 16);
    b0 = v128.load(start, 32);
    b1 = v128.load(start, 48);
  }
  let second = panel + panelSize;
  for (let s = 0; s < segments; s++) {
    let k = a + (load<usize>(segmentTable + (s << 2)) << 2);
    const end = k + segmentLength;
    for (; k !== end; k += 4, panel += 32, second += 32) {
      const x = v128.load32_splat(k);
      a0 = f32x4.add(a0, f32x4.mul(x, v128.load(panel)));
      a1 = f32x4.add(a1, f32x4.mul(x, v128.load(panel, 16)));
      b0 = f32x4.add(b0, f32x4.mul(x, v128.load(second)));
      b1 = f32x4.add(b1, f32x4.mul(x, v128.load(second, 16)));
    }
  }
  if (bias) {
    const at = bias + (column << 2);
    a0 = f32x4.add(a0, v128.load(at));
    a1 = f32x4.add(a1, v128.load(at, 16));
    b0 = f32x4.add(b0, v128.load(at, 32));
    b1 = f32x4.add(b1, v128.load(at, 48));
  }
  if (relu) {
    a0 = relu4(a0);
    a1 = relu4(a1);
    b0 = relu4(b0);
    b1 = relu4(b1);
  }
  v128.store(out, a0);
  v128.store(out, a1, 16);
  storeColumns(out + 32, b0, b1, count - 8);
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
