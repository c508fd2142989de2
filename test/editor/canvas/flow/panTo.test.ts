import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { panTo } from '../../../../src/editor/canvas/flow/reveal.ts';

const canvas = { width: 800, height: 600 };
const view = { x: 0, y: 0, zoom: 1 };

describe('the view that shows a box', () => {
  test('is the one that there is where it is seen', () => {
    expect(panTo(view, { x: 100, y: 100, width: 200, height: 100 }, canvas)).toBe(view);
  });

  test('is moved no further than it takes', () => {
    expect(panTo(view, { x: 1000, y: 100, width: 200, height: 100 }, canvas)).toEqual({
      x: -432,
      y: 0,
      zoom: 1,
    });
    expect(panTo(view, { x: 100, y: -300, width: 200, height: 100 }, canvas)).toEqual({
      x: 0,
      y: 332,
      zoom: 1,
    });
  });

  test('keeps it above what covers the lower edge', () => {
    const box = { x: 100, y: 480, width: 200, height: 60 };
    expect(panTo(view, box, canvas)).toBe(view);
    expect(panTo(view, box, canvas, 88).y).toBe(-60);
  });

  test('begins at its corner where it is too large, and is left alone while any of that is seen', () => {
    const large = { x: -100, y: 100, width: 2000, height: 100 };
    expect(panTo(view, large, canvas)).toBe(view);
    expect(panTo(view, { ...large, x: 900 }, canvas).x).toBe(32 - 900);
  });

  test('shows all of a box that fits, and then stays', () => {
    const place = fc.integer({ min: -5000, max: 5000 });
    const length = fc.integer({ min: 1, max: 500 });
    fc.assert(
      fc.property(place, place, length, length, (x, y, width, height) => {
        const box = { x, y, width, height };
        const next = panTo(view, box, canvas);
        expect(x + next.x).toBeGreaterThanOrEqual(0);
        expect(y + next.y).toBeGreaterThanOrEqual(0);
        expect(x + width + next.x).toBeLessThanOrEqual(canvas.width);
        expect(y + height + next.y).toBeLessThanOrEqual(canvas.height);
        expect(panTo(next, box, canvas)).toBe(next);
      }),
    );
  });
});
