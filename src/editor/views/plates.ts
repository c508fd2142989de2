import { listedClasses } from './listedClasses.ts';
import { channelsOf, type Picture, type Rows, type Strip } from './pictureKind.ts';
import {
  classesShown,
  contentSize,
  laneSize,
  mapsLayout,
  namesWidth,
  pairGap,
  pairNames,
  stripLayout,
  treeWidth,
} from './pictureSize.ts';
import { placeSymbols } from './placeSymbols.ts';
import type { Rect } from './scene.ts';

/** A rectangle of cells, each of which shows one number of a value (of a colour picture: three). */
export interface Plate extends Rect {
  readonly rows: number;
  readonly columns: number;
  /** The number at (row, column) has the index `offset + row · rowStride + column · columnStride`. */
  readonly offset: number;
  readonly rowStride: number;
  readonly columnStride: number;
  /** The index behind the last number that is shown, where the last row is not full. */
  readonly end?: number;
}

/**
 * Where in a picture the cells lie, in pixels at zoom 1 from the corner of `contentSize(picture)`. The values are needed
 * where they decide how many cells there are.
 */
export function platesOf(picture: Picture, values: Float32Array): readonly Plate[] {
  const whole = { x: 0, y: 0, ...contentSize(picture) };
  switch (picture.kind) {
    case 'number':
      return [{ ...whole, rows: 1, columns: 1, offset: 0, rowStride: 1, columnStride: 1 }];
    case 'bars': {
      const { lanes, size } = picture;
      const { height, gap } = laneSize(picture);
      const channels = channelsOf(picture);
      return Array.from({ length: lanes }, (_, lane) => ({
        ...{ ...whole, y: lane * (height + gap), height },
        ...{ rows: 1, columns: size / channels, offset: lane, rowStride: 0, columnStride: channels },
      }));
    }
    case 'softmax':
      return [
        { ...whole, rows: classesShown(picture.size), columns: 1, offset: 0, rowStride: 1, columnStride: 0 },
      ];
    case 'strip': {
      const { columns, rows } = stripLayout(picture.size);
      return [{ ...whole, rows, columns, offset: 0, rowStride: columns, columnStride: 1 }];
    }
    case 'rows': {
      const { rows, columns } = picture;
      const beside = treeWidth(picture);
      const area = { ...whole, x: beside, width: whole.width - beside - namesWidth(picture) };
      return [{ ...area, rows, columns, offset: 0, rowStride: columns, columnStride: 1 }];
    }
    case 'packed': {
      const columns = picture.columns ?? Math.max(1, Math.ceil(Math.sqrt(2 * values.length)));
      const rows = Math.ceil(values.length / Math.max(1, columns));
      return [{ ...whole, rows, columns, offset: 0, rowStride: columns, columnStride: 1 }];
    }
    case 'text':
      return placeSymbols(picture, values).map(({ index, x, y, width, height }) => ({
        ...{ x, y, width, height },
        ...{ rows: 1, columns: 1, offset: index, rowStride: 0, columnStride: 0 },
      }));
    case 'pair': {
      const { item } = picture;
      const below = contentSize(item).height + pairGap;
      return [0, 1].flatMap((which) =>
        platesOf(item, values).map((plate) => ({
          ...plate,
          x: plate.x + pairNames,
          y: plate.y + which * below,
          offset: plate.offset + which * sizeOfItem(item),
          end: (which + 1) * sizeOfItem(item),
        })),
      );
    }
    case 'image': {
      const { height, width, channels } = picture;
      return [
        {
          ...whole,
          rows: height,
          columns: width,
          offset: 0,
          rowStride: width * channels,
          columnStride: channels,
        },
      ];
    }
    case 'maps': {
      const { height, width, count, groups } = picture;
      const { shown } = mapsLayout(picture);
      const drawn = shown < groups * count ? shown - 1 : shown;
      return Array.from({ length: drawn }, (_, tile) => ({
        ...tileRect(picture, tile),
        rows: height,
        columns: width,
        offset: Math.floor(tile / count) * height * width * count + (tile % count),
        rowStride: width * count,
        columnStride: count,
      }));
    }
  }
}

/** The place of a small multiple, counted row by row. */
export function tileRect(picture: Extract<Picture, { kind: 'maps' }>, tile: number): Rect {
  const { columns, tile: size, gap } = mapsLayout(picture);
  return {
    x: (tile % columns) * (size.width + gap),
    y: Math.floor(tile / columns) * (size.height + gap),
    width: size.width,
    height: size.height,
  };
}

/** Whether a picture takes so many numbers; a value of another length belongs to another shape and is not painted. */
export function takesNumbers(picture: Picture, count: number): boolean {
  const wanted = countNumbers(picture);
  if (wanted !== undefined) return count === wanted;
  return picture.kind !== 'packed' || count % Math.max(1, picture.columns ?? 1) === 0;
}

/** How many numbers a picture takes; `undefined` when that depends on the value. */
export function countNumbers(picture: Picture): number | undefined {
  switch (picture.kind) {
    case 'number':
      return 1;
    case 'rows':
      return picture.rows * picture.columns;
    case 'packed':
      return undefined;
    case 'text':
      return picture.count;
    case 'pair':
      return 2 * sizeOfItem(picture.item);
    case 'image':
      return picture.height * picture.width * picture.channels;
    case 'maps':
      return picture.groups * picture.height * picture.width * picture.count;
    default:
      return picture.size;
  }
}

function sizeOfItem(item: Strip | Rows): number {
  return item.kind === 'rows' ? item.rows * item.columns : item.size;
}

/**
 * The index of the number under a point, in pixels at zoom 1 from the corner of the content; none between plates. Of a list
 * of the most likely classes, the values decide which stands in which place.
 */
export function indexAt(picture: Picture, x: number, y: number, values: Float32Array): number | undefined {
  const plate = platesOf(picture, values).find(
    (each) => x >= each.x && x < each.x + each.width && y >= each.y && y < each.y + each.height,
  );
  if (!plate) return undefined;
  const row = Math.floor(((y - plate.y) / plate.height) * plate.rows);
  const column = Math.floor(((x - plate.x) / plate.width) * plate.columns);
  const index = plate.offset + row * plate.rowStride + column * plate.columnStride;
  if (index >= (plate.end ?? values.length)) return undefined;
  return picture.kind === 'softmax' ? listedClasses(values)[index] : index;
}
