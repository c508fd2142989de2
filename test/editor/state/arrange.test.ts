import { describe, expect, test } from 'vitest';
import { nodeAt } from '../../../src/document/graph.ts';
import { alignSelection, distributeSelection, toggleBypass } from '../../../src/editor/state/arrange.ts';
import { undoStep } from '../../../src/editor/state/edit.ts';
import { renameNode, ruleOfId } from '../../../src/editor/state/rename.ts';
import { select, toggleCollapsed } from '../../../src/editor/state/selection.ts';
import type { Editor } from '../../../src/editor/state/store.ts';
import { editorOf, reader } from '../editorOf.ts';

const placeOf = (editor: Editor, path: string) => nodeAt(editor.getState().history.present, path)?.at;

describe('arranging the selection', () => {
  test('lines up its nodes in one step, and leaves the bodies of those that are selected as they are', () => {
    const editor = editorOf(reader());
    select(editor, ['draw', 'edges', 'edges/cell', 'pool']);
    alignSelection(editor, 'bottom');
    const bottoms = ['draw', 'edges', 'pool'].map((path) => {
      const box = editor.getState().layout.get(path)?.box;
      return (box?.y ?? 0) + (box?.height ?? 0);
    });
    expect(new Set(bottoms).size).toBe(1);
    expect(placeOf(editor, 'edges/cell')).toEqual([0, 0]);
    undoStep(editor);
    expect(placeOf(editor, 'pool')).toEqual([680, 0]);
  });

  test('distributes by the gaps between nodes', () => {
    const editor = editorOf(reader());
    select(editor, ['pool', 'flat', 'guess']);
    distributeSelection(editor, 'horizontally');
    const boxes = ['pool', 'flat', 'guess'].map((path) => editor.getState().layout.get(path)?.box);
    const gap = (i: number) => (boxes[i + 1]?.x ?? 0) - (boxes[i]?.x ?? 0) - (boxes[i]?.width ?? 0);
    expect(Math.abs(gap(0) - gap(1))).toBeLessThanOrEqual(4);
  });
});

describe('arranging notes and frames', () => {
  const annotated = () =>
    editorOf({
      ...reader(),
      notes: [{ text: 'Apart', at: [60, -400], size: [200, 80] }],
      frames: [{ title: 'Around the pool', at: [660, -40], size: [400, 300] }],
    });

  test('lines them up with nodes', () => {
    const editor = annotated();
    select(editor, ['edges'], [], ['note 0']);
    alignSelection(editor, 'left');
    expect(editor.getState().history.present.notes?.[0]?.at).toEqual([60, -400]);
    expect(placeOf(editor, 'edges')?.[0]).toBe(60);
  });

  test('takes along what lies in a frame, selected or not', () => {
    for (const nodes of [['edges'], ['edges', 'pool']]) {
      const editor = annotated();
      select(editor, nodes, [], ['frame 0']);
      alignSelection(editor, 'left');
      expect(editor.getState().history.present.frames?.[0]?.at).toEqual([240, -40]);
      expect(placeOf(editor, 'pool')).toEqual([260, 0]);
      undoStep(editor);
      expect(placeOf(editor, 'pool')).toEqual([680, 0]);
    }
  });
});

describe('bypassing the selection', () => {
  const isBypassed = (editor: Editor, path: string) =>
    nodeAt(editor.getState().history.present, path)?.bypass ?? false;

  test('takes all that have an input out, and all in again when all are out', () => {
    const editor = editorOf(reader());
    select(editor, ['draw', 'pool', 'flat']);
    toggleBypass(editor);
    expect(['draw', 'pool', 'flat'].map((path) => isBypassed(editor, path))).toEqual([false, true, true]);
    toggleBypass(editor);
    expect(isBypassed(editor, 'pool')).toBe(false);
  });

  test('says so on the node', () => {
    const editor = editorOf(reader());
    select(editor, ['pool']);
    toggleBypass(editor);
    expect(editor.getState().layout.get('pool')?.mapped).toBe('bypassed');
  });
});

describe('renaming', () => {
  test.each([
    ['', 'Needs an id.'],
    ['my pool', 'Needs letters, digits, - and _ alone, but has a space.'],
    ['pöol', 'Needs letters, digits, - and _ alone, but has “ö”.'],
    ['flat', 'Needs an id of its own, but there is another “flat” here.'],
    ['constructor', 'Needs another id: “constructor” means something else in files.'],
    ['x'.repeat(65), 'Needs at most 64 characters, but has 65.'],
    ['pool', undefined],
    ['regions', undefined],
  ])('to %j: %s', (id, rule) => {
    expect(ruleOfId(editorOf(reader()), 'pool', id)).toBe(rule);
  });

  test('keeps the node selected and closed, and says that its weights are others', async () => {
    const editor = editorOf(reader());
    toggleCollapsed(editor, 'edges');
    select(editor, ['edges']);
    await renameNode(editor, 'edges', 'strokes');
    const { selectedNodes, collapsed, notices } = editor.getState();
    expect([[...selectedNodes], [...collapsed]]).toEqual([['strokes'], ['strokes']]);
    expect(notices.map(({ text }) => text)[0]).toContain('those of strokes/cell were drawn anew');
  });

  test('says nothing of weights where there are none', async () => {
    const editor = editorOf(reader());
    await renameNode(editor, 'pool', 'regions');
    expect(editor.getState().notices).toEqual([]);
    expect(placeOf(editor, 'regions')).toEqual([680, 0]);
  });
});
