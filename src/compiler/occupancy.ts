import { Ranges } from './ranges.ts';

/** From one step to another, both included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The sets at the nodes of a tree, by the node's number. */
type Sets = (Ranges | undefined)[];

/**
 * What is taken of memory at each step, in a segment tree over the steps: node 1 stands for all of them, and the
 * children 2n and 2n + 1 of node n for half of its steps each. A block belongs to the fewest nodes that make up its
 * steps. Blocks that lie side by side are one range, so that a question takes about as long among many as among few.
 */
export class Occupancy {
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

  add(span: Span, address: number, size: number): void {
    this.addBelow(1, 0, this.steps, span, address, address + size);
  }

  /** What is taken at any step of a span, in sets that may overlap. */
  during(span: Span): readonly Ranges[] {
    const met: Ranges[] = [];
    this.meetBelow(1, 0, this.steps, span, met);
    return met;
  }

  /** Adds to the node, which stands for `length` steps from `first` on, and to those below it. */
  private addBelow(
    node: number,
    first: number,
    length: number,
    span: Span,
    start: number,
    end: number,
  ): void {
    // At a single step, what belongs to the node is all there is.
    if (length > 1) addAt(this.all, node, start, end);
    if (span.from <= first && first + length - 1 <= span.to) {
      addAt(this.own, node, start, end);
      return;
    }
    const half = length / 2;
    if (span.from < first + half) this.addBelow(2 * node, first, half, span, start, end);
    if (span.to >= first + half) this.addBelow(2 * node + 1, first + half, half, span, start, end);
  }

  /** Collects what is taken at any step that the node and the block share. */
  private meetBelow(node: number, first: number, length: number, span: Span, met: Ranges[]): void {
    const whole = span.from <= first && first + length - 1 <= span.to;
    const ranges = (whole && length > 1 ? this.all : this.own)[node];
    if (ranges) met.push(ranges);
    if (whole) return;
    const half = length / 2;
    if (span.from < first + half) this.meetBelow(2 * node, first, half, span, met);
    if (span.to >= first + half) this.meetBelow(2 * node + 1, first + half, half, span, met);
  }
}

function addAt(sets: Sets, node: number, start: number, end: number): void {
  const ranges = sets[node] ?? new Ranges();
  sets[node] = ranges;
  ranges.add(start, end);
}
