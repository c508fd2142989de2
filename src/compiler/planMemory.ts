import { Occupancy, type Span } from './occupancy.ts';
import type { Ranges } from './ranges.ts';

/** A block of memory that is needed from the step that fills it to the last that reads it, both included. */
export interface Block extends Span {
  readonly size: number;
}

/** Addresses are multiples of four elements, so that vectors of 16 bytes lie aligned. */
const alignment = 4;

/** The size with what has to stay free behind it. */
export function aligned(size: number): number {
  return Math.ceil(size / alignment) * alignment;
}

/** How often a search for a gap is taken up again before it is given up. */
const patience = 4;

/** How many earlier blocks are looked at for one to follow. */
const candidates = 48;

/**
 * Places blocks so that those needed at the same time never overlap: the largest first, each in the lowest gap that
 * fits among the blocks it meets (greedy by size; Pisarchyk and Lee 2020). Where so many lie scattered that this takes
 * long, a block follows an earlier one of its size, or else goes behind all of them.
 */
export function planMemory(blocks: readonly Block[]): {
  readonly addresses: readonly number[];
  readonly total: number;
} {
  const addresses = new Array<number>(blocks.length).fill(0);
  const spans = spansOf(blocks);
  const taken = new Occupancy(spans.reduce((last, { to }) => Math.max(last, to), 0) + 1);
  const order = blocks.flatMap((block, i) => {
    const span = spans[i];
    return span && block.size > 0 ? [{ i, span, size: aligned(block.size) }] : [];
  });
  order.sort((one, other) => other.size - one.size || one.span.from - other.span.from || one.i - other.i);
  let total = 0;
  let sizeBefore = 0;
  const earlier: Earlier = { ends: new Map(), latest: -1 };
  for (const { i, span, size } of order) {
    if (size !== sizeBefore) earlier.ends.clear();
    sizeBefore = size;
    const met = taken.during(span);
    const address = lowestGap(met, size, 0, patience) ?? follow(met, earlier, span, size);
    taken.add(span, address, size);
    earlier.ends.set(address, Math.max(span.to, earlier.ends.get(address) ?? 0));
    earlier.latest = address;
    addresses[i] = address;
    total = Math.max(total, address + size);
  }
  return { addresses, total };
}

/** When the blocks are needed, counting only the steps that fill one: between those nothing is to be placed. */
function spansOf(blocks: readonly Block[]): readonly Span[] {
  const last = blocks.reduce((most, { to }) => Math.max(most, to), 0);
  const counts = new Int32Array(last + 1);
  for (const { from } of blocks) counts[from] = 1;
  for (let step = 1; step <= last; step++) counts[step] = (counts[step] ?? 0) + (counts[step - 1] ?? 0);
  const numberOf = (step: number) => (counts[step] ?? 1) - 1;
  return blocks.map(({ from, to }) => ({ from: numberOf(from), to: numberOf(to) }));
}

/**
 * The lowest address from `start` on where `size` elements are in none of the sets; `undefined` when the search has to be
 * taken up more than `times` times.
 */
function lowestGap(sets: readonly Ranges[], size: number, start: number, times: number): number | undefined {
  let address = start;
  for (let time = 0; time <= times; time++) {
    const before = address;
    for (const ranges of sets) address = ranges.gap(address, size);
    if (address === before) return address;
  }
  return undefined;
}

function isFree(sets: readonly Ranges[], address: number, size: number): boolean {
  for (const ranges of sets) if (ranges.gap(address, size) !== address) return false;
  return true;
}

/** The addresses of the blocks of one size so far, and the last step at which each is needed. */
interface Earlier {
  readonly ends: Map<number, number>;
  /** The address of the last of them. */
  latest: number;
}

/** An address where an earlier block ends in time, or else the lowest that is free behind all of them. */
function follow(sets: readonly Ranges[], { ends, latest }: Earlier, span: Span, size: number): number {
  if (ends.has(latest) && isFree(sets, latest, size)) return latest;
  let behind = 0;
  let tries = 0;
  for (const [address, end] of ends) {
    if (end < span.from && tries++ < candidates && isFree(sets, address, size)) return address;
    behind = Math.max(behind, address + size);
  }
  return lowestGap(sets, size, behind, Number.POSITIVE_INFINITY) ?? behind;
}
