import type { Builder, Operand } from '../builder.ts';

/** The row that an index names. One that names none is a bug of ours: blocks check the symbols that users give. */
export function rowAt(primitive: string, index: number, count: number): number {
  if (!(Number.isInteger(index) && index >= 0 && index < count))
    throw new RangeError(`${primitive} needs indices of ${count} rows, but one is ${index}.`);
  return index;
}

/** Indices of the rows of `size` tables of `count` rows that lie one behind the other, each element's in its own. */
export function rowsOfBatch(
  emit: Builder,
  indices: Operand,
  batched: boolean,
  count: number,
  size: number,
): Operand {
  const all = batched ? indices : emit.repeat(indices, size);
  const offsets = emit.list(Array.from({ length: size }, (_, i) => i * count));
  return emit.add(all, emit.one('broadcast', [offsets], { shape: all.shape, axes: [0] }));
}
