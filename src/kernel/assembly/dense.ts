import { panelWidth } from '../../base/panelWidth.ts';
import { functionRelu, functionSigmoid, functionTanh } from '../opcodes.ts';
import { relu4 } from './elementary.ts';
import { sigmoidAll, tanhAll } from './elementwise.ts';
import { address, addressOrNone, scratch, storeColumns, word } from './memory.ts';

/*
 * Products of matrices. A row of a times a matrix that lies in panels of eight columns, (panels, depth, 8): each sum runs in
 * ascending depth, a product and then an addition, whatever is computed beside it, so that the number of rows or of threads
 * changes no bit. A row of a is a list of segments, each of so many numbers one behind the other: one of the whole
 * depth, or several where a window is read out of a picture.
 */

/** How many rows a tile has: with two vectors of columns for each, ten sums, which fit in the registers beside the operands. */
const tileRows: i32 = 5;

/** What stays the same for all tiles of a product. */
let segmentTable: usize = 0;
let segments: i32 = 0;
/** In bytes, as are all distances here. */
let segmentLength: usize = 0;
let panelSize: usize = 0;
let outRow: usize = 0;
let bias: usize = 0;
let relu: bool = false;

/** Products as `opDense` says, whose operands stand at `operands`. */
export function dense(operands: usize): void {
  const a = address(operands + 8);
  const aRow = address(operands + 12);
  const rowTable = addressOrNone(operands + 16);
  const panels = address(operands + 32);
  const start = addressOrNone(operands + 36);
  const f = word(operands + 44);
  const products = word(operands + 48);
  const rows = word(operands + 52);
  const columns = word(operands + 56);
  const out = address(operands);
  outRow = address(operands + 4);
  segmentTable = address(operands + 20);
  segments = word(operands + 24);
  segmentLength = address(operands + 28);
  panelSize = segmentLength * segments * panelWidth;
  bias = addressOrNone(operands + 40);
  relu = f === functionRelu;
  if (products > 0) allRows(out, a, aRow, rowTable, panels, start, f, rows, columns);
  if (products < 2) return;
  const panelsSize = ((columns + panelWidth - 1) / panelWidth) * panelSize;
  const outSize = rows * outRow;
  for (let p = 1; p < products; p++)
    allRows(
      out + p * outSize,
      a + p * rows * aRow,
      aRow,
      rowTable,
      panels + p * panelsSize,
      start ? start + p * outSize : 0,
      f,
      rows,
      columns,
    );
}

/** Rows of a times the panels. A start of 0 stands for none. */
function allRows(
  out: usize,
  a: usize,
  aRow: usize,
  rowTable: usize,
  panels: usize,
  start: usize,
  f: i32,
  rows: i32,
  columns: i32,
): void {
  let row: i32 = 0;
  for (; row + tileRows <= rows; row += tileRows) {
    const result = out + row * outRow;
    const from = start ? start + row * outRow : 0;
    const addresses = scratch();
    for (let i = 0; i < tileRows; i++)
      store<usize>(addresses + (i << 2), rowAddress(a, aRow, rowTable, row + i));
    let panel = panels;
    for (let column = 0; column < columns; column += panelWidth, panel += panelSize)
      tile(result + (column << 2), panel, from ? from + (column << 2) : 0, column, columns - column);
    finish(result, f, tileRows, columns);
  }
  for (; row < rows; row++) {
    const result = out + row * outRow;
    const from = start ? start + row * outRow : 0;
    oneRow(result, rowAddress(a, aRow, rowTable, row), panels, from, columns);
    finish(result, f, 1, columns);
  }
}

function rowAddress(a: usize, distance: usize, table: usize, row: i32): usize {
  return a + (table ? load<usize>(table + (row << 2)) << 2 : row * distance);
}

/** Puts finished rows, which are still in the cache, through a function. */
function finish(out: usize, f: i32, rows: i32, columns: i32): void {
  if (f !== functionTanh && f !== functionSigmoid) return;
  if (outRow === (columns as usize) << 2) {
    columns *= rows;
    rows = 1;
  }
  for (let i = 0; i < rows; i++, out += outRow)
    if (f === functionTanh) tanhAll(out, out, columns);
    else sigmoidAll(out, out, columns);
}

/** Five rows times a panel, at most eight columns of which are of the matrix. */
function tile(out: usize, panel: usize, start: usize, column: i32, count: i32): void {
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

/** One row times all panels: four panels at a time, then one, as there are no further rows to share them with. */
function oneRow(out: usize, a: usize, panel: usize, start: usize, columns: i32): void {
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
