/** A set of addresses, as ranges that neither touch nor overlap, in ascending order. */
export class Ranges {
  /** The first address of each range and the first behind it, in turn. */
  private readonly bounds: number[] = [];

  /** Takes in all addresses from `start` to before `end`. */
  add(start: number, end: number): void {
    const { bounds } = this;
    const first = this.endingFrom(start);
    let behind = first;
    let [low, high] = [start, end];
    for (; behind < bounds.length; behind += 2) {
      const from = bounds[behind] ?? 0;
      if (from > end) break;
      low = Math.min(low, from);
      high = Math.max(high, bounds[behind + 1] ?? 0);
    }
    if (behind === first + 2) {
      bounds[first] = low;
      bounds[first + 1] = high;
    } else bounds.splice(first, behind - first, low, high);
  }

  /** The lowest address from `address` on where `size` addresses are not in the set. */
  gap(address: number, size: number): number {
    const { bounds } = this;
    let found = address;
    for (let i = this.endingFrom(address + 1); i < bounds.length; i += 2) {
      if ((bounds[i] ?? 0) - found >= size) break;
      found = bounds[i + 1] ?? 0;
    }
    return found;
  }

  /** The place of the first range that ends at `address` or later. */
  private endingFrom(address: number): number {
    let low = 0;
    let high = this.bounds.length / 2;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.bounds[2 * middle + 1] ?? 0) < address) low = middle + 1;
      else high = middle;
    }
    return 2 * low;
  }
}
