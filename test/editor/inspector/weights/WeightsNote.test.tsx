import { beforeEach, expect, test } from 'vitest';
import { drawWeights } from '../../../../src/compiler/weights.ts';
import { setParameter, setWeights } from '../../../../src/document/edits.ts';
import { WeightsNote } from '../../../../src/editor/inspector/weights/WeightsNote.tsx';
import { edit } from '../../../../src/editor/state/edit.ts';
import type { Editor } from '../../../../src/editor/state/store.ts';
import { editorOf, reader } from '../../editorOf.ts';
import { outside, renderEditor } from '../../renderEditor.tsx';

let editor: Editor;
let said: () => string | null;

beforeEach(() => {
  editor = editorOf(reader());
  const { container } = renderEditor(editor, <WeightsNote />);
  said = () => container.textContent;
});

test('without a file, all weights follow from the seed', () => {
  expect(said()).toBe('Drawn at random from the seed, the same on every machine.');
});

test('with a file, what it does not cover is named', () => {
  const trained = drawWeights(0, editor.getState().inference.weights);
  outside(() => {
    edit(editor, (document) => setWeights(document, { from: 'sample:digits', sha256: '0'.repeat(64) }));
    editor.setState({ weights: 'loading' });
  });
  expect(said()).toBe('Trained; on their way.');
  outside(() => editor.setState({ weights: { id: 'trained', tensors: trained } }));
  expect(said()).toBe('Trained.');
  outside(() => edit(editor, (document) => setParameter(document, 'guess', 'units', 12)));
  expect(said()).toBe(
    'Trained, but for guess.W, guess.b: the training does not cover these, so the seed draws them.',
  );
});
