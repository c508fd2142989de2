/** Steps of a scan in which it has room for equally many sequences. */
export interface Stair {
  /** The first of the steps. */
  readonly from: number;
  readonly steps: number;
  readonly width: number;
  /** How many places there are in the stairs before. */
  readonly before: number;
}

/** The most stairs: each is a scan of its own. */
const mostStairs = 6;

/**
 * Stairs that hold a profile, how many sequences have a first step, a second, and so on, which never rises. They have as little room to spare
 * as few of them can have, where one more is worth as much as a step of all.
 */
export function stairsFor(profile: readonly number[]): readonly Stair[] {
  const edges = profile.flatMap((width, step) => (width !== profile[step - 1] ? [step] : []));
  const ends = [...edges.slice(1), profile.length];
  const widthAt = (edge: number) => profile[edges[edge] ?? 0] ?? 0;
  const worth = profile[0] ?? 0;
  // Of the best stairs down to an edge, for each number of them: what they cost, and where the last begins.
  const best: { cost: number; from: number }[][] = [];
  for (let last = 0; last < edges.length; last++) {
    const found: { cost: number; from: number }[] = [];
    for (let from = 0; from <= last; from++) {
      const room = widthAt(from) * ((ends[last] ?? 0) - (edges[from] ?? 0)) + worth;
      for (let used = 0; used < mostStairs; used++) {
        const before = used === 0 ? (from === 0 ? 0 : undefined) : best[from - 1]?.[used - 1]?.cost;
        if (before === undefined || before + room >= (found[used]?.cost ?? Number.POSITIVE_INFINITY))
          continue;
        found[used] = { cost: before + room, from };
      }
    }
    best.push(found);
  }
  const starts: number[] = [];
  let last = edges.length - 1;
  const costs = (best[last] ?? []).map((each) => each?.cost ?? Number.POSITIVE_INFINITY);
  let used = costs.indexOf(Math.min(...costs));
  while (last >= 0) {
    const from = best[last]?.[used]?.from ?? 0;
    starts.unshift(from);
    last = from - 1;
    used--;
  }
  let before = 0;
  return starts.map((edge, i) => {
    const from = edges[edge] ?? 0;
    const steps = (i + 1 < starts.length ? (edges[starts[i + 1] ?? 0] ?? 0) : profile.length) - from;
    const stair = { from, steps, width: widthAt(edge), before };
    before += stair.steps * stair.width;
    return stair;
  });
}
