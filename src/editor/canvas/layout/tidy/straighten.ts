/** Something in a column: a node, or the place where a long wire crosses the column. */
export interface Item {
  readonly height: number;
  /** What is kept free below it. */
  readonly gap: number;
  /** Its top, to begin with. */
  readonly y: number;
}

/** A wire between neighbouring columns, by the places of its ends in them; straight when `to` lies `offset` below `from`. */
export interface Link {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
  readonly weight: number;
}

/**
 * The tops of all items, by column, such that wires run as straight as the order in the columns lets them. `links[i]` are
 * those from column i to the next. Each sweep takes the columns one after the other and settles each as well as can be while its
 * neighbour stays.
 */
export function straighten(
  columns: readonly (readonly Item[])[],
  links: readonly (readonly Link[])[],
): number[][] {
  const tops = columns.map((column) => column.map(({ y }) => y));
  const settle = (at: number, neighbour: number) => {
    const forward = neighbour < at;
    const between = links[forward ? neighbour : at] ?? [];
    const pulls = (columns[at] ?? []).map(() => ({ sum: 0, weight: 0 }));
    for (const { from, to, offset, weight } of between) {
      const pull = pulls[forward ? to : from];
      const other = tops[neighbour]?.[forward ? from : to];
      if (!pull || other === undefined) continue;
      pull.sum += weight * (forward ? other + offset : other - offset);
      pull.weight += weight;
    }
    const own = tops[at] ?? [];
    const wanted = pulls.map(({ sum, weight }, i) =>
      weight > 0 ? { y: sum / weight, weight } : { y: own[i] ?? 0, weight: loose },
    );
    tops[at] = keepApart(columns[at] ?? [], wanted);
  };
  for (const forward of [true, false, true])
    for (let step = 1; step < columns.length; step++)
      if (forward) settle(step, step - 1);
      else settle(columns.length - 1 - step, columns.length - step);
  return tops;
}

/** How much what hangs on nothing holds on to its place. */
const loose = 0.05;

/**
 * The tops nearest to the wanted ones, by weighted squares, at which each item has its room and the order stays: an isotonic
 * regression, by pooling adjacent violators (Ayer et al. 1955).
 */
function keepApart(
  items: readonly Item[],
  wanted: readonly { readonly y: number; readonly weight: number }[],
): number[] {
  // Measured from where each would lie if all were packed tight, tops need only ascend.
  const tight: number[] = [];
  let next = 0;
  for (const { height, gap } of items) {
    tight.push(next);
    next += height + gap;
  }
  const pools: { mean: number; weight: number; count: number }[] = [];
  wanted.forEach(({ y, weight }, i) => {
    let pool = { mean: y - (tight[i] ?? 0), weight, count: 1 };
    for (let last = pools.at(-1); last && last.mean > pool.mean; last = pools.at(-1)) {
      pools.pop();
      const together = last.weight + pool.weight;
      const mean = (last.mean * last.weight + pool.mean * pool.weight) / together;
      pool = { mean, weight: together, count: last.count + pool.count };
    }
    pools.push(pool);
  });
  return pools
    .flatMap(({ mean, count }) => new Array<number>(count).fill(mean))
    .map((mean, i) => mean + (tight[i] ?? 0));
}
