import { expect, test } from 'vitest';
import { cropTo } from '../../../../../src/editor/views/pad/image/cropTo.ts';

test('a picture of the same form is taken whole', () => {
  expect(cropTo({ width: 640, height: 480 }, { width: 32, height: 24 })).toEqual({
    x: 0,
    y: 0,
    width: 640,
    height: 480,
  });
});

test('of a wider one the sides go, of a taller one top and bottom', () => {
  const square = { width: 28, height: 28 };
  expect(cropTo({ width: 640, height: 480 }, square)).toEqual({ x: 80, y: 0, width: 480, height: 480 });
  expect(cropTo({ width: 480, height: 640 }, square)).toEqual({ x: 0, y: 80, width: 480, height: 480 });
});

test('a picture smaller than the form is cut all the same', () => {
  expect(cropTo({ width: 10, height: 4 }, { width: 28, height: 28 })).toEqual({
    x: 3,
    y: 0,
    width: 4,
    height: 4,
  });
});
