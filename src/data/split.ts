import { streamKey, threefry } from '../base/random.ts';

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
  const order = shuffle(
    Uint32Array.from({ length: count }, (_, i) => i),
    seed,
    'validation',
  );
  const aside = Math.max(0, Math.min(count - 1, Math.floor(count * validation)));
  return { validation: order.slice(0, aside).sort(), training: order.slice(aside).sort() };
}

/** Puts a list into an order that follows from the seed and a name, in place (Fisher and Yates). */
function shuffle(list: Uint32Array, seed: number, name: string): Uint32Array {
  const key = streamKey(seed, name);
  for (let i = list.length - 1; i > 0; i--) {
    const j = threefry(key, [i, 0])[0] % (i + 1);
    const last = list[i] ?? 0;
    list[i] = list[j] ?? 0;
    list[j] = last;
  }
  return list;
}
