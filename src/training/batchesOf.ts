import { shuffled } from '../base/shuffle.ts';

/**
 * The batches of an epoch: every example once, in an order that follows from the seed and the number of the epoch, `size` of them at a time; all of them
 * as they come where they are one batch. There are as many in every epoch.
 */
export function batchesOf(
  examples: readonly number[],
  size: number,
  seed: number,
  epoch: number,
): readonly (readonly number[])[] {
  // Where one batch holds all, its order is nobody's concern.
  if (examples.length <= size) return [examples];
  const order = shuffled(examples, seed, `epoch ${epoch}`);
  const batches: (readonly number[])[] = [];
  for (let start = 0; start < order.length; start += size) batches.push(order.slice(start, start + size));
  return batches;
}
