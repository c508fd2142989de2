import { describe, expect, test } from 'vitest';
import { noCurve, withJudged, withSteps } from '../../../src/editor/training/curve.ts';
import type { Course } from '../../../src/training/protocol.ts';

function steps(from: number, to: number, loss = 1): Course {
  return {
    first: from,
    losses: new Float64Array(to - from).fill(loss),
    accuracies: new Float64Array(to - from).fill(Number.NaN),
  };
}

describe('the curve of a run', () => {
  test('has a point a step', () => {
    const { points, span } = withSteps(noCurve, steps(0, 3, 2));
    expect(span).toBe(1);
    expect(points.map(({ step, loss }) => [step, loss])).toEqual([
      [0, 2],
      [1, 2],
      [2, 2],
    ]);
  });

  test('keeps all steps as means when there are too many to be drawn', () => {
    let curve = noCurve;
    for (let at = 0; at < 5000; at += 100) curve = withSteps(curve, steps(at, at + 100, at < 2500 ? 4 : 2));
    expect(curve.points.length).toBeLessThanOrEqual(1000);
    const all = curve.points.reduce((sum, { count }) => sum + count, 0);
    expect(all).toBe(5000);
    expect(curve.points.reduce((sum, { count, loss }) => sum + count * loss, 0) / all).toBe(3);
  });

  test('has as few points where very many steps come at once', () => {
    const { points } = withSteps(noCurve, steps(0, 50_000, 2));
    expect(points.length).toBeLessThanOrEqual(1000);
    expect(points.reduce((sum, { count }) => sum + count, 0)).toBe(50_000);
    expect(points.every(({ loss }) => loss === 2)).toBe(true);
  });

  test('forgets what lies behind the step that was gone back to', () => {
    const judged = withJudged(withSteps(noCurve, steps(0, 10)), 10, {
      examples: 1,
      loss: 5,
      accuracy: 1,
      confusion: [],
      worst: [],
    });
    const back = withSteps(judged, steps(4, 6, 9));
    expect(back.points.map(({ step, loss }) => [step, loss])).toEqual([
      [0, 1],
      [1, 1],
      [2, 1],
      [3, 1],
      [4, 9],
      [5, 9],
    ]);
    expect(back.judged).toEqual([]);
  });
});
