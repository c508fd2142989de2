import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packShelves } from '../../../src/editor/views/packShelves.ts';

test('rectangles lie side by side, and below when the row is full', () => {
  const sizes = [
    { width: 60, height: 10 },
    { width: 40, height: 30 },
    { width: 50, height: 20 },
  ];
  expect(packShelves(sizes, 100)).toEqual({
    areas: [
      { x: 0, y: 0, width: 60, height: 10 },
      { x: 60, y: 0, width: 40, height: 30 },
      { x: 0, y: 30, width: 50, height: 20 },
    ],
    width: 100,
    height: 50,
  });
  expect(packShelves([], 100)).toEqual({ areas: [], width: 0, height: 0 });
});

test('whatever their sizes, none overlaps another, and all are within the whole', () => {
  const size = fc.record({
    width: fc.integer({ min: 1, max: 300 }),
    height: fc.integer({ min: 1, max: 90 }),
  });
  fc.assert(
    fc.property(fc.array(size, { maxLength: 30 }), (sizes) => {
      const { areas, width, height } = packShelves(sizes, 200);
      expect(areas.map((area) => ({ width: area.width, height: area.height }))).toEqual(sizes);
      for (const [i, one] of areas.entries()) {
        expect(one.x + one.width).toBeLessThanOrEqual(width);
        expect(one.y + one.height).toBeLessThanOrEqual(height);
        for (const other of areas.slice(i + 1)) {
          const apart =
            one.x + one.width <= other.x ||
            other.x + other.width <= one.x ||
            one.y + one.height <= other.y ||
            other.y + other.height <= one.y;
          expect(apart).toBe(true);
        }
      }
    }),
  );
});
