import { snapUp } from '../geometry.ts';

/** What stands in a column, from the corner of the whole. */
export interface ColumnBox {
  readonly x: number;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
  /** How many wires lead into it, or past it, from the column before. */
  readonly wires: number;
}

/** How wide a drawing may be before it is folded, how many times as wide as high it is then, and what is kept free between rows for the wires that lead back. */
const widest = 2400;
const ratio = 1.6;
const rowGap = 80;

/**
 * By how much each column moves so that a long chain reads like the lines of a text, from left to right and then below: nothing where the whole is
 * no wider than a screen or two. Rows end where a single wire leads on, so that what belongs together stays side by side
 * (“wrapping” of layered drawings, Rüegg and von Hanxleden 2018).
 */
export function foldRows(
  columns: readonly ColumnBox[],
): readonly { readonly dx: number; readonly dy: number }[] {
  const rows = rowsOf(columns);
  let below = 0;
  return rows.flatMap((row, i) => {
    const top = Math.min(...row.map((each) => each.top));
    const bottom = Math.max(...row.map((each) => each.bottom));
    const dx = -(row[0]?.x ?? 0);
    const dy = i === 0 ? 0 : snapUp(below + rowGap - top);
    below = bottom + dy;
    return row.map(() => ({ dx, dy }));
  });
}

function rowsOf(columns: readonly ColumnBox[]): readonly (readonly ColumnBox[])[] {
  const endOf = ({ x, width }: ColumnBox) => x + width;
  const whole = Math.max(0, ...columns.map(endOf));
  if (whole <= widest) return [columns];
  const height =
    Math.max(...columns.map(({ bottom }) => bottom)) - Math.min(...columns.map(({ top }) => top));
  const count = Math.round(Math.sqrt(whole / (ratio * (height + rowGap))));
  const rows: ColumnBox[][] = [[]];
  columns.forEach((column, i) => {
    const row = rows.at(-1) ?? [];
    // A row is full when its share of the whole is nearer than with one column more.
    const middle = (column.x + endOf(column)) / 2;
    const isFull = middle > (whole * rows.length) / Math.max(1, count);
    if (i > 0 && column.wires === 1 && isFull) rows.push([column]);
    else row.push(column);
  });
  return rows;
}
