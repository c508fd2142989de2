import { describe, expect, test } from 'vitest';
import { make } from './make.ts';

interface Example {
  readonly x: number;
  readonly y: number;
  readonly which: number;
}

function pointsOf(form: string, given: Record<string, number> = {}): readonly Example[] {
  const { columns, count } = make('points', { count: 600, noise: 0, form, ...given });
  const [point, of] = columns;
  if (point?.kind !== 'numbers' || of?.kind !== 'class') throw new Error('Points have numbers and classes.');
  return Array.from({ length: count }, (_, i) => ({
    x: point.values[2 * i] ?? 0,
    y: point.values[2 * i + 1] ?? 0,
    which: of.indices[i] ?? 0,
  }));
}

const distance = (one: Example, other: Example) => Math.hypot(one.x - other.x, one.y - other.y);

describe.each([
  ['spiral', 2],
  ['spiral', 3],
  ['circles', 2],
  ['circles', 5],
  ['exclusive-or', 2],
  ['Gaussians', 5],
] as const)('the form %s of %i classes', (form, classes) => {
  const points = pointsOf(form, { classes });

  test('lies within 2 of the middle, across or up', () => {
    for (const { x, y } of points) expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(2.01);
  });

  test('keeps classes apart without noise: the nearest point is of the same', () => {
    for (const point of points) {
      const others = points.filter((other) => other !== point);
      const nearest = others.reduce((one, other) =>
        distance(point, other) < distance(point, one) ? other : one,
      );
      expect(nearest.which).toBe(point.which);
    }
  });
});

test('exclusive-or has the class of the quadrant', () => {
  for (const { x, y, which } of pointsOf('exclusive-or')) expect(which).toBe(x * y > 0 ? 0 : 1);
});

test('noise moves points by as much as it says', () => {
  const [still, moved] = [pointsOf('circles'), pointsOf('circles', { noise: 0.5 })];
  const squares = still.map((point, i) => distance(point, moved[i] ?? point) ** 2);
  expect(squares.reduce((sum, each) => sum + each, 0) / squares.length).toBeCloseTo(2 * 0.25, 1);
});
