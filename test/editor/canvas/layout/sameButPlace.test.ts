import { expect, test } from 'vitest';
import { moveNodes, setLabel } from '../../../../src/document/edits.ts';
import { sameButPlace } from '../../../../src/editor/canvas/layout/sameButPlace.ts';
import { edit } from '../../../../src/editor/state/edit.ts';
import { toggleCollapsed } from '../../../../src/editor/state/selection.ts';
import type { Editor } from '../../../../src/editor/state/store.ts';
import { editorOf, reader } from '../../editorOf.ts';

/** The nodes that are still as they were but for their place, after a change of a graph. */
function keptBy(change: (editor: Editor) => void): string[] {
  const editor = editorOf(reader());
  const before = editor.getState().layout;
  change(editor);
  const { layout } = editor.getState();
  return [...before].flatMap(([path, old]) => {
    const now = layout.get(path);
    return now && sameButPlace(old, now) ? [path] : [];
  });
}

test('a node that is moved stays the same but for its place, and so does all in its body', () => {
  const all = [...editorOf(reader()).getState().layout.keys()];
  const move = (path: string) =>
    keptBy((editor) => edit(editor, (document) => moveNodes(document, new Map([[path, [120, 40]]]))));
  expect(move('guess')).toEqual(all);
  expect(move('edges')).toEqual(all);
});

test('one that is named, that grows with its body or that is closed does not', () => {
  expect(keptBy((editor) => edit(editor, (document) => setLabel(document, 'flat', 'Rows')))).not.toContain(
    'flat',
  );
  const grown = keptBy((editor) =>
    edit(editor, (document) => moveNodes(document, new Map([['edges/cell', [120, 40]]])), { room: false }),
  );
  expect(grown).toContain('edges/cell');
  expect(grown).not.toContain('edges');
  expect(keptBy((editor) => toggleCollapsed(editor, 'edges'))).not.toContain('edges');
});
