/**
 * The blocks of memory that values need, by number, and from which step to which. A block may come to lie inside another,
 * which is then needed as long as either.
 */
export class MemoryBlocks {
  private readonly sizes: number[] = [];
  private readonly firsts: number[] = [];
  private readonly lasts: number[] = [];
  /** The block that each lies in, or itself, and how far behind its start. */
  private readonly around: number[] = [];
  private readonly offsets: number[] = [];

  /** A block that is filled at a step. */
  add(size: number, step: number): number {
    const block = this.sizes.length;
    this.sizes.push(size);
    this.firsts.push(step);
    this.lasts.push(step);
    this.around.push(block);
    this.offsets.push(0);
    return block;
  }

  /** Takes note that a block is read at a step. */
  use(block: number, step: number): void {
    this.lasts[block] = Math.max(this.last(block), step);
  }

  get count(): number {
    return this.sizes.length;
  }

  size(block: number): number {
    return this.sizes[block] ?? 0;
  }

  first(block: number): number {
    return this.firsts[block] ?? 0;
  }

  last(block: number): number {
    return this.lasts[block] ?? 0;
  }

  liesInItself(block: number): boolean {
    return this.around[block] === block;
  }

  /** Puts a block that lies in no other into another, so far behind its start. */
  put(block: number, into: number, offset: number): void {
    const outer = this.outermost(into);
    this.around[block] = outer;
    this.offsets[block] = offset + this.offset(into);
    this.firsts[outer] = Math.min(this.first(outer), this.first(block));
    this.use(outer, this.last(block));
  }

  /** The block that a block lies in and that lies in no other. */
  outermost(block: number): number {
    const next = this.around[block] ?? block;
    if (this.liesInItself(next)) return next;
    const way: number[] = [];
    let outer = block;
    while (!this.liesInItself(outer)) {
      way.push(outer);
      outer = this.around[outer] ?? outer;
    }
    // What is nearer to the outermost comes first; the next time it is one step for each.
    let offset = 0;
    for (const inner of way.reverse()) {
      offset += this.offsets[inner] ?? 0;
      this.around[inner] = outer;
      this.offsets[inner] = offset;
    }
    return outer;
  }

  /** How far behind the start of the outermost block around it a block lies. */
  offset(block: number): number {
    return this.outermost(block) === block ? 0 : (this.offsets[block] ?? 0);
  }
}
