import { streamKey, threefry } from '../base/random.ts';

/** The list in an order that follows from a seed and a name (Fisher and Yates). */
function shuffled<T>(list: readonly T[], seed: number, name: string): T[] {
  const key = streamKey(seed, name);
  const order = list.slice();
  for (let i = order.length - 1; i > 0; i--) {
    const j = threefry(key, [i, 0])[0] % (i + 1);
    const one = order[i];
    const other = order[j];
    if (one === undefined || other === undefined) continue;
    order[i] = other;
    order[j] = one;
  }
  return order;
}

/** Which examples are learned from, and which are held out; both in ascending order. */
export function splitExamples(
  count: number,
  share: number,
  seed: number,
): { readonly training: readonly number[]; readonly validation: readonly number[] } {
  const all = Array.from({ length: count }, (_, i) => i);
  const held = Math.min(count - 1, Math.floor(count * share));
  const order = shuffled(all, seed, 'validation');
  const ascending = (one: number, other: number) => one - other;
  return {
    validation: order.slice(0, Math.max(0, held)).sort(ascending),
    training: order.slice(Math.max(0, held)).sort(ascending),
  };
}

/**
 * The batches of an epoch: every example once, in an order that follows from the seed and the number of the epoch, alike ones together, at most
 * `size` of them; all of them as they come where they are one batch. There are as many in every epoch.
 */
export function batchesOf(
  examples: readonly number[],
  keyOf: (example: number) => string,
  size: number,
  seed: number,
  epoch: number,
): readonly (readonly number[])[] {
  const [first = 0] = examples;
  // Where one batch holds all, its order is nobody's concern.
  if (examples.length <= size && examples.every((example) => keyOf(example) === keyOf(first)))
    return [examples];
  const groups = new Map<string, number[]>();
  for (const example of shuffled(examples, seed, `epoch ${epoch}`)) {
    const key = keyOf(example);
    const group = groups.get(key);
    if (group) group.push(example);
    else groups.set(key, [example]);
  }
  const batches: (readonly number[])[] = [];
  for (const group of groups.values())
    for (let start = 0; start < group.length; start += size) batches.push(group.slice(start, start + size));
  return groups.size > 1 ? shuffled(batches, seed, `batches of epoch ${epoch}`) : batches;
}
