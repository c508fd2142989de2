import type { Inference } from '../../../compiler/infer.ts';
import { isRagged, type Layout, sizeOf } from '../../../ir/layout.ts';
import { findWinners } from './findWinners.ts';
import { regionsOf } from './regionsOf.ts';

/**
 * For each number that a `max-pooling` or a `maximum` gives, the place of the one that it kept of what goes in; −1 where a region is
 * empty, or a number of it is not known (NaN). What goes in may differ in size from one node of a tree to the next.
 */
export function winnersOf(
  inference: Pick<Inference, 'scope' | 'types'>,
  path: string,
  values: Float32Array,
  layout: Layout,
): Int32Array | undefined {
  if (sizeOf(layout) !== values.length) return undefined;
  const found: Int32Array[] = [];
  let start = 0;
  for (const shape of shapesIn(layout)) {
    const regions = regionsOf(inference, path, shape);
    if (!regions) return undefined;
    const length = sizeOf(shape);
    const before = start;
    found.push(
      findWinners(values.subarray(start, start + length), regions).map((each) =>
        each < 0 ? each : before + each,
      ),
    );
    start += length;
  }
  const winners = new Int32Array(found.reduce((sum, { length }) => sum + length, 0));
  let next = 0;
  for (const each of found) {
    winners.set(each, next);
    next += each.length;
  }
  return winners;
}

/** The blocks that lie one behind the other. */
function shapesIn(layout: Layout): readonly (readonly number[])[] {
  if (!isRagged(layout)) return [layout];
  const once = layout.items.flatMap(shapesIn);
  const times = layout.front.reduce((product, size) => product * size, 1);
  return Array.from({ length: times }, () => once).flat();
}
