import { shuffled } from '../base/shuffle.ts';

/** Examples to learn from, and others to see by how well what was learned holds; both in ascending order. */
export interface Split {
  readonly training: Uint32Array;
  readonly validation: Uint32Array;
}

/**
 * Puts a share of the examples aside, from 0 to 1, rounded down to whole ones; one is always left to learn from. Which they
 * are follows from the seed. The two parts have every example once.
 */
export function split(
  { count }: { readonly count: number },
  { validation, seed }: { readonly validation: number; readonly seed: number },
): Split {
  const all = Array.from({ length: count }, (_, i) => i);
  const order = Uint32Array.from(shuffled(all, seed, 'validation'));
  const aside = Math.max(0, Math.min(count - 1, Math.floor(count * validation)));
  return { validation: order.slice(0, aside).sort(), training: order.slice(aside).sort() };
}
