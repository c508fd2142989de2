import { describe, expect, test } from 'vitest';
import { moveNodes } from '../../../src/document/edits.ts';
import { edit, endGesture, undoStep } from '../../../src/editor/state/edit.ts';
import { moveSelectionInto, moveSelectionOut, moveToScope } from '../../../src/editor/state/moveToScope.ts';
import { bodiesBeside } from '../../../src/editor/state/presentScope.ts';
import { select } from '../../../src/editor/state/selection.ts';
import { editorOf, nameReader, reader } from '../editorOf.ts';

const stateOf = (editor: ReturnType<typeof editorOf>) => {
  const { history, selectedNodes, inference, notices, layout } = editor.getState();
  return {
    document: history.present,
    selected: [...selectedNodes],
    problems: inference.problems,
    notices,
    layout,
  };
};

describe('moving nodes into another scope', () => {
  test('is one step with the drag that led there', () => {
    const editor = editorOf(reader());
    const before = stateOf(editor).document;
    edit(editor, (document) => moveNodes(document, new Map([['pool', [300, 60]]])), { gesture: 'move' });
    moveToScope(editor, ['pool'], 'edges', () => ({ x: 300, y: 20 }), 'move');
    endGesture(editor);
    expect(stateOf(editor).selected).toEqual(['edges/pool']);
    expect(stateOf(editor).layout.get('edges/pool')?.node.at).toEqual([300, 20]);
    undoStep(editor);
    expect(stateOf(editor).document).toBe(before);
  });

  test('keeps how they lie to each other, and never out of the body’s top or left', () => {
    const editor = editorOf(reader());
    moveToScope(editor, ['flat', 'guess'], 'edges', () => ({ x: -50, y: 400 }));
    const { layout } = stateOf(editor);
    expect(layout.get('edges/flat')?.node.at).toEqual([0, 400]);
    expect(layout.get('edges/guess')?.node.at).toEqual([240, 400]);
  });

  test('says which wires could not be kept', () => {
    const editor = editorOf(nameReader());
    moveToScope(editor, ['read/cell'], '', () => ({ x: 0, y: 400 }));
    expect(stateOf(editor).notices.map(({ text }) => text)).toEqual([
      'One wire could not be kept: read/$.state → read/cell.state.',
    ]);
  });

  test('says why it cannot be done', () => {
    const editor = editorOf(reader());
    expect(moveToScope(editor, ['edges'], 'edges', () => ({ x: 0, y: 0 }))).toBe(false);
    expect(stateOf(editor).notices[0]?.text).toBe(
      'Nothing was moved. A combinator cannot be moved into its own body.',
    );
  });
});

describe('without a mouse', () => {
  test('the selection moves out behind its combinator, its wires with it', () => {
    const editor = editorOf(reader());
    select(editor, ['edges/cell']);
    moveSelectionOut(editor);
    const { layout, document, selected } = stateOf(editor);
    expect(selected).toEqual(['cell']);
    expect(document.wires).toContainEqual(['draw.out', 'cell.x']);
    const edges = layout.get('edges');
    expect(layout.get('cell')?.x).toBeGreaterThanOrEqual((edges?.x ?? 0) + (edges?.box.width ?? 0));
  });

  test('the selection moves into a body, behind what lies in it', () => {
    const editor = editorOf(reader());
    select(editor, ['pool']);
    moveSelectionInto(editor, 'edges');
    const { layout, document } = stateOf(editor);
    const cell = layout.get('edges/cell');
    expect(layout.get('edges/pool')?.x).toBeGreaterThan((cell?.x ?? 0) + (cell?.box.width ?? 0));
    expect(document.wires).toContainEqual(['edges.y', 'flat.x']);
  });

  test('it can go into the bodies beside it', () => {
    const { document } = stateOf(editorOf(reader()));
    expect(bodiesBeside(document, new Set(['pool']))).toEqual(['edges']);
    expect(bodiesBeside(document, new Set(['edges']))).toEqual([]);
    expect(bodiesBeside(document, new Set(['edges/cell', 'pool']))).toEqual([]);
    expect(bodiesBeside(document, new Set())).toEqual([]);
  });
});
