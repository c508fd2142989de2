import { type Bars, type Maps, mostClasses, type Picture, type Rows } from './pictureKind.ts';
import { textSize } from './placeSymbols.ts';
import { treeHeight } from './treeLines.ts';
import { treeSize } from './treeSize.ts';

/** In pixels at zoom 1. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

const full = 168;

/** Of the row of tools under a picture that people draw on, with the space above it. */
const padTools = 32;

/** Of the line under the lanes of a series that says how many more channels there are. */
const moreLine = 20;

/** Of the field in which one types a text or a tree, in place of a picture. */
export const typedSize: Size = { width: full, height: 60 };

/** Between the field of a tree, the tree that is drawn below it, and its tools. */
const treeGap = 4;

/** Of the field of a tree with the tree below it, which is scrolled where it is larger, and a row of tools. */
export function drawnTreeSize(words: readonly string[], height: number): Size {
  const tree = treeSize(words, height);
  return {
    width: toGrid(Math.min(480, Math.max(full, tree.width))),
    height: toGrid(typedSize.height + treeGap + Math.min(320, tree.height) + padTools),
  };
}

/**
 * The box of a picture in pixels at zoom 1, on the 4-pixel grid. Follows from the shape alone, so that a layout never
 * moves when numbers change.
 */
export function pictureSize(picture: Picture): Size {
  const { width, height } = contentSize(picture);
  const least = picture.kind === 'image' && picture.source ? full : 0;
  return { width: toGrid(Math.max(width, least)), height: toGrid(height) + belowContent(picture) };
}

/** The corner of the content in the box: in the middle, or above what stands below it. */
export function contentCorner(picture: Picture): { readonly x: number; readonly y: number } {
  const [box, content] = [pictureSize(picture), contentSize(picture)];
  return {
    x: (box.width - content.width) / 2,
    y: (box.height - belowContent(picture) - content.height) / 2,
  };
}

function belowContent(picture: Picture): number {
  if (picture.kind === 'image') return picture.source ? padTools : 0;
  return picture.kind === 'bars' && picture.more ? moreLine : 0;
}

/** What is painted in the box: a whole number of pixels a cell wherever a cell has at least one. */
export function contentSize(picture: Picture): Size {
  switch (picture.kind) {
    case 'number':
      return { width: 96, height: 36 };
    case 'bars': {
      const { height, gap } = laneSize(picture);
      return { width: full, height: picture.lanes * (height + gap) - gap };
    }
    case 'strip': {
      const { columns, rows, cell } = stripLayout(picture.size);
      return { width: columns * cell, height: rows * cell };
    }
    case 'image':
      return planeSize(picture, picture.source ? full : 112);
    case 'maps': {
      const { columns, rows, tile, gap } = mapsLayout(picture);
      return {
        width: columns * tile.width + (columns - 1) * gap,
        height: rows * tile.height + (rows - 1) * gap,
      };
    }
    case 'rows': {
      const beside = treeWidth(picture) + namesWidth(picture);
      const width = cellSize(picture.columns, full - beside, 12);
      // Names take more room to be read than colours.
      const height = cellSize(picture.rows, picture.labels ? 216 : 112, 12);
      return { width: beside + picture.columns * width, height: picture.rows * height };
    }
    case 'packed':
      return { width: (picture.columns ?? 24) * cellSize(picture.columns ?? 24, full, 12), height: 64 };
    case 'text':
      return textSize(picture);
    case 'pair': {
      const { width, height } = contentSize(picture.item);
      return { width: pairNames + width, height: 2 * height + pairGap };
    }
    case 'softmax':
      return { width: full, height: 14 * classesShown(picture.size) };
  }
}

/** How tall a lane of bars is, and what is free between two. */
export function laneSize({ lanes }: Bars): { readonly height: number; readonly gap: number } {
  return { height: lanes === 1 ? 48 : Math.max(12, Math.min(36, Math.floor(144 / lanes))), gap: 4 };
}

/** Before the two values of a pair, for their names, and between them. */
export const pairNames = 12;
export const pairGap = 4;

/** Beside the rows of a tree's nodes, for the tree. */
export function treeWidth({ tree }: Rows): number {
  return tree ? Math.min(48, 10 * treeHeight(tree)) + 6 : 0;
}

/** Behind rows of classes, for the name of the likeliest. */
export function namesWidth({ labels }: Rows): number {
  return labels ? 4 + Math.min(44, 7 * Math.max(1, ...labels.map((label) => [...label].length))) : 0;
}

/** How many classes are listed: all, or the most likely ten of more than 16. */
export function classesShown(size: number): number {
  return size <= mostClasses ? size : 10;
}

export interface StripLayout {
  readonly columns: number;
  readonly rows: number;
  /** Side of a cell in pixels at zoom 1; below 1 for very long vectors. */
  readonly cell: number;
}

/** Sides of a cell, and how tall the strip may be with them: small cells may fill more of it. */
const stripCells = [12, 10, 8, 7, 6, 5, 4, 3, 2, 1].map((cell) => ({ cell, height: cell > 2 ? 48 : 112 }));

/**
 * The largest square cells that keep a vector within 168 × 48, or 168 × 112 when they would become tiny. Rows that are
 * all full are preferred, if the cells are not much smaller for it.
 */
export function stripLayout(size: number): StripLayout {
  const layouts = stripCells.flatMap(({ cell, height }): StripLayout[] => {
    const most = Math.floor(full / cell);
    const divisor = largestDivisor(size, most);
    return [divisor >= 0.7 * most ? divisor : most]
      .map((columns) => ({ columns, rows: Math.ceil(size / columns), cell }))
      .filter(({ rows }) => rows * cell <= height);
  });
  const [largest] = layouts;
  const tidy = layouts.find(({ columns, rows }) => columns * rows === size);
  if (tidy && largest && tidy.cell >= 0.6 * largest.cell) return tidy;
  const columns = Math.ceil(Math.sqrt((size * full) / 112));
  return largest ?? { columns, rows: Math.ceil(size / columns), cell: full / columns };
}

function largestDivisor(size: number, most: number): number {
  for (let divisor = Math.min(size, most); divisor > 1; divisor--) if (size % divisor === 0) return divisor;
  return 1;
}

export interface MapsLayout {
  readonly columns: number;
  readonly rows: number;
  readonly tile: Size;
  readonly gap: number;
  /** How many maps have a tile of their own; when some have none, the last tile says how many. */
  readonly shown: number;
}

/** A tidy grid of at most 36 tiles: four in a row when there are few, else smaller ones, eight in a row. */
export function mapsLayout(maps: Maps): MapsLayout {
  const total = Math.max(1, maps.groups * maps.count);
  const side = Math.round(Math.sqrt(total));
  const few = total <= 8;
  const columns = Math.min(
    total,
    maps.window && side * side === total && side <= 6 ? side : groupColumns(maps, few),
  );
  const rows = Math.min(Math.ceil(total / columns), Math.max(1, Math.floor(36 / columns)));
  return {
    columns,
    rows,
    tile: planeSize(maps, total === 1 ? 112 : total === 2 ? 84 : few ? 56 : 28),
    gap: 4,
    shown: Math.min(total, columns * rows),
  };
}

/** Each group (a copy of a stack, a step) begins a row where its maps fit into one. */
function groupColumns({ groups, count }: Maps, few: boolean): number {
  return groups > 1 && count <= 8 ? count : few ? 4 : 8;
}

/** The largest whole number of pixels a cell with which a plane is no longer than `target`, or not much. */
function planeSize({ width, height }: Size, target: number): Size {
  const longer = Math.max(width, height, 1);
  const scale = longer <= target * 1.5 ? Math.max(1, Math.floor(target / longer)) : target / longer;
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

function cellSize(count: number, available: number, largest: number): number {
  if (count === 0) return largest;
  const cell = available / count;
  return cell >= 1 ? Math.min(largest, Math.floor(cell)) : cell;
}

function toGrid(length: number): number {
  return Math.max(4, Math.ceil(length / 4) * 4);
}
