/** How long a movement of the view lasts: no time at all for those who asked their system for less motion. */
export function motion(milliseconds: number): number {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : milliseconds;
}
