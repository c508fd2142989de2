import { describe, expect, test } from 'vitest';
import { moveNodes } from '../../../../src/document/edits.ts';
import {
  flowEdges,
  flowNodes,
  handleId,
  movesIn,
  portOf,
  selectionAfter,
} from '../../../../src/editor/canvas/flow/flow.ts';
import { edit } from '../../../../src/editor/state/edit.ts';
import { select } from '../../../../src/editor/state/selection.ts';
import { editorOf, reader } from '../../editorOf.ts';

describe('the nodes of React Flow', () => {
  test('nest as the document does, each parent before its children', () => {
    const nodes = flowNodes(editorOf(reader()).getState(), new Map());
    expect(nodes.map(({ id, parentId }) => [id, parentId])).toEqual([
      ['draw', undefined],
      ['edges', undefined],
      ['edges/cell', 'edges'],
      ['pool', undefined],
      ['flat', undefined],
      ['guess', undefined],
    ]);
  });

  test('stay the same objects when others are moved or selected', () => {
    const editor = editorOf(reader());
    const before = new Map(flowNodes(editor.getState(), new Map()).map((node) => [node.id, node]));
    edit(editor, (document) => moveNodes(document, new Map([['guess', [1200, 40]]])));
    select(editor, ['pool']);
    const changed = flowNodes(editor.getState(), before).filter((node) => before.get(node.id) !== node);
    expect(changed.map(({ id }) => id)).toEqual(['pool', 'guess']);
  });

  test('are placed without a transform, but for what is dragged, with all that lies in it', () => {
    const editor = editorOf(reader());
    editor.setState({ dragging: { paths: new Set(['edges']) } });
    const nodes = flowNodes(editor.getState(), new Map());
    expect(nodes.filter(({ style }) => !style).map(({ id }) => id)).toEqual(['edges', 'edges/cell']);
    const { x, y } = editor.getState().layout.get('pool') ?? {};
    expect(nodes.find(({ id }) => id === 'pool')?.style).toEqual({ transform: 'none', left: x, top: y });
  });

  test('moved ones are told in the document’s words: from the corner of the body, and never out of it', () => {
    const { layout } = editorOf(reader()).getState();
    const frame = layout.get('edges')?.frame;
    const change = (id: string, x: number, y: number) =>
      ({ type: 'position', id, position: { x, y } }) as const;
    const moves = movesIn(
      [change('pool', 700, 12), change('edges/cell', (frame?.originX ?? 0) + 20, 0)],
      layout,
    );
    expect([...moves]).toEqual([
      ['pool', [700, 12]],
      ['edges/cell', [20, 0]],
    ]);
  });
});

describe('the edges of React Flow', () => {
  test('make a wire at the boundary of a body an edge of the combinator', () => {
    const edges = flowEdges(editorOf(reader()).getState(), new Map());
    const [inner] = edges.filter(({ target }) => target === 'edges/cell');
    expect(inner).toMatchObject({ source: 'edges', sourceHandle: '$.window', targetHandle: 'x' });
  });

  test('name handles that are there', () => {
    const state = editorOf(reader()).getState();
    for (const { source, sourceHandle, target, targetHandle } of flowEdges(state, new Map())) {
      expect(portOf(state.layout, source, sourceHandle, true)).toBeDefined();
      expect(portOf(state.layout, target, targetHandle, false)).toBeDefined();
    }
  });

  test('every port has a handle of its own', () => {
    for (const { ports } of editorOf(reader()).getState().layout.values()) {
      const sides = ports.map((port) => `${port.gives} ${handleId(port)}`);
      expect(new Set(sides).size).toBe(sides.length);
    }
  });
});

test('a selection that does not change stays the same set', () => {
  const selected = new Set(['pool']);
  expect(selectionAfter([{ type: 'position', id: 'pool' }], selected)).toBe(selected);
  expect([...selectionAfter([{ type: 'select', id: 'flat', selected: true }], selected)]).toEqual([
    'pool',
    'flat',
  ]);
  expect([...selectionAfter([{ type: 'select', id: 'pool', selected: false }], selected)]).toEqual([]);
});
