import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  eraserRadius,
  layInk,
  penRadius,
  stampStroke,
  startStroke,
} from '../../../src/data/digits/strokes.ts';

const size = { width: 28, height: 28 };
const point = fc.record({
  x: fc.double({ min: -5, max: 33, noNaN: true }),
  y: fc.double({ min: -5, max: 33, noNaN: true }),
});

/** The mask of a stroke through the points on 28 × 28. */
function maskOf(points: readonly { x: number; y: number }[], radius = penRadius(28, 28)): Uint8Array {
  const mask = new Uint8Array(28 * 28);
  for (const [i, each] of points.entries()) stampStroke(mask, 28, 28, points[i - 1] ?? each, each, radius);
  return mask;
}

test('a line is about 2 to 3 pixels wide, full inside and soft at its edges', () => {
  const mask = maskOf([
    { x: 5, y: 14 },
    { x: 23, y: 14 },
  ]);
  const across = Array.from({ length: 28 }, (_, y) => mask[y * 28 + 14] ?? 0);
  const ink = across.reduce((sum, byte) => sum + byte, 0) / 255;
  expect(ink).toBeGreaterThan(2);
  expect(ink).toBeLessThan(2.6);
  expect(Math.max(...across)).toBe(255);
  expect(across.filter((byte) => byte > 0 && byte < 255).length).toBeGreaterThan(0);
});

test('the pen grows with the picture', () => {
  expect(penRadius(56, 56)).toBe(2 * penRadius(28, 28));
  expect(penRadius(100, 28)).toBe(penRadius(28, 28));
});

/** Holds that two masks are the same but for the rounding of bytes. */
function checkSame(one: Uint8Array, other: Uint8Array): void {
  expect(Math.max(...one.map((byte, i) => Math.abs(byte - (other[i] ?? 0))))).toBeLessThanOrEqual(1);
}

test('a stroke is the same in either direction', () => {
  fc.assert(
    fc.property(point, point, (one, other) => {
      checkSame(maskOf([one, other]), maskOf([other, one]));
    }),
  );
});

test('going over a stroke again changes nothing', () => {
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 6 }), (points) => {
      checkSame(maskOf([...points, ...points.toReversed()]), maskOf(points));
    }),
  );
});

test('a pause in the middle of a line leaves no mark', () => {
  const mask = maskOf([
    { x: 4, y: 4 },
    { x: 14, y: 14 },
    { x: 24, y: 24 },
  ]);
  expect(mask).toEqual(
    maskOf([
      { x: 4, y: 4 },
      { x: 24, y: 24 },
    ]),
  );
});

test('strokes beyond the edges are cut off', () => {
  expect(
    maskOf([
      { x: -40, y: -40 },
      { x: -10, y: -10 },
    ]).every((byte) => byte === 0),
  ).toBe(true);
});

test('the pen inks every channel, and the eraser undoes it', () => {
  const mask = maskOf([{ x: 14, y: 14 }]);
  const drawn = layInk(new Uint8Array(28 * 28 * 3), mask, [255, 128, 0]);
  expect([...drawn.subarray((14 * 28 + 14) * 3, (14 * 28 + 15) * 3)]).toEqual(
    [255, 128, 0].map((byte) => Math.round((byte * (mask[14 * 28 + 14] ?? 0)) / 255)),
  );
  const white = new Uint8Array(28 * 28).fill(255);
  expect(layInk(white, mask, [0])).toEqual(mask.map((cover) => 255 - cover));
});

test('a stroke is laid over the picture once, however often it crosses itself', () => {
  const brush = { ink: [255], radius: penRadius(28, 28) };
  const stroke = startStroke(new Uint8Array(28 * 28).fill(100), size, brush, { x: 4, y: 14 });
  stroke.to({ x: 24, y: 14 });
  const once = stroke.bytes();
  stroke.to({ x: 4, y: 14 });
  expect(stroke.bytes()).toEqual(once);
  expect(once[0]).toBe(100);
});

test.each([8, 28, 96])('along a line of the pen the eraser leaves nothing of it on %i pixels', (side) => {
  const area = { width: side, height: side };
  const points = [0.2, 0.35, 0.5, 0.8].map((share) => ({ x: share * side, y: share * share * side }));
  const draw = (bytes: Uint8Array, ink: number, radius: number) => {
    const [first = { x: 0, y: 0 }, ...others] = points;
    const stroke = startStroke(bytes, area, { ink: [ink], radius }, first);
    for (const point of others) stroke.to(point);
    return stroke.bytes();
  };
  const drawn = draw(new Uint8Array(side * side), 255, penRadius(side, side));
  expect(drawn.some((byte) => byte > 0)).toBe(true);
  expect(draw(drawn, 0, eraserRadius(side, side)).every((byte) => byte === 0)).toBe(true);
});
