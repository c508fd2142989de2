import { describe, expect, test } from 'vitest';
import {
  copySelection,
  duplicateSelection,
  pasteText,
  removeCopied,
} from '../../../src/editor/state/clipboard.ts';
import { redoStep, undoStep } from '../../../src/editor/state/edit.ts';
import { moveSelectionInto, moveSelectionOut } from '../../../src/editor/state/moveToScope.ts';
import { renameNode } from '../../../src/editor/state/rename.ts';
import { select, toggleCollapsed } from '../../../src/editor/state/selection.ts';
import { createEditor, type Editor } from '../../../src/editor/state/store.ts';
import { unwrapSelected, wrapSelection } from '../../../src/editor/state/wrap.ts';
import { editorOf, reader } from '../editorOf.ts';

const centre = { x: 600, y: 200 };

/** An editor with a reader of pictures whose convolution is closed and selected. */
function closedReader(): Editor {
  const editor = editorOf(reader());
  toggleCollapsed(editor, 'edges');
  select(editor, ['edges']);
  return editor;
}

/** Holds that a combinator is drawn closed, as it would be if it had been closed where it is now. */
function expectClosed(editor: Editor, path: string): void {
  const { layout, history } = editor.getState();
  const fresh = createEditor(history.present);
  toggleCollapsed(fresh, path);
  const expected = fresh.getState().layout.get(path)?.box;
  const { frame, box } = layout.get(path) ?? {};
  expect(frame).toBeUndefined();
  expect([box?.width, box?.height]).toEqual([expected?.width, expected?.height]);
  expect(layout.has(`${path}/cell`)).toBe(false);
}

describe('a closed body stays closed', () => {
  test('when it is wrapped, unwrapped again, and either is undone and redone', () => {
    const editor = closedReader();
    wrapSelection(editor, 'stack');
    expectClosed(editor, 'stack/edges');
    undoStep(editor);
    expectClosed(editor, 'edges');
    redoStep(editor);
    expectClosed(editor, 'stack/edges');
    select(editor, ['stack']);
    unwrapSelected(editor);
    expectClosed(editor, 'edges');
    undoStep(editor);
    expectClosed(editor, 'stack/edges');
  });

  test('when it is moved into a body and out of it', () => {
    const editor = closedReader();
    select(editor, ['guess']);
    wrapSelection(editor, 'stack');
    select(editor, ['edges']);
    moveSelectionInto(editor, 'stack');
    expectClosed(editor, 'stack/edges');
    moveSelectionOut(editor);
    expectClosed(editor, 'edges');
    undoStep(editor);
    undoStep(editor);
    expectClosed(editor, 'edges');
  });

  test('when it is renamed, and that is undone', async () => {
    const editor = closedReader();
    await renameNode(editor, 'edges', 'corners');
    expectClosed(editor, 'corners');
    undoStep(editor);
    expectClosed(editor, 'edges');
  });

  test('when it is duplicated, cut and pasted', async () => {
    const editor = closedReader();
    duplicateSelection(editor);
    expectClosed(editor, 'edges-2');
    select(editor, ['edges-2']);
    const text = copySelection(editor) ?? '';
    removeCopied(editor);
    await pasteText(editor, text, { centre });
    expectClosed(editor, 'edges-2');
    await pasteText(editor, text, { centre });
    expectClosed(editor, 'edges-3');
  });

  test('when what is around it is duplicated or pasted', async () => {
    const editor = closedReader();
    wrapSelection(editor, 'stack');
    duplicateSelection(editor);
    expectClosed(editor, 'stack-2/edges');
    await pasteText(editor, copySelection(editor) ?? '', { centre });
    expectClosed(editor, 'stack-3/edges');
  });
});

test('a body that was open when it was copied is open where a closed one was before', async () => {
  const editor = closedReader();
  const other = editorOf(reader());
  select(other, ['edges']);
  const text = copySelection(other) ?? '';
  removeCopied(editor);
  await pasteText(editor, text, { centre });
  expect(editor.getState().layout.has('edges/cell')).toBe(true);
});
