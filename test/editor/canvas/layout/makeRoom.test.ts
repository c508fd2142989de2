import { describe, expect, test } from 'vitest';
import type { Document, Graph } from '../../../../src/document/document.ts';
import { addNode } from '../../../../src/document/edits.ts';
import { nodeAt } from '../../../../src/document/graph.ts';
import { overlaps } from '../../../../src/editor/canvas/layout/geometry.ts';
import { type Facts, layOut } from '../../../../src/editor/canvas/layout/layout.ts';
import { makeRoom } from '../../../../src/editor/canvas/layout/makeRoom.ts';
import { reader } from '../../editorOf.ts';

const facts: Facts = {
  collapsed: new Set(),
  pictureSize: () => ({ width: 168, height: 48 }),
  mapped: () => '',
};

const documentOf = (graph: Graph): Document => ({ format: 'layerwire', version: 1, ...graph });

/** Adds a block at a place, makes room, and holds that nothing overlaps that did not before. */
function checkAdded(graph: Graph, scope: string, at: readonly [number, number]): Document {
  const document = documentOf(graph);
  const before = layOut(document, facts);
  const settled = makeRoom(addNode(document, scope, { block: 'vanilla', at }, 'new').document, before, facts);
  const nodes = [...layOut(settled, facts).values()];
  for (const one of nodes)
    for (const other of nodes)
      if (one !== other && one.scope === other.scope)
        expect(overlaps(one.box, other.box), `${one.path} ${other.path}`).toBe(false);
  return settled;
}

describe('making room', () => {
  test('pushes what is on the right of a new node further right, all of it', () => {
    const settled = checkAdded(reader(), '', [600, 0]);
    const [pool, flat] = [nodeAt(settled, 'pool')?.at, nodeAt(settled, 'flat')?.at];
    expect((flat?.[0] ?? 0) - (pool?.[0] ?? 0)).toBe(960 - 680);
    expect(pool?.[0]).toBeGreaterThan(680);
  });

  test('leaves what is on the left where it is', () => {
    const settled = checkAdded(reader(), '', [600, 0]);
    expect(nodeAt(settled, 'draw')?.at).toEqual([0, 0]);
    expect(nodeAt(settled, 'edges')?.at).toEqual([240, 0]);
  });

  test('moves the neighbours of a combinator whose body has grown', () => {
    const settled = checkAdded(reader(), 'edges', [200, 0]);
    expect(nodeAt(settled, 'pool')?.at?.[0]).toBeGreaterThan(680);
  });

  test('changes nothing when there is room', () => {
    const settled = checkAdded(reader(), '', [0, 600]);
    for (const { id, at } of reader().nodes) expect(nodeAt(settled, id)?.at).toEqual(at);
  });

  test('leaves nodes that were put on top of each other as they are', () => {
    const graph: Graph = {
      nodes: [
        { id: 'one', block: 'tanh', at: [0, 0] },
        { id: 'other', block: 'tanh', at: [20, 20] },
      ],
      wires: [],
    };
    const document = documentOf(graph);
    expect(makeRoom(document, layOut(document, facts), facts)).toBe(document);
  });
});
