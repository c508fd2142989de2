import { expect, test } from 'vitest';
import { joinLookups } from '../../src/compiler/joinLookups.ts';
import { prune } from '../../src/compiler/prune.ts';
import type { Shape } from '../../src/ir/program.ts';
import { type Build, outline, through } from './outline.ts';

const joined = (shapes: readonly Shape[], build: Build) =>
  outline(through((program) => prune(joinLookups(program)), shapes, build));

const pairs = { left: [3, 0, 2], right: [1, 1, 4] };

test.each<{ what: string; shapes: readonly Shape[]; build: Build; gives: string }>([
  {
    what: 'rows of one table, side by side, are looked up at once',
    shapes: [[5, 3]],
    build: (emit, [table]) =>
      table
        ? [
            emit.concat(
              [emit.gather(table, emit.list(pairs.left)), emit.gather(table, emit.list(pairs.right))],
              1,
            ),
          ]
        : [],
    gives: 'constant constant reshape reshape concat gather reshape',
  },
  {
    what: 'three of them as well, also the same ones again',
    shapes: [[5, 3]],
    build(emit, [table]) {
      if (!table) return [];
      const left = emit.gather(table, emit.list(pairs.left));
      return [emit.concat([left, emit.gather(table, emit.list(pairs.right)), left], 1)];
    },
    gives: 'constant constant reshape reshape reshape concat gather reshape',
  },
  {
    what: 'rows of two tables are looked up in each',
    shapes: [
      [5, 3],
      [5, 3],
    ],
    build: (emit, [one, other]) =>
      one && other
        ? [
            emit.concat(
              [emit.gather(one, emit.list(pairs.left)), emit.gather(other, emit.list(pairs.right))],
              1,
            ),
          ]
        : [],
    gives: 'constant gather constant gather concat',
  },
  {
    what: 'beside anything else, or below one another, they are looked up by themselves',
    shapes: [
      [5, 3],
      [3, 3],
    ],
    build(emit, [table, x]) {
      if (!table || !x) return [];
      const rows = emit.gather(table, emit.list(pairs.left));
      const more = emit.gather(table, emit.list(pairs.right));
      return [emit.concat([rows, x], 1), emit.concat([rows, more], 0)];
    },
    gives: 'constant gather constant gather concat concat',
  },
  {
    what: 'of rows that are looked up only those are that are read',
    shapes: [[5, 3]],
    build: (emit, [table]) =>
      table ? [emit.slice(emit.gather(table, emit.list([4, 0, 2, 1])), [1, 0], [2, 3])] : [],
    gives: 'constant slice gather',
  },
  {
    what: 'rows that follow one another are shown where they lie',
    shapes: [[5, 3]],
    build: (emit, [table]) =>
      table ? [emit.slice(emit.gather(table, emit.list([4, 2, 3, 1])), [1, 0], [2, 3])] : [],
    gives: 'slice',
  },
  {
    what: 'a part of each row that is looked up is cut out behind',
    shapes: [[5, 3]],
    build: (emit, [table]) =>
      table ? [emit.slice(emit.gather(table, emit.list([4, 2, 3, 1])), [1, 0], [2, 2])] : [],
    gives: 'constant gather slice',
  },
  {
    what: 'none of many rows is shown as none of the table',
    shapes: [[5, 3]],
    build: (emit, [table]) =>
      table ? [emit.slice(emit.gather(table, emit.list([4, 2])), [1, 0], [0, 3])] : [],
    gives: 'slice',
  },
])('$what', ({ shapes, build, gives }) => {
  expect(joined(shapes, build)).toBe(gives);
});
