/** How long a movement takes: no time for those who asked for none, and where there is no screen. */
export function motion(milliseconds: number): number {
  const isStill = typeof matchMedia === 'undefined' || matchMedia('(prefers-reduced-motion: reduce)').matches;
  return isStill ? 0 : milliseconds;
}
