import { describe, expect, test } from 'vitest';
import { Builder } from '../../src/ir/builder.ts';
import { evaluate, float64 } from '../../src/ir/evaluate.ts';
import type { ConstantParams } from '../../src/ir/primitives/constant.ts';
import { typecheck } from '../../src/ir/typecheck.ts';
import { results, tensor } from './tensors.ts';

test('gather gives the rows that the indices name, under the axes of the indices', () => {
  const rows = results([tensor([3, 2]), tensor([2, 2], [2, 0, 0, 1])], (emit, [table, indices]) =>
    table && indices ? [emit.gather(table, indices)] : [],
  );
  expect(rows).toEqual([{ shape: [2, 2, 2], numbers: [5, 6, 1, 2, 1, 2, 3, 4] }]);
});

test('segmentSum adds every row to the one that its index names, and leaves those that none names at 0', () => {
  const sums = results([tensor([4, 2]), tensor([4], [2, 0, 2, 2])], (emit, inputs) =>
    emit.apply('segmentSum', inputs, { count: 4 }),
  );
  expect(sums).toEqual([{ shape: [4, 2], numbers: [3, 4, 0, 0, 1 + 5 + 7, 2 + 6 + 8, 0, 0] }]);
});

describe.each(['gather', 'segmentSum'] as const)('%s', (primitive) => {
  const program = new Builder().trace([[3], [3]], (emit, inputs) =>
    emit.apply(primitive, inputs, primitive === 'gather' ? {} : { count: 3 }),
  );

  test.each([3, -1, 0.5, Number.NaN])('refuses the index %s of 3 rows', (index) => {
    expect(() => evaluate(program, [tensor([3]), tensor([3], [0, index, 1])], float64)).toThrow(
      `${primitive} needs indices of 3 rows, but one is ${index}.`,
    );
  });

  test('is batched in parts where float32 has no numbers for all rows', () => {
    const rows = 2 ** 23;
    const one = new Builder().trace([[rows], [rows]], (emit, inputs) =>
      emit.apply(primitive, inputs, primitive === 'gather' ? {} : { count: rows }),
    );
    const batched = new Builder().trace(
      [
        [5, rows],
        [5, rows],
      ],
      (emit, inputs) => emit.batched(one, inputs, [true, true], 5),
    );
    typecheck(batched);
    expect(batched.outputs.map((id) => batched.shapes[id])).toEqual([[5, rows]]);
    const offsets = batched.equations.flatMap(({ primitive: name, params }) =>
      name === 'constant' ? [(params as ConstantParams).values] : [],
    );
    expect(offsets).toEqual([[0, rows], [0], [0, rows]]);
  });
});
