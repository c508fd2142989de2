import { describe, expect, test } from 'vitest';
import { annotationBox } from '../../../src/editor/canvas/annotations/annotationBox.ts';
import { overlaps } from '../../../src/editor/canvas/layout/geometry.ts';
import { addNoteAt, frameSelection } from '../../../src/editor/state/annotations.ts';
import { copySelection, pasteText } from '../../../src/editor/state/clipboard.ts';
import { redoStep, undoStep } from '../../../src/editor/state/edit.ts';
import { removeSelection } from '../../../src/editor/state/remove.ts';
import { select } from '../../../src/editor/state/selection.ts';
import { tidyUp } from '../../../src/editor/state/tidy.ts';
import { editorOf, reader } from '../editorOf.ts';

describe('notes', () => {
  test('begin empty, selected, and ready to be written', () => {
    const editor = editorOf(reader());
    select(editor, ['pool']);
    addNoteAt(editor, { x: 13, y: 2022 });
    const { history, selectedNodes, selectedAnnotations, editedAnnotation } = editor.getState();
    expect(history.present.notes).toEqual([{ text: '', at: [12, 2024] }]);
    expect([selectedNodes.size, [...selectedAnnotations], editedAnnotation]).toEqual([
      0,
      ['note 0'],
      'note 0',
    ]);
  });

  test('begin where no node hides them, as near as can be', () => {
    const editor = editorOf(reader());
    addNoteAt(editor, { x: 700, y: 20 });
    const [note] = editor.getState().history.present.notes ?? [];
    const [x = 0, y = 0] = note?.at ?? [];
    const hides = [...editor.getState().layout.values()].filter(({ box }) =>
      overlaps(box, { x, y, width: 208, height: 64 }),
    );
    expect(hides).toEqual([]);
    expect(Math.hypot(x - 700, y - 20)).toBeLessThan(400);
  });

  test('begin beside each other', () => {
    const editor = editorOf(reader());
    for (let i = 0; i < 3; i++) addNoteAt(editor, { x: 0, y: 800 });
    const boxes = [0, 1, 2].flatMap(
      (i) => annotationBox(editor.getState().history.present, `note ${i}`) ?? [],
    );
    expect(boxes.flatMap((one, i) => boxes.slice(i + 1).filter((other) => overlaps(one, other)))).toEqual([]);
  });

  test('are removed and brought back in one step each', () => {
    const editor = editorOf(reader());
    addNoteAt(editor, { x: 0, y: 0 });
    removeSelection(editor);
    expect(editor.getState().history.present.notes).toBeUndefined();
    undoStep(editor);
    expect(editor.getState().history.present.notes).toHaveLength(1);
    undoStep(editor);
    expect(editor.getState().selectedAnnotations.size).toBe(0);
  });

  test('are selected again by undo and redo, as nodes are', async () => {
    const editor = editorOf(reader());
    const selected = () => [...editor.getState().selectedAnnotations];
    addNoteAt(editor, { x: 0, y: 0 });
    await pasteText(editor, copySelection(editor) ?? '', { centre: { x: 0, y: 400 } });
    expect(selected()).toEqual(['note 1']);
    undoStep(editor);
    expect(selected()).toEqual(['note 0']);
    select(editor, ['pool']);
    redoStep(editor);
    expect(selected()).toEqual(['note 1']);
    expect(editor.getState().selectedNodes.size).toBe(0);
    removeSelection(editor);
    undoStep(editor);
    expect(selected()).toEqual(['note 1']);
  });
});

describe('frames', () => {
  test('go around the selected nodes, and around the combinator of a node in a body', () => {
    const editor = editorOf(reader());
    select(editor, ['draw', 'edges/cell']);
    frameSelection(editor);
    const [frame] = editor.getState().history.present.frames ?? [];
    const edges = editor.getState().layout.get('edges')?.box;
    expect(frame?.at).toEqual([-24, -40]);
    expect(frame && frame.at[0] + frame.size[0]).toBe((edges?.x ?? 0) + (edges?.width ?? 0) + 24);
  });

  test('go around what they held after it was laid out anew', () => {
    const graph = reader();
    const nodes = graph.nodes.map((node) =>
      node.id === 'flat' ? { ...node, at: [960, 300] as const } : node,
    );
    const editor = editorOf({ ...graph, nodes });
    select(editor, ['flat', 'guess']);
    frameSelection(editor);
    select(editor, []);
    tidyUp(editor, () => {});
    const { history, layout } = editor.getState();
    const [frame] = history.present.frames ?? [];
    const [flat, guess] = [layout.get('flat')?.box, layout.get('guess')?.box];
    expect(frame?.at).toEqual([(flat?.x ?? 0) - 24, (flat?.y ?? 0) - 40]);
    expect(frame && frame.at[0] + frame.size[0]).toBe((guess?.x ?? 0) + (guess?.width ?? 0) + 24);
    undoStep(editor);
    expect(editor.getState().history.present.frames?.[0]).not.toEqual(frame);
  });
});
