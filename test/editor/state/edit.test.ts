import { describe, expect, test, vi } from 'vitest';
import type { Fix } from '../../../src/base/problem.ts';
import { infer } from '../../../src/compiler/infer.ts';
import type { Graph, Node } from '../../../src/document/document.ts';
import { moveNodes, setLabel, setParameter } from '../../../src/document/edits.ts';
import { nodeAt } from '../../../src/document/graph.ts';
import { connect, disconnect } from '../../../src/document/wiring.ts';
import { edit, endGesture, fix, openDocument, redoStep, undoStep } from '../../../src/editor/state/edit.ts';
import { emptyDocument } from '../../../src/editor/state/emptyDocument.ts';
import { removeSelection } from '../../../src/editor/state/remove.ts';
import { select, toggleCollapsed } from '../../../src/editor/state/selection.ts';
import type { Editor } from '../../../src/editor/state/store.ts';
import { editorOf, reader } from '../editorOf.ts';

vi.mock('../../../src/compiler/infer.ts', { spy: true });

const move = (editor: Editor, x: number) =>
  edit(editor, (document) => moveNodes(document, new Map([['guess', [x, 300]]])), {
    gesture: 'move',
    room: false,
  });
const stepsOf = (editor: Editor) => editor.getState().history.past.length;

describe('edits', () => {
  test('of one gesture are one step to undo', () => {
    const editor = editorOf(reader());
    const before = editor.getState().history.present;
    for (const x of [1210, 1220, 1230]) move(editor, x);
    endGesture(editor);
    move(editor, 1240);
    expect(stepsOf(editor)).toBe(2);
    undoStep(editor);
    expect(nodeAt(editor.getState().history.present, 'guess')?.at).toEqual([1230, 300]);
    undoStep(editor);
    expect(editor.getState().history.present).toBe(before);
    redoStep(editor);
    redoStep(editor);
    expect(nodeAt(editor.getState().history.present, 'guess')?.at).toEqual([1240, 300]);
  });

  test('that change nothing leave no step', () => {
    const editor = editorOf(reader());
    edit(editor, (document) => document);
    edit(editor, (document) => setParameter(document, 'guess', 'units', 10));
    expect(stepsOf(editor)).toBe(0);
  });

  test('bring types and problems up to date', () => {
    const editor = editorOf(reader());
    expect(editor.getState().inference.problems).toEqual([]);
    edit(editor, (document) => disconnect(document, ['flat.y', 'guess.x']));
    expect(editor.getState().inference.problems.map(({ code }) => code)).toEqual(['missing-wire']);
  });

  test('that only move things leave what is computed the same object', () => {
    const editor = editorOf(reader());
    const { program, inference } = editor.getState();
    move(editor, 1300);
    expect(editor.getState().program).toBe(program);
    expect(editor.getState().inference).toBe(inference);
    edit(editor, (document) => setParameter(document, 'guess', 'units', 4));
    expect(editor.getState().program).not.toBe(program);
  });

  test('are inferred once, though room is made before they are shown', () => {
    const editor = editorOf(reader());
    vi.mocked(infer).mockClear();
    edit(editor, (document) => setParameter(document, 'edges/cell', 'units', 64));
    expect(infer).toHaveBeenCalledTimes(1);
    edit(editor, (document) => setLabel(document, 'guess', 'A name that takes much more room than before'));
    expect(infer).toHaveBeenCalledTimes(1);
  });

  test('let go of a selection that is no longer there', () => {
    const editor = editorOf(reader());
    select(editor, [], ['flat.y>guess.x']);
    edit(editor, (document) => disconnect(document, ['flat.y', 'guess.x']));
    expect([...editor.getState().selectedWires]).toEqual([]);
  });

  test('that need a larger picture push the neighbours aside in the same step', () => {
    const editor = editorOf(reader());
    const cell = editor.getState().layout.get('edges')?.box.width ?? 0;
    edit(editor, (document) => setParameter(document, 'edges/cell', 'units', 64));
    expect(editor.getState().layout.get('edges')?.box.width).toBeGreaterThan(cell);
    expect(stepsOf(editor)).toBe(1);
    const { layout } = editor.getState();
    const [edges, pool] = [layout.get('edges')?.box, layout.get('pool')?.box];
    expect((edges?.x ?? 0) + (edges?.width ?? 0)).toBeLessThan(pool?.x ?? 0);
  });
});

describe('undo and redo', () => {
  const selected = (editor: Editor) => [...editor.getState().selectedNodes];

  test('select what was selected before the step, and what was after it', () => {
    const editor = editorOf(reader());
    select(editor, ['pool', 'flat']);
    removeSelection(editor);
    select(editor, ['guess']);
    undoStep(editor);
    expect(selected(editor)).toEqual(['pool', 'flat']);
    redoStep(editor);
    expect(selected(editor)).toEqual([]);
  });

  test('at their ends leave the selection alone', () => {
    const editor = editorOf(reader());
    select(editor, ['guess']);
    undoStep(editor);
    redoStep(editor);
    expect(selected(editor)).toEqual(['guess']);
  });
});

describe('a fix', () => {
  test('mends what its problem is about', () => {
    const editor = editorOf(reader());
    edit(editor, (document) => connect(document, 'draw.out', 'guess.x'));
    const [problem] = editor.getState().inference.problems;
    const [offered] = problem?.fixes ?? [];
    if (offered) fix(editor, offered);
    expect(editor.getState().inference.problems).toEqual([]);
  });

  test('puts a unit into a recur, inserts one with a body, or gives an empty body its first, each in one step', () => {
    const series: Node = { id: 'data', block: 'series', params: { values: [1, 2, 3] } };
    const cell: Node = { id: 'cell', block: 'gru', params: { units: 4 } };
    const layer: Node = { id: 'guess', block: 'vanilla' };
    const empty: Node = { id: 'read', block: 'recur', body: { nodes: [], wires: [] } };
    const graphs: readonly (readonly [Fix['kind'], Graph])[] = [
      [
        'wrap',
        {
          nodes: [series, cell, layer],
          wires: [
            ['data.out', 'cell.x'],
            ['cell.output', 'guess.x'],
          ],
        },
      ],
      [
        'fill',
        {
          nodes: [series, empty, layer],
          wires: [
            ['data.out', 'read.sequence'],
            ['read.last', 'guess.x'],
          ],
        },
      ],
    ];
    for (const [kind, graph] of graphs) {
      const editor = editorOf(graph);
      const before = editor.getState().history.present;
      const offered = editor.getState().inference.problems.flatMap(({ fixes = [] }) => fixes);
      const found = offered.find((each) => each.kind === kind);
      if (found) fix(editor, found);
      expect(editor.getState().inference.problems, kind).toEqual([]);
      expect(stepsOf(editor)).toBe(1);
      undoStep(editor);
      expect(editor.getState().history.present).toBe(before);
    }
  });

  test('that no longer applies says so and changes nothing', () => {
    const editor = editorOf(reader());
    const before = editor.getState().history.present;
    fix(editor, { kind: 'unwire', label: 'Remove the wire', wire: ['pool.y', 'guess.x'] });
    expect(editor.getState().history.present).toBe(before);
    expect(editor.getState().notices.map(({ tone }) => tone)).toEqual(['error']);
  });
});

test('opening another document begins a history of its own, and lets everything else go', () => {
  const editor = editorOf(reader());
  move(editor, 1300);
  select(editor, ['guess']);
  toggleCollapsed(editor, 'edges');
  openDocument(editor, emptyDocument);
  const { history, selectedNodes, collapsed, opened } = editor.getState();
  expect([history.past.length, selectedNodes.size, collapsed.size, opened]).toEqual([0, 0, 0, 1]);
});

test('a node keeps its size while it has no type, so that nothing jumps while a wire is mended', () => {
  const editor = editorOf(reader());
  const before = editor.getState().layout.get('guess')?.box;
  edit(editor, (document) => disconnect(document, ['flat.y', 'guess.x']));
  expect(editor.getState().layout.get('guess')?.box).toEqual(before);
});
