import { describe, expect, test } from 'vitest';
import { contentSize } from '../../../src/editor/views/pictureSize.ts';
import { countNumbers, indexAt, platesOf } from '../../../src/editor/views/plates.ts';
import { allPictures, pictureOf } from './subjects.ts';

describe.each(allPictures)('the plates of $kind', (picture) => {
  test('lie in the picture', () => {
    const { width, height } = contentSize(picture);
    for (const plate of platesOf(picture)) {
      expect(plate.x + plate.width).toBeLessThanOrEqual(width);
      expect(plate.y + plate.height).toBeLessThanOrEqual(height);
    }
  });

  test('show no number twice', () => {
    const seen = new Set<number>();
    let cells = 0;
    for (const { rows, columns, offset, rowStride, columnStride } of platesOf(picture))
      for (let row = 0; row < rows; row++)
        for (let column = 0; column < columns; column++) {
          const index = offset + row * rowStride + column * columnStride;
          if (index >= countNumbers(picture)) continue;
          seen.add(index);
          cells++;
        }
    expect(seen.size).toBe(cells);
  });
});

test('pointing at a map finds the number of that row, column and feature', () => {
  const picture = pictureOf('height 24, width 24, features 8');
  // The sixth map is the second of the second row, at (52, 52); its cells are two pixels wide.
  expect(indexAt(picture, 52 + 2 * 7 + 1, 52 + 2 * 3 + 1)).toBe((3 * 24 + 7) * 8 + 5);
});

test('pointing between maps finds nothing', () => {
  expect(indexAt(pictureOf('height 24, width 24, features 8'), 49, 10)).toBeUndefined();
});

test('pointing at a colour picture finds the first of its three numbers', () => {
  const picture = pictureOf('height 4, width 4, channels 3', { block: 'image', port: 'out' });
  expect(indexAt(picture, 42 * 2 + 5, 42 + 5)).toBe((1 * 4 + 2) * 3);
});

test('the last row of a strip ends where the vector ends', () => {
  expect(indexAt(pictureOf('features 83'), 8 * 20 + 1, 8 * 3 + 1)).toBeUndefined();
});

test('in a list of the most likely classes, a place is found by rank', () => {
  const values = Float32Array.from({ length: 40 }, (_, i) => (i === 17 ? 0.5 : 0.5 / 39));
  expect(indexAt(pictureOf('features 40', { block: 'softmax' }), 30, 3, values)).toBe(17);
});
