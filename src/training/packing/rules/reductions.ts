import { findFilledAxis, type WireAxis } from '../../../blocks/axes.ts';
import type { ResolvedNode } from '../../../compiler/resolve.ts';
import type { Operand } from '../../../ir/builder.ts';
import { refuse } from '../notPackable.ts';
import type { PackedLowering, PackedValue } from '../packedLowering.ts';
import type { PackingRule } from './index.ts';

type Ragged = PackedValue & { readonly over: NonNullable<PackedValue['over']> };

/** What becomes of all elements of each example. */
const reduction =
  (reduce: (pack: PackedLowering, x: Ragged) => Operand): PackingRule =>
  (pack, node, { x }) => {
    const over = x?.over;
    if (!x || over === undefined) return undefined;
    if (!goesAway(pack, node))
      return refuse(node.path, 'it takes another axis than that of the elements away');
    return { y: { operand: reduce(pack, { ...x, over }), over: undefined } };
  };

/** Whether the axis that goes is that of the elements. */
function goesAway(pack: PackedLowering, node: ResolvedNode): boolean {
  const { x } = pack.types.typesOf(node);
  const { axis } = node.params as { readonly axis: WireAxis };
  return x?.kind === 'numbers' && findFilledAxis(x, axis, node.block.title) === 0;
}

export const sumOf = reduction(sumOfEach);

export const meanOf = reduction((pack, x) => {
  const sums = sumOfEach(pack, x);
  const counts = pack.list(`(count of ${pack.nameOf(x.over)})`, [pack.count], (batch) =>
    batch.counts(x.over),
  );
  const shape = sums.shape;
  return pack.emit.div(sums, pack.emit.one('broadcast', [counts], { shape, axes: [0] }));
});

/** Each in as many places as the longest has, what is missing filled up with its own last. */
export const maximumOf = reduction((pack, { operand, over }) => {
  const longest = pack.room.stairs(over).reduce((sum, { steps }) => sum + steps, 0);
  const rows = pack.list(`(filled up ${pack.nameOf(over)})`, [pack.count * longest], (batch) => {
    const starts = batch.starts(over);
    return batch
      .counts(over)
      .flatMap((count, place) =>
        Array.from({ length: longest }, (_, i) => (starts[place] ?? 0) + Math.min(i, count - 1)),
      );
  });
  const filled = pack.emit.gather(operand, rows);
  return pack.emit.max(pack.emit.reshape(filled, [pack.count, longest, ...operand.shape.slice(1)]), 1);
});

/** The sum of the elements of each example, in their order. */
export function sumOfEach(pack: PackedLowering, { operand, over }: Ragged): Operand {
  const { emit, count } = pack;
  // What only fills the room goes to a sum of its own.
  const named = pack.list(`(sum of ${pack.nameOf(over)})`, [pack.rows(over)], (batch) => {
    const sums = new Float32Array(pack.rows(over)).fill(count);
    sums.set(batch.each(over, (place) => place));
    return sums;
  });
  const sums = emit.one('segmentSum', [operand, named], { count: count + 1 });
  return emit.slice(
    sums,
    sums.shape.map(() => 0),
    [count, ...sums.shape.slice(1)],
  );
}
