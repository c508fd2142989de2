import { shuffled } from '../base/shuffle.ts';

/**
 * The batches of an epoch: every example once, in an order that follows from the seed and the number of the epoch, alike ones together, at most
 * `size` of them. There are as many in every epoch.
 */
export function batchesOf(
  examples: readonly number[],
  keyOf: (example: number) => string,
  size: number,
  seed: number,
  epoch: number,
): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  for (const example of shuffled(examples, seed, `epoch ${epoch}`)) {
    const key = keyOf(example);
    const group = groups.get(key) ?? [];
    group.push(example);
    groups.set(key, group);
  }
  const batches = [...groups.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / size) }, (_, i) => group.slice(i * size, (i + 1) * size)),
  );
  return groups.size > 1 ? shuffled(batches, seed, `batches of epoch ${epoch}`) : batches;
}
