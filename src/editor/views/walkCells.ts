import type { Plate } from './plates.ts';
import type { Rect } from './scene.ts';

/** A cell of a picture: on which of its plates, and where there. */
export interface CellPlace {
  readonly plate: number;
  readonly row: number;
  readonly column: number;
}

/** How a key goes from cell to cell: so many down and to the right; to an end of the row with what is not finite. */
export const walks: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, Number.NEGATIVE_INFINITY],
  End: [0, Number.POSITIVE_INFINITY],
};

/** Where a cell lies, in pixels at zoom 1 from the corner of the content. */
export function cellRect(plates: readonly Plate[], { plate, row, column }: CellPlace): Rect | undefined {
  const on = plates[plate];
  if (!on || row >= on.rows || column >= on.columns) return undefined;
  const [width, height] = [on.width / on.columns, on.height / on.rows];
  return { x: on.x + column * width, y: on.y + row * height, width, height };
}

/** The cell that a step leads to: beyond the edge of a plate to the nearest plate there; the same cell where there is none. */
export function walkCells(
  plates: readonly Plate[],
  from: CellPlace,
  [down, right]: readonly [down: number, right: number],
): CellPlace {
  const on = plates[from.plate];
  if (!on) return from;
  if (!Number.isFinite(right)) return { ...from, column: right < 0 ? 0 : on.columns - 1 };
  const [row, column] = [from.row + down, from.column + right];
  if (row >= 0 && row < on.rows && column >= 0 && column < on.columns) return { ...from, row, column };
  const next = nearestPlate(plates, on, down, right);
  const to = plates[next];
  const here = cellRect(plates, from);
  if (!to || !here) return from;
  const cellAt = (at: number, start: number, length: number, count: number) =>
    Math.max(0, Math.min(count - 1, Math.floor(((at - start) / length) * count)));
  return {
    plate: next,
    row: down === 0 ? cellAt(here.y + here.height / 2, to.y, to.height, to.rows) : down > 0 ? 0 : to.rows - 1,
    column:
      right === 0
        ? cellAt(here.x + here.width / 2, to.x, to.width, to.columns)
        : right > 0
          ? 0
          : to.columns - 1,
  };
}

/** Which plate lies next in a direction; −1 where none does. */
function nearestPlate(plates: readonly Plate[], on: Plate, down: number, right: number): number {
  let [nearest, least] = [-1, Number.POSITIVE_INFINITY];
  for (const [i, each] of plates.entries()) {
    const ahead =
      right > 0
        ? each.x - (on.x + on.width)
        : right < 0
          ? on.x - (each.x + each.width)
          : down > 0
            ? each.y - (on.y + on.height)
            : on.y - (each.y + each.height);
    if (ahead < -1e-6 || each.rows * each.columns === 0) continue;
    const beside =
      right === 0
        ? Math.abs(each.x + each.width / 2 - on.x - on.width / 2)
        : Math.abs(each.y + each.height / 2 - on.y - on.height / 2);
    if (ahead + 4 * beside < least) [nearest, least] = [i, ahead + 4 * beside];
  }
  return nearest;
}
