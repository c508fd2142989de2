import { panelWidth } from '../../base/panelWidth.ts';
import { functionSigmoid, functionTanh } from '../opcodes.ts';
import { sigmoidAll, tanhAll } from './elementwise.ts';
import { address, addressOrNone, word } from './memory.ts';
import { oneRow } from './oneRow.ts';
import { begin, outRow, panelSize, rowSize, segments, segmentTable } from './product.ts';
import { tileRows, tiles } from './tile.ts';

/*
 * Products of matrices. A row of a times a matrix that lies in panels of eight columns, (panels, depth, 8): each sum runs in
 * ascending depth, a product and then an addition, whatever is computed beside it, so that the number of rows or of threads
 * changes no bit. A row of a is a list of segments, each of so many numbers one behind the other: one of the whole
 * depth, or several where a window is read out of a picture.
 */

/** How many numbers, at least, are put through a function at once: enough to keep it busy, few enough to stay in the cache. */
const finishedAtOnce: i32 = 512;

/** How much of a is to stay in the first cache, beside a panel, while panel after panel is taken to it. */
const bandBytes: usize = 24576;

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
  begin(operands);
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

/** Rows of a times the panels, a band of rows after the other. A start of 0 stands for none. */
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
  const isFinishedLater = f === functionTanh || f === functionSigmoid;
  const liesInOnePiece = outRow === (columns as usize) << 2;
  if (liesInOnePiece && !start && !rowTable && rows > tileRows && areEqual(a, aRow, rows)) {
    oneRow(out, a, panels, 0, columns);
    if (isFinishedLater) finish(out, f, 1, columns);
    repeat(out, rows);
    return;
  }
  const band = bandOf(columns, isFinishedLater);
  let unfinished: i32 = 0;
  let row: i32 = 0;
  while (row < rows) {
    const result = out + row * outRow;
    const from = start ? start + row * outRow : 0;
    if (row + tileRows <= rows) {
      const count = min(band, ((rows - row) / tileRows) * tileRows);
      const first = rowTable ? a : a + row * aRow;
      const table = rowTable ? rowTable + (row << 2) : 0;
      let panel = panels;
      for (let column = 0; column < columns; column += panelWidth, panel += panelSize) {
        const at = column << 2;
        tiles(result + at, count, first, aRow, table, panel, from ? from + at : 0, column, columns - column);
      }
      row += count;
    } else {
      oneRow(result, rowAddress(a, aRow, rowTable, row), panels, from, columns);
      row++;
    }
    if (isFinishedLater && ((row - unfinished) * columns >= finishedAtOnce || row === rows)) {
      finish(out + unfinished * outRow, f, row - unfinished, columns);
      unfinished = row;
    }
  }
}

/** Whether all rows, each in one piece, have the same bits: as those have that a recurrence over many sequences starts from. */
function areEqual(a: usize, aRow: usize, rows: i32): bool {
  if (segments !== 1) return false;
  a += load<usize>(segmentTable) << 2;
  const vectors = a + (rowSize & ~15);
  for (let row: i32 = 1; row < rows; row++) {
    let at = a;
    let other = a + row * aRow;
    for (; at !== vectors; at += 16, other += 16)
      if (v128.any_true(v128.xor(v128.load(at), v128.load(other)))) return false;
    for (const end = a + rowSize; at !== end; at += 4, other += 4)
      if (load<i32>(at) !== load<i32>(other)) return false;
  }
  return true;
}

/** Writes the first row of a result, whose rows lie one behind the other, in the place of all others. */
function repeat(out: usize, rows: i32): void {
  const end = out + rows * outRow;
  for (let from = out + outRow; from < end; ) {
    const size = min(from - out, end - from);
    memory.copy(from, out, size);
    from += size;
  }
}

/** How many rows, in whole tiles, meet all the panels before the next ones do. */
function bandOf(columns: i32, isFinishedLater: bool): i32 {
  let rows = columns <= panelWidth ? i32.MAX_VALUE : ((bandBytes / max(rowSize, 1)) as i32);
  if (isFinishedLater) rows = min(rows, (finishedAtOnce + columns - 1) / max(columns, 1));
  return max(rows / tileRows, 1) * tileRows;
}

function rowAddress(a: usize, distance: usize, table: usize, row: i32): usize {
  return a + (table ? load<usize>(table + (row << 2)) << 2 : row * distance);
}

/** Puts rows, which are still in the cache, through a function. */
function finish(out: usize, f: i32, rows: i32, columns: i32): void {
  if (outRow === (columns as usize) << 2) {
    columns *= rows;
    rows = 1;
  }
  for (let i = 0; i < rows; i++, out += outRow)
    if (f === functionTanh) tanhAll(out, out, columns);
    else sigmoidAll(out, out, columns);
}
