/** A block of memory that is needed from the step that fills it to the last that reads it, both included. */
export interface Block {
  readonly size: number;
  readonly from: number;
  readonly to: number;
}

/** Addresses are multiples of four elements, so that vectors of 16 bytes lie aligned. */
const alignment = 4;

/**
 * Places blocks so that those needed at the same time never overlap: the largest first, each in the lowest gap that
 * fits among the blocks it meets (greedy by size; Pisarchyk and Lee 2020).
 */
export function planMemory(blocks: readonly Block[]): {
  readonly addresses: readonly number[];
  readonly total: number;
} {
  const addresses = new Array<number>(blocks.length).fill(0);
  const placedAt = new Map<number, number[]>();
  let total = 0;
  const bySize = blocks
    .map((_, i) => i)
    .sort((one, other) => sizeOf(blocks, other) - sizeOf(blocks, one) || one - other);
  for (const i of bySize) {
    const block = blocks[i];
    if (!block) continue;
    const met = new Set<number>();
    for (let step = block.from; step <= block.to; step++)
      for (const other of placedAt.get(step) ?? []) met.add(other);
    let address = 0;
    for (const other of [...met].sort((a, b) => (addresses[a] ?? 0) - (addresses[b] ?? 0))) {
      if ((addresses[other] ?? 0) - address >= sizeOf(blocks, i)) break;
      address = Math.max(address, (addresses[other] ?? 0) + sizeOf(blocks, other));
    }
    addresses[i] = address;
    total = Math.max(total, address + sizeOf(blocks, i));
    for (let step = block.from; step <= block.to; step++) {
      const there = placedAt.get(step);
      if (there) there.push(i);
      else placedAt.set(step, [i]);
    }
  }
  return { addresses, total };
}

function sizeOf(blocks: readonly Block[], i: number): number {
  return Math.ceil((blocks[i]?.size ?? 0) / alignment) * alignment;
}
