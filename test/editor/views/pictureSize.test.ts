import { describe, expect, test } from 'vitest';
import {
  contentCorner,
  contentSize,
  mapsLayout,
  pictureSize,
  stripLayout,
} from '../../../src/editor/views/pictureSize.ts';
import { allPictures, pictureOf } from './subjects.ts';

describe.each(allPictures)('the box of $kind', (picture) => {
  const box = pictureSize(picture);

  test('lies on the grid and is of a moderate size', () => {
    expect([box.width % 4, box.height % 4]).toEqual([0, 0]);
    expect(box.width).toBeGreaterThanOrEqual(24);
    expect(box.width).toBeLessThanOrEqual(260);
    expect(box.height).toBeLessThanOrEqual(220);
  });

  test('holds its content', () => {
    const [corner, content] = [contentCorner(picture), contentSize(picture)];
    expect(corner.x).toBeGreaterThanOrEqual(0);
    expect(corner.y).toBeGreaterThanOrEqual(0);
    expect(corner.x + content.width).toBeLessThanOrEqual(box.width + 1e-9);
    expect(corner.y + content.height).toBeLessThanOrEqual(box.height + 1e-9);
  });
});

test('a digit that is drawn on is six pixels a pixel, with room for tools below', () => {
  const picture = pictureOf('height 28, width 28', { block: 'image', port: 'out' });
  expect(contentSize(picture)).toEqual({ width: 168, height: 168 });
  expect(contentCorner(picture)).toEqual({ x: 0, y: 0 });
  expect(pictureSize(picture)).toEqual({ width: 168, height: 200 });
});

test('eight maps of 24 × 24 are four in a row at 48 pixels', () => {
  expect(pictureSize(pictureOf('height 24, width 24, features 8'))).toEqual({ width: 204, height: 100 });
});

function layoutOf(...[words, about]: Parameters<typeof pictureOf>) {
  const picture = pictureOf(words, about);
  if (picture.kind !== 'maps') throw new Error(`${words} are no maps.`);
  return mapsLayout(picture);
}

test('the maps of a window are laid out as the window', () => {
  expect(layoutOf('height 24, width 24, features 25', { block: 'convolve', port: '$.window' })).toMatchObject(
    { columns: 5, rows: 5 },
  );
});

test('each copy of a stack has a row of maps', () => {
  expect(layoutOf('copy 3, height 6, width 6, features 2')).toMatchObject({ columns: 2, rows: 3, shown: 6 });
});

test('of many maps, no more than 36 have a tile', () => {
  expect(layoutOf('height 8, width 8, features 500')).toMatchObject({ columns: 8, rows: 4, shown: 32 });
});

test('a cell of a plane is a whole number of pixels', () => {
  for (const size of [3, 5, 8, 10, 12, 24, 26, 28, 32]) {
    const { tile } = layoutOf(`height ${size}, width ${size}, features 8`);
    expect([size, tile.width % size]).toEqual([size, 0]);
  }
});

test('a strip has a cell for every feature', () => {
  for (const size of [57, 64, 128, 784, 1152, 4096, 65536]) {
    const { columns, rows } = stripLayout(size);
    expect(columns * rows).toBeGreaterThanOrEqual(size);
    expect(columns * (rows - 1)).toBeLessThan(size);
  }
});

test('the rows of a strip are full where the length allows', () => {
  expect(stripLayout(256)).toEqual({ columns: 32, rows: 8, cell: 5 });
  expect(stripLayout(64)).toEqual({ columns: 16, rows: 4, cell: 10 });
  expect(stripLayout(784)).toMatchObject({ columns: 56, rows: 14 });
  expect(stripLayout(83)).toMatchObject({ columns: 21, cell: 8 });
});
