import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { nodeAt } from '../../../src/document/graph.ts';
import { Inspector } from '../../../src/editor/inspector/Inspector.tsx';
// What the inspector fetches when it is wanted is there at once.
import '../../../src/editor/inspector/NodeInspector.tsx';
import { select } from '../../../src/editor/state/selection.ts';
import { editorOf, reader } from '../editorOf.ts';
import { outside, renderEditor } from '../renderEditor.tsx';

async function inspect(path: string) {
  const editor = editorOf(reader());
  select(editor, [path]);
  renderEditor(editor, <Inspector />);
  await screen.findByLabelText('Id');
  return editor;
}

test('an id is taken when it is complete, in one step', async () => {
  const editor = await inspect('pool');
  const id = screen.getByLabelText('Id');
  await userEvent.clear(id);
  await userEvent.type(id, 'regions{Enter}');
  await waitFor(() => expect([...editor.getState().selectedNodes]).toEqual(['regions']));
  expect(editor.getState().history.past).toHaveLength(1);
});

test('an id that is taken is refused in words, and stays to be mended', async () => {
  const editor = await inspect('pool');
  const id = screen.getByLabelText('Id');
  await userEvent.clear(id);
  await userEvent.type(id, 'flat');
  expect(screen.getByRole('alert').textContent).toContain('there is another “flat” here');
  await userEvent.tab();
  expect(screen.getByLabelText('Id')).toHaveProperty('value', 'flat');
  expect(editor.getState().history.past).toEqual([]);
});

test('a remark is kept with the node', async () => {
  const editor = await inspect('pool');
  await userEvent.type(screen.getByLabelText('Remark'), 'Halves both sides.');
  expect(nodeAt(editor.getState().history.present, 'pool')?.note).toBe('Halves both sides.');
  expect(editor.getState().history.past).toHaveLength(1);
});

test('a node without inputs cannot be bypassed, any other can', async () => {
  const editor = await inspect('pool');
  await userEvent.click(screen.getByRole('switch', { name: 'Bypass' }));
  expect(nodeAt(editor.getState().history.present, 'pool')?.bypass).toBe(true);
  outside(() => select(editor, ['draw']));
  await screen.findByText('draw');
  expect(screen.queryByRole('switch', { name: 'Bypass' })).toBeNull();
});
