import { fireEvent, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { drawWeights } from '../../../../src/compiler/weights.ts';
import { WeightDetail } from '../../../../src/editor/inspector/weights/WeightDetail.tsx';
import { undoStep } from '../../../../src/editor/state/edit.ts';
import type { Editor } from '../../../../src/editor/state/store.ts';
import { followWeights } from '../../../../src/editor/state/weights.ts';
import { weightValue } from '../../../../src/editor/state/weightValues.ts';
import { editorOf, reader } from '../../editorOf.ts';
import { outside, renderEditor } from '../../renderEditor.tsx';

let editor: Editor;

beforeEach(() => {
  editor = editorOf(reader());
  followWeights(editor);
  renderEditor(editor, <WeightDetail name="edges/cell.W" />);
});

const cells = () => screen.getByRole('slider');
const numberAt = (index: number) => weightValue(editor.getState(), 'edges/cell.W')?.data[index];

test('shows the numbers that the seed gives, and is walked with the arrows', () => {
  const drawn = drawWeights(0, editor.getState().inference.weights).get('edges/cell.W')?.data ?? [];
  expect([...(weightValue(editor.getState(), 'edges/cell.W')?.data ?? [])]).toEqual([...drawn]);
  fireEvent.keyDown(cells(), { key: 'ArrowDown' });
  fireEvent.keyDown(cells(), { key: 'ArrowRight' });
  expect(cells().getAttribute('aria-valuetext')).toMatch(/^row 1, column 1: /);
  fireEvent.keyDown(cells(), { key: 'End' });
  expect(cells().getAttribute('aria-valuetext')).toMatch(/^row 1, column 24: /);
});

test('a number that is typed is stored with the graph, in one step', async () => {
  fireEvent.keyDown(cells(), { key: 'ArrowDown' });
  const field = screen.getByLabelText('W[1, 0]');
  await userEvent.clear(field);
  await userEvent.type(field, '−0.75{Enter}');
  expect(numberAt(25)).toBe(-0.75);
  expect(screen.getByText('Stored with the graph.')).toBeTruthy();
  expect(editor.getState().history.past).toHaveLength(1);
  outside(() => undoStep(editor));
  expect(numberAt(25)).not.toBe(-0.75);
  expect(screen.getByText('Drawn from the seed.')).toBeTruthy();
});

test('what is no number is refused in words', async () => {
  const field = screen.getByLabelText('W[0, 0]');
  await userEvent.clear(field);
  await userEvent.type(field, 'much');
  expect(screen.getByRole('alert').textContent).toBe('Needs a number, such as −0.25.');
  expect(editor.getState().history.past).toEqual([]);
});

test('a weight goes back to what the seed gives', async () => {
  const before = numberAt(0);
  const field = screen.getByLabelText('W[0, 0]');
  await userEvent.clear(field);
  await userEvent.type(field, '2{Enter}');
  await userEvent.click(screen.getByRole('button', { name: 'Reset to the seed' }));
  expect(numberAt(0)).toBe(before);
  expect(editor.getState().history.present.weights).toBeUndefined();
});
