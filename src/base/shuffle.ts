import { streamKey, threefry } from './random.ts';

/** The list in an order that follows from a seed and a name (Fisher and Yates). */
export function shuffled<T>(list: Iterable<T>, seed: number, name: string): T[] {
  const key = streamKey(seed, name);
  const order = [...list];
  for (let i = order.length - 1; i > 0; i--) {
    const j = threefry(key, [i, 0])[0] % (i + 1);
    const [one, other] = [order[i], order[j]];
    if (one === undefined || other === undefined) continue;
    order[i] = other;
    order[j] = one;
  }
  return order;
}
