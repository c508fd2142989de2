import { describe, expect, test } from 'vitest';
import { undoStep } from '../../../src/editor/state/edit.ts';
import { moveToScope } from '../../../src/editor/state/moveToScope.ts';
import { renameNode } from '../../../src/editor/state/rename.ts';
import { select } from '../../../src/editor/state/selection.ts';
import { storeWeights } from '../../../src/editor/state/storedWeights.ts';
import { followWeights } from '../../../src/editor/state/weights.ts';
import { unwrapSelected, wrapSelection } from '../../../src/editor/state/wrap.ts';
import { editorOf, reader } from '../editorOf.ts';

const ones = { shape: [8, 25], data: new Float32Array(200).fill(1) };

/** A reader of pictures with one weight that is stored with it. */
function trainedReader() {
  const editor = editorOf(reader());
  followWeights(editor);
  storeWeights(editor, new Map([['edges/cell.W', ones]]));
  return editor;
}

function storedNames(editor: ReturnType<typeof trainedReader>): readonly string[] {
  const { weights } = editor.getState();
  return weights === 'loading' ? ['loading'] : [...(weights?.tensors.keys() ?? [])];
}

describe('stored weights', () => {
  test('are there at once, as a part of the document', () => {
    const editor = trainedReader();
    expect(editor.getState().history.present.weights).toHaveProperty('data');
    expect(storedNames(editor)).toEqual(['edges/cell.W']);
  });

  test('go along when a node is renamed, and come back with undo', async () => {
    const editor = trainedReader();
    await renameNode(editor, 'edges', 'strokes');
    expect(storedNames(editor)).toEqual(['strokes/cell.W']);
    undoStep(editor);
    expect(storedNames(editor)).toEqual(['edges/cell.W']);
  });

  test('go along when nodes are wrapped and unwrapped', () => {
    const editor = trainedReader();
    select(editor, ['edges', 'pool']);
    wrapSelection(editor, 'stack');
    expect(storedNames(editor)).toEqual(['stack[0]/edges/cell.W']);
    unwrapSelected(editor);
    expect(storedNames(editor)).toEqual(['edges/cell.W']);
  });

  test('go along when a node leaves a body', () => {
    const editor = trainedReader();
    moveToScope(editor, ['edges/cell'], '', () => ({ x: 240, y: 300 }));
    expect(storedNames(editor)).toContain('cell.W');
  });

  test('it is said which others were drawn anew', async () => {
    const editor = trainedReader();
    await renameNode(editor, 'guess', 'answer');
    expect(editor.getState().notices.map(({ text }) => text)).toEqual([
      expect.stringContaining('those of answer were drawn anew'),
    ]);
  });

  test('nothing is changed while they are still being read', async () => {
    const editor = trainedReader();
    editor.setState({ weights: 'loading' });
    const { history } = editor.getState();
    await renameNode(editor, 'edges', 'strokes');
    expect(editor.getState().history).toBe(history);
    expect(editor.getState().notices[0]?.text).toContain('still being read');
  });
});
