import { expect, test } from 'vitest';
import { averageBlocks } from '../../../../../src/editor/views/pad/image/averageBlocks.ts';

/** Opaque pixels of these colours. */
const pixels = (...colours: readonly (readonly number[])[]) =>
  Uint8ClampedArray.from(colours.flatMap((colour) => [...colour, 255]));

const [black, white, red] = [
  [0, 0, 0],
  [255, 255, 255],
  [255, 0, 0],
];

test('each pixel is the mean of its block', () => {
  // Two blocks of two by two: one half black and half white, one white.
  const given = pixels(black, white, white, white, white, black, white, white);
  expect([...averageBlocks(given, { width: 2, height: 1 }, 2, 1)]).toEqual([128, 255]);
});

test('colours keep their channels, channels last', () => {
  const given = pixels(red, black, black, white);
  expect([...averageBlocks(given, { width: 2, height: 2 }, 1, 3)]).toEqual([
    ...red,
    ...black,
    ...black,
    ...white,
  ]);
});

test('grey is brightness: pure red is dark, white is white', () => {
  expect([...averageBlocks(pixels(red, white), { width: 2, height: 1 }, 1, 1)]).toEqual([76, 255]);
});
