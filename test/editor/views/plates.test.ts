import { describe, expect, test } from 'vitest';
import { contentSize } from '../../../src/editor/views/pictureSize.ts';
import { indexAt, platesOf } from '../../../src/editor/views/plates.ts';
import { allPictures, numbersFor, pictureOf } from './subjects.ts';

describe.each(allPictures)('the plates of $kind', (picture) => {
  const values = new Float32Array(numbersFor(picture));
  test('lie in the picture', () => {
    const { width, height } = contentSize(picture);
    for (const plate of platesOf(picture, values)) {
      expect(plate.x + plate.width).toBeLessThanOrEqual(width);
      expect(plate.y + plate.height).toBeLessThanOrEqual(height);
    }
  });

  test('show no number twice', () => {
    const seen = new Set<number>();
    let cells = 0;
    for (const { rows, columns, offset, rowStride, columnStride, end } of platesOf(picture, values))
      for (let row = 0; row < rows; row++)
        for (let column = 0; column < columns; column++) {
          const index = offset + row * rowStride + column * columnStride;
          if (index >= (end ?? values.length)) continue;
          seen.add(index);
          cells++;
        }
    expect(seen.size).toBe(cells);
  });
});

const zeros = (length: number) => new Float32Array(length);

test('pointing at a map finds the number of that row, column and feature', () => {
  const picture = pictureOf('height 24, width 24, features 8');
  // The sixth map is the second of the second row, at (52, 52); its cells are two pixels wide.
  expect(indexAt(picture, 52 + 2 * 7 + 1, 52 + 2 * 3 + 1, zeros(24 * 24 * 8))).toBe((3 * 24 + 7) * 8 + 5);
});

test('pointing between maps finds nothing', () => {
  expect(indexAt(pictureOf('height 24, width 24, features 8'), 49, 10, zeros(24 * 24 * 8))).toBeUndefined();
});

test('pointing at a colour picture finds the first of its three numbers', () => {
  const picture = pictureOf('height 4, width 4, channels 3', { block: 'image', port: 'out' });
  expect(indexAt(picture, 42 * 2 + 5, 42 + 5, zeros(48))).toBe((1 * 4 + 2) * 3);
});

test('the last row of a strip ends where the vector ends', () => {
  expect(indexAt(pictureOf('features 83'), 8 * 20 + 1, 8 * 3 + 1, zeros(83))).toBeUndefined();
});

test('in a list of the most likely classes, a place is found by rank', () => {
  const values = Float32Array.from({ length: 40 }, (_, i) => (i === 17 ? 0.5 : 0.5 / 39));
  expect(indexAt(pictureOf('features 40', { block: 'softmax' }), 30, 3, values)).toBe(17);
});

test('the second item of a pair lies below the first', () => {
  const picture = pictureOf('((features 3), (features 3))');
  expect([1, 20].map((y) => indexAt(picture, 12 + 13, y, zeros(6)))).toEqual([1, 4]);
});

test('the cells of a value of any number of rows follow from its numbers', () => {
  const picture = pictureOf('time n, features 2');
  expect(indexAt(picture, 13, 63, zeros(8))).toBe(7);
  expect(indexAt(picture, 13, 63, zeros(20))).toBe(19);
});

test('pointing at a letter finds its place in the text', () => {
  const picture = pictureOf('symbols (time 20)', { vocabulary: [...'abc'] });
  expect(indexAt(picture, 12 * 3 + 4, 4, zeros(20))).toBe(3);
  expect(indexAt(picture, 4, 18 + 4, zeros(20))).toBe(14);
});
