import { expect } from 'vitest';

/** How far to each side a function is looked at: rounding makes 1e-9 of a slope wrong, and a bend at a kink 1e-7. */
const h = 1e-7;

/**
 * Holds a slope of a function at 0 against central differences, within 1e-6 of what both are in size. Says whether it has one: where the
 * slopes of both sides differ there is a kink, of a rectifier or a maximum, and no derivative; nor is there one of what is beyond all numbers.
 */
export function expectSlope(valueAt: (by: number) => number, slope: number): boolean {
  const [before, here, behind] = [valueAt(-h), valueAt(0), valueAt(h)];
  if (![before, here, behind].every(Number.isFinite)) return false;
  const scale = 1 + Math.abs(here) + Math.abs(slope);
  if (Math.abs(behind - 2 * here + before) / h > 1e-4 * scale) return false;
  expect(Math.abs((behind - before) / (2 * h) - slope) / scale).toBeLessThan(1e-6);
  return true;
}
