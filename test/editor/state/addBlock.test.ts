import { describe, expect, test } from 'vitest';
import type { Graph } from '../../../src/document/document.ts';
import { graphAt, nodeAt } from '../../../src/document/graph.ts';
import { overlaps } from '../../../src/editor/canvas/layout/geometry.ts';
import {
  addBlock,
  addBlockAt,
  addBlockOnWire,
  addBlockWired,
  placeAt,
  placeIn,
} from '../../../src/editor/state/addBlock.ts';
import { undoStep } from '../../../src/editor/state/edit.ts';
import { select } from '../../../src/editor/state/selection.ts';
import type { Editor } from '../../../src/editor/state/store.ts';
import { editorOf, nameReader, reader, treeReader } from '../editorOf.ts';

const emptyConvolve: Graph = {
  nodes: [
    { id: 'draw', block: 'image', at: [0, 0] },
    {
      id: 'edges',
      block: 'convolve',
      params: { size: [5, 5] },
      at: [300, 0],
      body: { nodes: [], wires: [] },
    },
  ],
  wires: [['draw.out', 'edges.x']],
};

/** Holds that the new node is selected, that the wires are there, and that one undo takes all of it back. */
function checkAdded(editor: Editor, act: () => void, path: string, wires: readonly string[]): void {
  const before = editor.getState().history.present;
  act();
  const state = editor.getState();
  expect([...state.selectedNodes]).toEqual([path]);
  const ids = state.wires.map(({ id }) => id);
  for (const wire of wires) expect(ids).toContain(wire);
  undoStep(editor);
  expect(editor.getState().history.present).toBe(before);
}

describe('a block that is added', () => {
  test('into an empty body wires itself to the boundary', () => {
    const editor = editorOf(emptyConvolve);
    const act = () => addBlockAt(editor, 'vanilla', { scope: 'edges', x: 50, y: 50 });
    checkAdded(editor, act, 'edges/vanilla', [
      'edges/$.window>edges/vanilla.x',
      'edges/vanilla.y>edges/$.result',
    ]);
  });

  test('into a body with something in it stays free', () => {
    const editor = editorOf(reader());
    addBlockAt(editor, 'tanh', { scope: 'edges', x: 300, y: 0 });
    expect(graphAt(editor.getState().history.present, 'edges')?.wires).toHaveLength(2);
  });

  test('on a wire goes between its ends', () => {
    const editor = editorOf(reader());
    const act = () => addBlockOnWire(editor, 'tanh', 'edges.y>pool.x');
    checkAdded(editor, act, 'tanh', ['edges.y>tanh.x', 'tanh.y>pool.x']);
  });

  test('on a wire of a body goes into the body', () => {
    const editor = editorOf(reader());
    const act = () => addBlockOnWire(editor, 'tanh', 'edges/cell.y>edges/$.result');
    checkAdded(editor, act, 'edges/tanh', ['edges/cell.y>edges/tanh.x', 'edges/tanh.y>edges/$.result']);
  });

  test('where a wire was let go is wired to it, in either direction', () => {
    const editor = editorOf(reader());
    const place = { scope: '', x: 1500, y: 0 };
    checkAdded(
      editor,
      () => addBlockWired(editor, 'softmax', place, { port: 'guess.y', gives: true }, 'x'),
      'softmax',
      ['guess.y>softmax.x'],
    );
    checkAdded(
      editor,
      () => addBlockWired(editor, 'image', place, { port: 'edges.x', gives: false }, 'out'),
      'image',
      ['image.out>edges.x'],
    );
  });
});

describe('a block that is added without a place', () => {
  const centre = { x: 2000, y: 2000 };

  test('goes behind the selected node and is wired to it', () => {
    const editor = editorOf(reader());
    select(editor, ['guess']);
    checkAdded(editor, () => addBlock(editor, 'softmax', centre), 'softmax', ['guess.y>softmax.x']);
  });

  test('stays free where it does not fit', () => {
    const editor = editorOf(reader());
    select(editor, ['draw']);
    addBlock(editor, 'vanilla', centre);
    expect(editor.getState().wires.some(({ to }) => to === 'vanilla.x')).toBe(false);
  });

  test('goes into the empty body of the selected combinator', () => {
    const editor = editorOf(emptyConvolve);
    select(editor, ['edges']);
    addBlock(editor, 'vanilla', centre);
    expect(nodeAt(editor.getState().history.present, 'edges/vanilla')).toBeDefined();
  });

  test('goes on the selected wire', () => {
    const editor = editorOf(reader());
    select(editor, [], ['flat.y>guess.x']);
    checkAdded(editor, () => addBlock(editor, 'vanilla', centre), 'vanilla', [
      'flat.y>vanilla.x',
      'vanilla.y>guess.x',
    ]);
  });

  test('else goes to the middle of what is seen', () => {
    const editor = editorOf(reader());
    addBlock(editor, 'vanilla', centre);
    expect(nodeAt(editor.getState().history.present, 'vanilla')?.at).toEqual([1952, 1988]);
  });
});

test('a block that is added without a place pushes nothing aside, and goes into no body by chance', () => {
  const [convolve] = emptyConvolve.nodes.slice(1);
  const editor = editorOf({
    nodes: [...(convolve ? [convolve] : []), { id: 'a', block: 'tanh', at: [900, 0] }],
    wires: [],
  });
  const before = [...editor.getState().layout.values()];
  for (const { x, y, box } of before) {
    addBlock(editor, 'sigmoid', { x: x + box.width / 2, y: y + box.height / 2 });
    select(editor, []);
  }
  const { layout } = editor.getState();
  for (const { path, box } of before) expect(layout.get(path)?.box).toEqual(box);
  const added = ['sigmoid', 'sigmoid-2'].flatMap((path) => layout.get(path)?.box ?? []);
  expect(added).toHaveLength(2);
  const all = [...before.map(({ box }) => box), ...added];
  expect(all.flatMap((one, i) => all.slice(i + 1).filter((other) => overlaps(one, other)))).toEqual([]);
});

describe('a new block shows something at once', () => {
  const centre = { x: 0, y: 600 };
  const added = (editor: Editor, path: string) => nodeAt(editor.getState().history.present, path);

  test('sources begin with a value, which is one undo step with the block', () => {
    for (const block of ['series', 'text', 'tree']) {
      const editor = editorOf({ nodes: [], wires: [] });
      checkAdded(editor, () => addBlock(editor, block, centre), block, []);
      addBlock(editor, block, centre);
      expect(Object.keys(added(editor, block)?.params ?? {})).not.toEqual([]);
      expect(editor.getState().inference.problems).toEqual([]);
    }
  });

  test('a combinator behind a value begins with a body that fits it', () => {
    const places: readonly (readonly [Graph, string, string])[] = [
      [nameReader(), 'embed', 'recur'],
      [nameReader(), 'guess', 'stack'],
      [reader(), 'draw', 'convolve'],
      [treeReader(), 'embed', 'recurse'],
    ];
    for (const [graph, selected, block] of places) {
      const editor = editorOf(graph);
      const before = editor.getState().inference.problems;
      select(editor, [selected]);
      addBlock(editor, block, centre);
      const [path = ''] = editor.getState().selectedNodes;
      expect(added(editor, path)?.body?.nodes.length, block).toBeGreaterThan(0);
      expect(editor.getState().inference.problems).toEqual(before);
    }
  });

  test('a combinator that is given nothing yet is empty', () => {
    const editor = editorOf({ nodes: [], wires: [] });
    addBlock(editor, 'recur', centre);
    expect(added(editor, 'recur')?.body?.nodes).toEqual([]);
  });

  test('a unit in the empty body of a recur has its state wired round', () => {
    const { nodes, wires } = nameReader();
    const empty = nodes.map((node) =>
      node.id === 'read' ? { ...node, body: { nodes: [], wires: [] } } : node,
    );
    for (const unit of ['gru', 'lstm']) {
      const editor = editorOf({ nodes: empty, wires });
      checkAdded(editor, () => addBlockAt(editor, unit, { scope: 'read', x: 0, y: 0 }), `read/${unit}`, [
        `read/$.element>read/${unit}.x`,
        `read/$.state>read/${unit}.state`,
        `read/${unit}.output>read/$.output`,
        `read/${unit}.state>read/$.state`,
      ]);
    }
  });
});

test('places are told from the corner of the innermost open body', () => {
  const { layout } = editorOf(reader()).getState();
  const edges = layout.get('edges');
  const [x, y] = [
    (edges?.x ?? 0) + (edges?.frame?.originX ?? 0) + 10,
    (edges?.y ?? 0) + (edges?.frame?.originY ?? 0) + 20,
  ];
  expect(placeAt(layout, x, y)).toEqual({ scope: 'edges', x: 10, y: 20 });
  expect(placeAt(layout, -50, -50)).toEqual({ scope: '', x: -50, y: -50 });
  expect(placeIn(layout, 'edges', -500, y)).toEqual({ scope: 'edges', x: 0, y: 20 });
});
