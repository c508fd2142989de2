import fc from 'fast-check';
import { expect, test } from 'vitest';
import { turn } from '../../../src/data/generators/turn.ts';

test('the cosine and sine of an angle in turns', () => {
  fc.assert(
    fc.property(fc.double({ min: -1000, max: 1000, noNaN: true }), (angle) => {
      const { cos, sin } = turn(angle);
      // Less whole turns, which are exact, so that the engine's functions get a small argument.
      const radians = (angle - Math.round(angle)) * 2 * Math.PI;
      expect(Math.abs(cos - Math.cos(radians))).toBeLessThan(1e-14);
      expect(Math.abs(sin - Math.sin(radians))).toBeLessThan(1e-14);
    }),
  );
});

test('quarters of a turn are exact', () => {
  expect([0, 0.25, 0.5, 0.75, 1, -0.25].map((angle) => turn(angle).cos + 0)).toEqual([1, 0, -1, 0, 1, 0]);
  expect([0, 0.25, 0.5, 0.75, 1, -0.25].map((angle) => turn(angle).sin + 0)).toEqual([0, 1, 0, -1, 0, -1]);
});
