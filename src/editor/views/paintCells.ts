import { pack } from './colour.ts';
import { pairItems } from './indices.ts';
import { onScreen, type Painting } from './painting.ts';
import { paintLikeliest } from './paintLikeliest.ts';
import { paintTree } from './paintTree.ts';
import { colourOf } from './palette.ts';
import type { Picture } from './pictureKind.ts';
import { contentSize, mapsLayout, pairGap } from './pictureSize.ts';
import { type Plate, platesOf, tileRect } from './plates.ts';
import { rangeOf } from './range.ts';
import { fillRect, frameRect, snapRect } from './raster.ts';
import type { Rect } from './scene.ts';

type Cells = Extract<Picture, { kind: 'strip' | 'image' | 'maps' | 'rows' | 'packed' | 'pair' }>;

/** Strips, pictures, feature maps and heatmaps: every number a cell of its colour. */
export function paintCells(painting: Painting, picture: Cells, values: Float32Array): void {
  const { raster, palette, hairline, detail } = painting;
  const colour = colourOf(palette, picture.scale, painting.limit ?? rangeOf(values).limit);
  const ink = palette.colours['ink-3'];
  for (const plate of platesOf(picture, values)) {
    const area = snapRect(onScreen(painting, plate));
    const read =
      picture.kind === 'image' && picture.channels === 3 ? trueColour(values) : byNumber(values, colour);
    paintPlate(painting, plate, area, read);
    if (detail === 'full') frameRect(raster, area, ink, 0.28, hairline);
  }
  if (picture.kind === 'maps') paintRest(painting, picture);
  if (picture.kind === 'pair') paintNames(painting, picture);
  if (picture.kind === 'rows' && picture.tree) paintTree(painting, picture, picture.tree);
  if (picture.kind === 'rows' && picture.labels) paintLikeliest(painting, picture, picture.labels, values);
}

/** The colour of a block of cells, given by the rows and columns of its numbers. */
type Read = (plate: Plate, rows: Span, columns: Span) => number;
type Span = readonly [first: number, behind: number];

/** Several numbers under one pixel give the colour of their mean. */
function byNumber(values: Float32Array, colour: (value: number) => number): Read {
  return (plate, rows, columns) => {
    let sum = 0;
    let count = 0;
    for (let row = rows[0]; row < rows[1]; row++)
      for (let column = columns[0]; column < columns[1]; column++) {
        const index = plate.offset + row * plate.rowStride + column * plate.columnStride;
        const value = values[index];
        if (value === undefined || index >= (plate.end ?? values.length)) continue;
        sum += value;
        count++;
      }
    return count === 0 ? 0 : colour(sum / count);
  };
}

function trueColour(values: Float32Array): Read {
  const mean = (plate: Plate, rows: Span, columns: Span, channel: number) => {
    let sum = 0;
    for (let row = rows[0]; row < rows[1]; row++)
      for (let column = columns[0]; column < columns[1]; column++)
        sum += values[plate.offset + row * plate.rowStride + column * plate.columnStride + channel] ?? 0;
    const value = sum / ((rows[1] - rows[0]) * (columns[1] - columns[0]));
    return Math.min(1, Math.max(0, value)) * 255;
  };
  return (plate, rows, columns) =>
    pack([mean(plate, rows, columns, 0), mean(plate, rows, columns, 1), mean(plate, rows, columns, 2)]);
}

function paintPlate({ raster }: Painting, plate: Plate, area: Rect, read: Read): void {
  const rows = spansOf(area.height, plate.rows);
  const columns = spansOf(area.width, plate.columns);
  let above: Span | undefined;
  for (const [y, row] of rows.entries()) {
    const start = (area.y + y) * raster.width + area.x;
    if (above && above[0] === row[0] && above[1] === row[1]) {
      raster.pixels.copyWithin(start, start - raster.width, start - raster.width + area.width);
      continue;
    }
    above = row;
    let before: Span | undefined;
    let pixel = 0;
    for (const [x, column] of columns.entries()) {
      if (before?.[0] !== column[0] || before[1] !== column[1]) pixel = read(plate, row, column);
      before = column;
      raster.pixels[start + x] = pixel;
    }
  }
}

/** Which of `count` cells each of `length` pixels shows: one when there are enough pixels, else several. */
export function spansOf(length: number, count: number): readonly Span[] {
  if (count === 0) return [];
  return Array.from({ length }, (_, pixel): Span => {
    if (count <= length) {
      const cell = Math.floor(((pixel + 0.5) * count) / length);
      return [cell, cell + 1];
    }
    const first = Math.floor((pixel * count) / length);
    return [first, Math.max(first + 1, Math.floor(((pixel + 1) * count) / length))];
  });
}

/** The last tile says how many maps have no tile of their own. */
function paintRest(painting: Painting, picture: Extract<Picture, { kind: 'maps' }>): void {
  const { raster, labels, palette, scale, hairline, detail } = painting;
  const total = picture.groups * picture.count;
  const { shown } = mapsLayout(picture);
  if (shown >= total) return;
  const area = snapRect(onScreen(painting, tileRect(picture, shown - 1)));
  fillRect(raster, area, palette.colours.sunken);
  if (detail === 'low') return;
  frameRect(raster, area, palette.colours['ink-3'], 0.28, hairline);
  labels.push({
    text: `+${total - shown + 1}`,
    x: area.x + area.width / 2,
    y: area.y + area.height / 2,
    align: 'center',
    size: 10 * scale,
    weight: 400,
    colour: 'ink-3',
  });
}

/** Which of a pair is h and which c. */
function paintNames(painting: Painting, picture: Extract<Picture, { kind: 'pair' }>): void {
  const { labels, scale, x, y } = painting;
  const { height } = contentSize(picture.item);
  for (const [i, text] of pairItems.entries())
    labels.push({
      text,
      x,
      y: y + (i * (height + pairGap) + height / 2) * scale,
      align: 'left',
      size: 11 * scale,
      weight: 400,
      colour: 'ink-3',
    });
}
