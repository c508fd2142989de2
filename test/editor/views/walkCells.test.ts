import { expect, test } from 'vitest';
import { indexAt, platesOf } from '../../../src/editor/views/plates.ts';
import { type CellPlace, cellRect, walkCells, walks } from '../../../src/editor/views/walkCells.ts';
import { allPictures, numbersFor, pictureOf } from './subjects.ts';

const start: CellPlace = { plate: 0, row: 0, column: 0 };

/** The indices of the numbers that are read while keys are pressed on a picture, the first cell's in front. */
function readAlong(words: string, ...keys: readonly string[]): readonly (number | undefined)[] {
  const picture = pictureOf(words);
  const values = new Float32Array(numbersFor(picture));
  const plates = platesOf(picture, values);
  let place = start;
  return [undefined, ...keys].map((key) => {
    const walk = key === undefined ? undefined : walks[key];
    if (walk) place = walkCells(plates, place, walk);
    const rect = cellRect(plates, place);
    return rect && indexAt(picture, rect.x + rect.width / 2, rect.y + rect.height / 2, values);
  });
}

test('arrows go along rows and columns, and stop at the edges', () => {
  expect(
    readAlong('time 2, features 3', 'ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowLeft', 'ArrowLeft'),
  ).toEqual([0, 1, 4, 4, 3, 3]);
});

test('Home and End go to the ends of a row', () => {
  expect(readAlong('time 2, features 3', 'ArrowDown', 'End', 'Home')).toEqual([0, 3, 5, 3]);
});

test('beyond the edge of a feature map lies the next one, at the same height', () => {
  // The number of map f at (row, column) has the index (2 · row + column) · 3 + f.
  expect(
    readAlong('height 2, width 2, features 3', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowLeft'),
  ).toEqual([0, 6, 9, 7, 9]);
});

test.each(allPictures)('every step on a painted $kind leads to a cell of it', (picture) => {
  const values = new Float32Array(numbersFor(picture));
  const plates = platesOf(picture, values);
  let place = start;
  for (let i = 0; i < 60; i++) {
    const keys = Object.keys(walks);
    const walk = walks[keys[(i * i) % keys.length] ?? ''];
    if (walk) place = walkCells(plates, place, walk);
    expect(cellRect(plates, place)).toBeDefined();
  }
});

test('whoever goes right long enough has read a whole row of maps', () => {
  const keys = Array.from({ length: 11 }, () => 'ArrowRight');
  expect(new Set(readAlong('height 3, width 3, features 4', ...keys)).size).toBe(12);
});
