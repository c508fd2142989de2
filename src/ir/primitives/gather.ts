import { countElements } from '../../base/valueType.ts';
import { definePrimitive, type Primitive, ShapeError } from '../primitive.ts';
import { takenFrom } from '../reads.ts';
import type { NoParams } from './elementwise.ts';
import { batchRows, elementsOfRows, rowAt } from './rows.ts';

export const gather: Primitive<NoParams> = definePrimitive({
  name: 'gather',
  summary: 'The rows of a table (V, …rest) that indices (…front) name: (…front, …rest).',
  infer(inputs) {
    const [table = [], indices = []] = inputs;
    if (table.length === 0) throw new ShapeError('gather', 'a table of rows', inputs);
    return [...indices, ...table.slice(1)];
  },
  reference(result, [table, indices]) {
    if (!table || !indices) return;
    const [count = 0, ...rest] = table.shape;
    const length = countElements(rest);
    indices.data.forEach((index, i) => {
      const row = rowAt('gather', index, count);
      result.data.set(table.data.subarray(row * length, (row + 1) * length), i * length);
    });
  },
  batch(emit, inputs, _, batched, size) {
    const [table] = inputs;
    // The rows of one table stay where they are.
    if (!batched[0] || !table) return emit.one('gather', inputs, {});
    const [, count = 0, ...rest] = table.shape;
    return batchRows(emit, inputs, batched, size, count, (tables, indices, elements) =>
      emit.gather(emit.reshape(tables, [elements * count, ...rest]), indices),
    );
  },
  vjp(emit, gradient, [table, indices]) {
    if (!table || !indices) return [];
    return [emit.one('segmentSum', [gradient, indices], { count: table.shape[0] ?? 0 }), null];
  },
  flops: () => 0,
  readsAt([table, indices]) {
    const [count = 0, ...rest] = table?.shape ?? [];
    const length = countElements(rest);
    const rows = elementsOfRows('gather', indices, count, length);
    return takenFrom(rows, length);
  },
});
