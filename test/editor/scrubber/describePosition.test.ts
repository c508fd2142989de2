import { describe, expect, test } from 'vitest';
import type { Document } from '../../../src/document/document.ts';
import { load } from '../../../src/document/load.ts';
import { describePosition } from '../../../src/editor/scrubber/describePosition.ts';
import { followedCells } from '../../../src/editor/scrubber/followedCells.ts';
import { createEditor } from '../../../src/editor/state/store.ts';
import { samples } from '../../../src/samples/index.ts';
import { editorOf, nameReader, reader } from '../editorOf.ts';

function sample(name: string): Document {
  const { document } = load(samples.find((each) => each.name === name)?.document);
  if (!document) throw new Error(`There is no sample ${name}.`);
  return document;
}

describe('an application is called', () => {
  test('by the row and the column of its window', () => {
    const { program, inference } = editorOf(reader()).getState();
    expect(describePosition({ program, inference }, 'edges', 24 * 10 + 12)).toBe(
      'row 11 of 24, column 13 of 24',
    );
  });

  test('by its step, and the letter that is read at it', () => {
    const { program, inference } = editorOf(nameReader('ada')).getState();
    expect(describePosition({ program, inference }, 'read', 1)).toBe('step 2 of 3: “d”');
  });

  test('by the phrase of a tree', () => {
    const { program, inference } = createEditor(sample('phrases')).getState();
    const { path } =
      program.nodes.map((node) => ({ path: node.id, node })).find(({ node }) => node.block === 'recurse') ??
      {};
    const words = describePosition({ program, inference }, path ?? '', 0);
    expect(words).toMatch(/^node 1 of \d+: \(\S+ \S+\)$/);
  });
});

test('what a step is handed is lit: the cells of its element', () => {
  const { program, inference } = editorOf(nameReader('ada')).getState();
  expect(followedCells(program, inference, new Map([['read', 1]]))).toEqual([
    { port: 'read/$.element', elements: Array.from({ length: 16 }, (_, i) => 16 + i) },
  ]);
  expect(followedCells(program, inference, new Map())).toEqual([]);
});

test('of rows that differ in number from node to node, those of the node are lit', () => {
  const { program, inference } = createEditor(sample('lists')).getState();
  // Its inner nodes, from the inside, are (min 4 7), (median 8 3 5) and the whole list, with 3, 4 and 5 children of 32 features.
  const children = (node: number) => followedCells(program, inference, new Map([['compose', node]]));
  const cells = (from: number, to: number) =>
    Array.from({ length: 32 * (to - from) }, (_, i) => 32 * from + i);
  expect(children(1)).toEqual([{ port: 'compose/$.children', elements: cells(3, 7) }]);
  const [path = ''] = [...inference.fronts.keys()].filter((each) => each.startsWith('compose/'));
  expect(
    followedCells(
      program,
      inference,
      new Map([
        ['compose', 2],
        [path, 4],
      ]),
    ),
  ).toEqual([{ port: `${path}/$.element`, elements: cells(11, 12) }]);
});
