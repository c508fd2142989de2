import { shuffled } from '../base/shuffle.ts';

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
