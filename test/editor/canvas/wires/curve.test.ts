import { describe, expect, test } from 'vitest';
import {
  type Curve,
  curveBetween,
  curvePath,
  distanceTo,
  pointOn,
} from '../../../../src/editor/canvas/wires/curve.ts';

const from = { x: 0, y: 0 };

/** Holds that a curve has no gaps, and leaves and arrives level. */
function checkCurve(curve: Curve, to: { x: number; y: number }): void {
  expect(pointOn(curve, 0)).toEqual(from);
  expect(pointOn(curve, 1)).toEqual(to);
  for (let i = 1; i < curve.length; i++) expect(curve[i]?.[0]).toEqual(curve[i - 1]?.[3]);
  expect(pointOn(curve, 0.01).y).toBeCloseTo(from.y, 0);
  expect(pointOn(curve, 0.99).y).toBeCloseTo(to.y, 0);
}

describe('the curve of a wire', () => {
  test('bends once on its way to the right', () => {
    const to = { x: 200, y: 80 };
    const curve = curveBetween(from, to);
    checkCurve(curve, to);
    expect(curve).toHaveLength(1);
  });

  test('goes back to the left through its lane, past the nodes between', () => {
    const to = { x: -300, y: 200 };
    const curve = curveBetween(from, to, 120);
    checkCurve(curve, to);
    for (const x of [-250, -100, 0]) expect(distanceTo(curve, { x, y: 120 })).toBeLessThan(8);
    expect(distanceTo(curve, { x: -150, y: 60 })).toBeGreaterThan(40);
  });

  test('takes no lane to a node on the right', () => {
    expect(curveBetween(from, { x: 200, y: 80 }, 500)).toEqual(curveBetween(from, { x: 200, y: 80 }));
  });

  test('is hit near its line and nowhere else', () => {
    const curve = curveBetween(from, { x: 200, y: 0 });
    expect(distanceTo(curve, { x: 100, y: 6 })).toBeCloseTo(6, 0);
    expect(distanceTo(curve, { x: 100, y: 50 })).toBeGreaterThan(45);
  });

  test('is written as an SVG path', () => {
    expect(curvePath(curveBetween(from, { x: 100, y: 0 }))).toBe('M0,0 C50,0 50,0 100,0');
  });
});
