import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { Node } from '../../../src/document/document.ts';
import { nodeAt } from '../../../src/document/graph.ts';
import { SourceInput } from '../../../src/editor/inspector/SourceInput.tsx';
import { undoStep } from '../../../src/editor/state/edit.ts';
import { useEditorState } from '../../../src/editor/state/useEditor.ts';
import { editorOf } from '../editorOf.ts';
import { outside, renderEditor } from '../renderEditor.tsx';
import { passFrame, placeAt } from '../views/pad/onScreen.ts';

function Source() {
  const node = useEditorState((state) => nodeAt(state.history.present, 'data'));
  return node && <SourceInput path="data" node={node} />;
}

/** Shows the input of a source; gives its parameters as they are, and how to undo. */
function show(block: string, params: Node['params']) {
  const editor = editorOf({ nodes: [{ id: 'data', block, ...(params && { params }) }], wires: [] });
  renderEditor(editor, <Source />);
  return {
    params: () => nodeAt(editor.getState().history.present, 'data')?.params,
    undo: () => outside(() => undoStep(editor)),
  };
}

describe('a series', () => {
  const two = {
    features: 2,
    values: [
      [0, 1],
      [0, 1],
    ],
  };

  test('is drawn one channel at a time, a stroke a step', async () => {
    const { params, undo } = show('series', two);
    fireEvent.change(screen.getByLabelText('Channel'), { target: { value: '1' } });
    const plot = screen.getByRole('slider', { name: 'Series' });
    placeAt(plot, 0, 0, 200, 100);
    const at = (x: number, y: number) => ({
      clientX: x,
      clientY: y,
      pointerId: 1,
      isPrimary: true,
      button: 0,
    });
    fireEvent.pointerDown(plot, at(10, 75));
    fireEvent.pointerMove(plot, at(190, 75));
    await passFrame();
    fireEvent.pointerUp(plot, at(190, 75));
    expect(params()?.values).toEqual([
      [0, -0.5],
      [0, -0.5],
    ]);
    undo();
    expect(params()?.values).toEqual(two.values);
  });

  test('has as many channels as the file that is dropped on it', async () => {
    const { params, undo } = show('series', two);
    const file = new File(['x,y,z\n1,2,3\n4,5,6\n'], 'walk.csv', { type: 'text/csv' });
    fireEvent.drop(screen.getByRole('region', { name: 'Series' }), { dataTransfer: { files: [file] } });
    await waitFor(() => expect(params()?.features).toBe(3));
    expect(params()?.values).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    undo();
    expect(params()).toEqual(two);
  });

  test('gets longer and shorter', () => {
    const { params } = show('series', two);
    fireEvent.change(screen.getByLabelText('Steps'), { target: { value: '3' } });
    expect(params()?.values).toHaveLength(3);
    fireEvent.change(screen.getByLabelText('Steps'), { target: { value: '1' } });
    expect(params()?.values).toEqual([[0, 1]]);
  });
});

test('a vector has a slider and a number for each feature, and a slide is one step', async () => {
  const { params, undo } = show('vector', { size: 3, values: [0, 0.5, 0] });
  const slider = screen.getByRole('slider', { name: 'Slider of feature 0' });
  fireEvent.change(slider, { target: { value: '0.2' } });
  await passFrame();
  fireEvent.change(slider, { target: { value: '-0.4' } });
  fireEvent.pointerUp(slider);
  expect(params()?.values).toEqual([-0.4, 0.5, 0]);
  undo();
  const number = screen.getByLabelText('Number of feature 1');
  await userEvent.clear(number);
  await userEvent.type(number, '30');
  await userEvent.tab();
  expect(params()?.values).toEqual([0, 30, 0]);
  expect(slider.getAttribute('max')).toBe('50');
});
