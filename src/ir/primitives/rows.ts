import type { Builder, Operand } from '../builder.ts';
import { batchAll } from '../primitive.ts';
import type { Tensor } from '../program.ts';

/** The row that an index names. One that names none is a bug of ours: blocks check the symbols that users give. */
export function rowAt(primitive: string, index: number, count: number): number {
  if (!(Number.isInteger(index) && index >= 0 && index < count))
    throw new RangeError(`${primitive} needs indices of ${count} rows, but one is ${index}.`);
  return index;
}

/** Where the elements of the rows of so many numbers lie that indices name, one behind the other. */
export function elementsOfRows(
  primitive: string,
  indices: Tensor | undefined,
  count: number,
  length: number,
): Int32Array {
  const elements = new Int32Array((indices?.data.length ?? 0) * length);
  indices?.data.forEach((index, i) => {
    const start = rowAt(primitive, index, count) * length;
    for (let k = 0; k < length; k++) elements[i * length + k] = start + k;
  });
  return elements;
}

/** Float32 numbers hold all integers up to here. */
const largestExact = 2 ** 24;

/**
 * Batches what reads or writes rows: the tables of `count` rows of all elements count as one, and each element's indices
 * move on to its own rows. Where there are more rows than an index can name, the batch is cut in halves.
 *
 * @param one what is emitted for values and indices of so many elements, both batched
 */
export function batchRows(
  emit: Builder,
  inputs: readonly Operand[],
  batched: readonly boolean[],
  size: number,
  count: number,
  one: (values: Operand, indices: Operand, size: number) => Operand,
): Operand {
  if (size > 1 && size * count > largestExact) {
    const half = Math.floor(size / 2);
    const part = (start: number, length: number) => {
      const cut = inputs.map((x, i) =>
        batched[i] ? emit.slice(x, [start, ...x.shape.slice(1).fill(0)], [length, ...x.shape.slice(1)]) : x,
      );
      return batchRows(emit, cut, batched, length, count, one);
    };
    return emit.concat([part(0, half), part(half, size - half)], 0);
  }
  const [values, indices] = batchAll(emit, inputs, batched, size);
  if (!values || !indices) throw new Error('Rows need values and indices.');
  const offsets = emit.list(Array.from({ length: size }, (_, i) => i * count));
  const moved = emit.add(indices, emit.one('broadcast', [offsets], { shape: indices.shape, axes: [0] }));
  return one(values, moved, size);
}
