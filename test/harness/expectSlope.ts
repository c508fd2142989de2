import { expect } from 'vitest';

/** How far to each side a function is looked at: rounding makes 1e-9 of a slope wrong, and a bend 1e-7. */
const h = 1e-7;

/**
 * Holds a slope of a function at 0 against central differences, within 1e-6 of what both are in size. Says whether it has one: where the
 * slopes of both sides differ there is a kink, of a rectifier or a maximum, and no derivative. Where they differ by little, as at a kink
 * of what is small itself or at a bend, the slope lies between them.
 */
export function expectSlope(valueAt: (by: number) => number, slope: number): boolean {
  const [before, here, behind] = [valueAt(-h), valueAt(0), valueAt(h)];
  const [left, right] = [(here - before) / h, (behind - here) / h];
  const scale = 1 + Math.abs(here) + Math.abs(slope);
  const between = Math.abs(right - left) / 2;
  if (between > 1e-4 * scale) return false;
  expect(Math.abs((left + right) / 2 - slope)).toBeLessThan(1e-6 * scale + between);
  return true;
}
