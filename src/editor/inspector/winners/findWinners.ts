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

/** How often each number was the largest of its region; of equal ones the first is, as it is for the derivative. */
export function findWinners(values: Float32Array, regions: Regions): Uint16Array {
  const { shape, first, sizes, strides, before, counts } = regions;
  const along = shape.slice(first, first + sizes.length);
  const inner = countOf(shape.slice(first + sizes.length));
  const line = countOf(along);
  const wins = new Uint16Array(values.length);
  const offsets = indicesOf(sizes);
  const corners = indicesOf(counts);
  for (let outer = 0; outer < countOf(shape.slice(0, first)); outer++)
    for (const corner of corners) {
      const places = offsets.flatMap((offset) => {
        const at = offset.map((each, i) => (corner[i] ?? 0) * (strides[i] ?? 1) - (before[i] ?? 0) + each);
        const isInside = at.every((each, i) => each >= 0 && each < (along[i] ?? 0));
        return isInside ? at.reduce((place, each, i) => place * (along[i] ?? 0) + each, 0) : [];
      });
      for (let rest = 0; rest < inner; rest++) {
        const placeOf = (place: number) => (outer * line + place) * inner + rest;
        let winner: number | undefined;
        for (const place of places) {
          const each = placeOf(place);
          if (winner === undefined || (values[each] ?? 0) > (values[winner] ?? 0)) winner = each;
        }
        if (winner !== undefined) wins[winner] = (wins[winner] ?? 0) + 1;
      }
    }
  return wins;
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
