import { expect, test } from 'vitest';
import type { Document } from '../../../../src/document/document.ts';
import { moveNodes, setBypass, setParameter } from '../../../../src/document/edits.ts';
import { edit } from '../../../../src/editor/state/edit.ts';
import type { Editor } from '../../../../src/editor/state/store.ts';
import { sameForm } from '../../../../src/editor/state/winners/sameForm.ts';
import { editorOf, nameReader, reader, treeReader } from '../../editorOf.ts';

/** Whether a graph has the same form after a change. */
function keepsForm(editor: Editor, change: (document: Document) => Document): boolean {
  const { program, inference } = editor.getState();
  edit(editor, change);
  return sameForm({ program, inference }, editor.getState());
}

test('other numbers in a source, and another place on the canvas, leave a graph its form', () => {
  const pixels = btoa(String.fromCharCode(...new Uint8Array(28 * 28).fill(7)));
  expect(keepsForm(editorOf(reader()), (document) => setParameter(document, 'draw', 'values', pixels))).toBe(
    true,
  );
  expect(
    keepsForm(editorOf(nameReader('ada')), (document) => setParameter(document, 'letters', 'value', 'eva')),
  ).toBe(true);
  const places = new Map([['pool', [7, 7] as const]]);
  expect(keepsForm(editorOf(reader()), (document) => moveNodes(document, places))).toBe(true);
});

test('other sizes, parameters, wires and trees do not', () => {
  const changes: readonly (readonly [Editor, (document: Document) => Document])[] = [
    [editorOf(reader()), (document) => setParameter(document, 'draw', 'height', 20)],
    [editorOf(reader()), (document) => setParameter(document, 'pool', 'size', [3, 3])],
    [editorOf(reader()), (document) => setParameter(document, 'edges/cell', 'units', 3)],
    [editorOf(reader()), (document) => setBypass(document, 'pool', true)],
    [editorOf(reader()), (document) => ({ ...document, wires: document.wires.slice(1) })],
    [editorOf(nameReader('ada')), (document) => setParameter(document, 'letters', 'value', 'adam')],
    [
      editorOf(treeReader('((the film) good)')),
      (document) => setParameter(document, 'phrase', 'value', '(the (film good))'),
    ],
  ];
  for (const [editor, change] of changes) expect(keepsForm(editor, change)).toBe(false);
});
