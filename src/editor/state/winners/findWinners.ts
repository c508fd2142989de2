/** Regions of a value in row-major order, the largest number of each of which is kept. */
export interface Regions {
  /** Of the whole value. */
  readonly shape: readonly number[];
  /** Which axis is the first that a region extends along; the others follow it. */
  readonly first: number;
  /** Along each such axis: how long a region is, how far apart they begin, how far before the axis the first begins, how many there are. */
  readonly sizes: readonly number[];
  readonly strides: readonly number[];
  readonly before: readonly number[];
  readonly counts: readonly number[];
}

/** How often each of so many numbers was the largest of its region. */
export function countWins(length: number, winners: Int32Array): Uint16Array {
  const wins = new Uint16Array(length);
  for (const place of winners) if (place >= 0) wins[place] = (wins[place] ?? 0) + 1;
  return wins;
}

/**
 * For each number of the result, in row-major order, the place of the one that was kept for it: of equal ones the first, as it is for
 * the derivative. −1 where a region is empty, or a number of it is not known (NaN).
 */
export function findWinners(values: Float32Array, regions: Regions): Int32Array {
  const { shape, first, sizes, strides, before, counts } = regions;
  const along = shape.slice(first, first + sizes.length);
  const inner = countOf(shape.slice(first + sizes.length));
  const line = countOf(along);
  const offsets = indicesOf(sizes);
  const corners = indicesOf(counts);
  const outers = countOf(shape.slice(0, first));
  const winners = new Int32Array(outers * corners.length * inner).fill(-1);
  let result = 0;
  for (let outer = 0; outer < outers; outer++)
    for (const corner of corners) {
      const places = offsets.flatMap((offset) => {
        const at = offset.map((each, i) => (corner[i] ?? 0) * (strides[i] ?? 1) - (before[i] ?? 0) + each);
        const isInside = at.every((each, i) => each >= 0 && each < (along[i] ?? 0));
        return isInside ? at.reduce((place, each, i) => place * (along[i] ?? 0) + each, 0) : [];
      });
      for (let rest = 0; rest < inner; rest++) {
        let winner = -1;
        for (const place of places) {
          const each = (outer * line + place) * inner + rest;
          if (Number.isNaN(values[each])) {
            winner = -1;
            break;
          }
          if (winner < 0 || (values[each] ?? 0) > (values[winner] ?? 0)) winner = each;
        }
        winners[result++] = winner;
      }
    }
  return winners;
}

/** All indices below some sizes, the last axis fastest. */
function indicesOf(sizes: readonly number[]): readonly (readonly number[])[] {
  return sizes.reduce<readonly (readonly number[])[]>(
    (found, size) => found.flatMap((each) => Array.from({ length: size }, (_, i) => [...each, i])),
    [[]],
  );
}

function countOf(sizes: readonly number[]): number {
  return sizes.reduce((product, size) => product * size, 1);
}
