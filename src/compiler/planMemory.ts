import { Ranges } from './ranges.ts';

/** A block of memory that is needed from the step that fills it to the last that reads it, both included. */
export interface Block {
  readonly size: number;
  readonly from: number;
  readonly to: number;
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
  const taken = new Occupancy(blocks.reduce((last, { to }) => Math.max(last, to), 0) + 1);
  const order = blocks.map((block, i) => ({ block, i, size: aligned(block.size) }));
  order.sort((one, other) => other.size - one.size || one.block.from - other.block.from || one.i - other.i);
  let total = 0;
  let sizeBefore = 0;
  /** The addresses of the blocks of one size, and the last step at which each is needed. */
  const ends = new Map<number, number>();
  for (const { block, i, size } of order) {
    if (size === 0) break;
    if (size !== sizeBefore) ends.clear();
    sizeBefore = size;
    const address = taken.gap(block, size, 0, patience) ?? follow(taken, ends, block, size);
    taken.add(block, address, size);
    ends.set(address, Math.max(block.to, ends.get(address) ?? 0));
    addresses[i] = address;
    total = Math.max(total, address + size);
  }
  return { addresses, total };
}

/** An address where an earlier block ends in time, or else the lowest that is free behind all of them. */
function follow(taken: Occupancy, ends: ReadonlyMap<number, number>, block: Block, size: number): number {
  let behind = 0;
  let tries = 0;
  for (const [address, end] of ends) {
    if (end < block.from && tries++ < candidates && taken.gap(block, size, address, 0) === address)
      return address;
    behind = Math.max(behind, address + size);
  }
  return taken.gap(block, size, behind, Number.POSITIVE_INFINITY) ?? behind;
}

/** The sets at the nodes of a tree, by the node's number. */
type Sets = (Ranges | undefined)[];

/**
 * What is taken at each step, in a segment tree over the steps: node 1 stands for all of them, and the children 2n and
 * 2n + 1 of node n for half of its steps each. A block belongs to the fewest nodes that make up its steps. Blocks that
 * lie side by side are one range, so that a question takes about as long among many blocks as among few.
 */
class Occupancy {
  private readonly steps: number;
  /** What is taken by the blocks that belong to a node. */
  private readonly own: Sets;
  /** What is taken by the blocks that belong to a node or to any below it. */
  private readonly all: Sets;

  constructor(steps: number) {
    this.steps = 2 ** Math.ceil(Math.log2(steps));
    this.own = new Array<Ranges | undefined>(2 * this.steps).fill(undefined);
    this.all = new Array<Ranges | undefined>(2 * this.steps).fill(undefined);
  }

  add(block: Block, address: number, size: number): void {
    this.addBelow(1, 0, this.steps, block, address, address + size);
  }

  /**
   * The lowest address from `start` on where `size` elements are free from the block's first step to its last;
   * `undefined` when the search has to be taken up more than `patience` times.
   */
  gap(block: Block, size: number, start: number, patience: number): number | undefined {
    const met: Ranges[] = [];
    this.meetBelow(1, 0, this.steps, block, met);
    let address = start;
    for (let times = 0; times <= patience; times++) {
      const before = address;
      for (const ranges of met) address = ranges.gap(address, size);
      if (address === before) return address;
    }
    return undefined;
  }

  /** Adds to the node, which stands for `length` steps from `first` on, and to those below it. */
  private addBelow(
    node: number,
    first: number,
    length: number,
    block: Block,
    start: number,
    end: number,
  ): void {
    addAt(this.all, node, start, end);
    if (block.from <= first && first + length - 1 <= block.to) {
      addAt(this.own, node, start, end);
      return;
    }
    const half = length / 2;
    if (block.from < first + half) this.addBelow(2 * node, first, half, block, start, end);
    if (block.to >= first + half) this.addBelow(2 * node + 1, first + half, half, block, start, end);
  }

  /** Collects what is taken at any step that the node and the block share. */
  private meetBelow(node: number, first: number, length: number, block: Block, met: Ranges[]): void {
    const whole = block.from <= first && first + length - 1 <= block.to;
    const ranges = (whole ? this.all : this.own)[node];
    if (ranges) met.push(ranges);
    if (whole) return;
    const half = length / 2;
    if (block.from < first + half) this.meetBelow(2 * node, first, half, block, met);
    if (block.to >= first + half) this.meetBelow(2 * node + 1, first + half, half, block, met);
  }
}

function addAt(sets: Sets, node: number, start: number, end: number): void {
  const ranges = sets[node] ?? new Ranges();
  sets[node] = ranges;
  ranges.add(start, end);
}
