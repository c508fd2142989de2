import type { Lit } from '../state/tracing.ts';
import { listedClasses } from './listedClasses.ts';
import type { Palette } from './palette.ts';
import type { Picture } from './pictureKind.ts';
import { contentCorner } from './pictureSize.ts';
import { type Plate, platesOf } from './plates.ts';

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

interface LitPlace {
  readonly lit: Lit;
  /** What the picture shows. */
  readonly values: Float32Array;
  readonly palette: Palette;
  /** Pixels of the screen for one of the picture at zoom 1. */
  readonly scale: number;
  /** The corner of the picture's box, in pixels of the screen. */
  readonly x: number;
  readonly y: number;
}

/** Of what is not lit: the ground shows through it that much less. */
const veil = { outlined: 0.62, alone: 0.86 };

/** Draws over a painted picture which of its cells are lit: an outline around those, and a veil over all others. */
export function drawLit(on: Context, picture: Picture, place: LitPlace): void {
  const { lit, values, palette, scale } = place;
  const outlined = !lit.scattered;
  const corner = contentCorner(picture);
  const [left, top] = [place.x + corner.x * scale, place.y + corner.y * scale];
  const listed = picture.kind === 'softmax' ? listedClasses(values) : undefined;
  for (const plate of platesOf(picture, values)) {
    const sources = cellsOf(plate, values.length, lit.sources, listed);
    const targets = cellsOf(plate, values.length, lit.targets, listed);
    const area = {
      x: left + plate.x * scale,
      y: top + plate.y * scale,
      width: (plate.width * scale) / plate.columns,
      height: (plate.height * scale) / plate.rows,
    };
    on.fillStyle = palette.css.surface;
    on.globalAlpha = outlined ? veil.outlined : veil.alone;
    drawVeil(on, plate, area, (cell) => sources[cell] === 1 || targets[cell] === 1);
    on.globalAlpha = 1;
    if (!outlined) continue;
    for (const [cells, dash] of [
      [targets, [3, 2]],
      [sources, []],
    ] as const)
      for (const [colour, width] of [
        ['surface', 3],
        ['ink', 1.5],
      ] as const) {
        on.strokeStyle = palette.css[colour];
        on.lineWidth = Math.max(1, width * Math.min(1.5, scale));
        on.setLineDash(colour === 'ink' ? dash.map((each) => each * Math.max(1, scale)) : []);
        on.stroke(outlineOf(plate, area, cells));
      }
    if (lit.kept) drawKept(on, plate, area, cellsOf(plate, values.length, lit.kept, listed), palette);
  }
  on.setLineDash([]);
}

/** The corner of a plate and the size of its cells, in pixels of the screen. */
interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A byte for each cell of a plate, row by row, from one for each number. */
function cellsOf(
  { rows, columns, offset, rowStride, columnStride, end }: Plate,
  count: number,
  mask: Uint8Array | undefined,
  listed: readonly number[] | undefined,
): Uint8Array {
  const cells = new Uint8Array(rows * columns);
  if (!mask) return cells;
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const shown = offset + row * rowStride + column * columnStride;
      const index = listed ? (listed[shown] ?? -1) : shown;
      if (shown < (end ?? count) && mask[index] === 1) cells[row * columns + column] = 1;
    }
  return cells;
}

function drawVeil(
  on: Context,
  { rows, columns }: Plate,
  { x, y, width, height }: Area,
  isLit: (cell: number) => boolean,
): void {
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; ) {
      const start = column;
      const lit = isLit(row * columns + column);
      while (column < columns && isLit(row * columns + column) === lit) column++;
      if (!lit) on.fillRect(x + start * width, y + row * height, (column - start) * width, height);
    }
}

/** A dot on each cell that was kept as the largest, as a ring of the ground would vanish on some colours. */
function drawKept(
  on: Context,
  { rows, columns }: Plate,
  { x, y, width, height }: Area,
  cells: Uint8Array,
  { css }: Palette,
): void {
  const radius = Math.max(1.5, Math.min(width, height) * 0.22);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      if (cells[row * columns + column] !== 1) continue;
      for (const [colour, size] of [
        ['surface', radius + 1],
        ['ink', radius],
      ] as const) {
        on.beginPath();
        on.arc(x + (column + 0.5) * width, y + (row + 0.5) * height, size, 0, 2 * Math.PI);
        on.fillStyle = css[colour];
        on.fill();
      }
    }
}

/** The edges between cells that are lit and those that are not. */
function outlineOf({ rows, columns }: Plate, { x, y, width, height }: Area, cells: Uint8Array): Path2D {
  const path = new Path2D();
  const at = (row: number, column: number) =>
    row >= 0 && row < rows && column >= 0 && column < columns ? (cells[row * columns + column] ?? 0) : 0;
  const line = (fromRow: number, fromColumn: number, toRow: number, toColumn: number) => {
    path.moveTo(x + fromColumn * width, y + fromRow * height);
    path.lineTo(x + toColumn * width, y + toRow * height);
  };
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      if (at(row, column) === 0) continue;
      if (at(row - 1, column) === 0) line(row, column, row, column + 1);
      if (at(row + 1, column) === 0) line(row + 1, column, row + 1, column + 1);
      if (at(row, column - 1) === 0) line(row, column, row + 1, column);
      if (at(row, column + 1) === 0) line(row, column + 1, row + 1, column + 1);
    }
  return path;
}
