import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { DocumentMenu } from '../../../src/editor/panels/DocumentMenu.tsx';
import { samples } from '../../../src/samples/index.ts';
import { editorOf } from '../editorOf.ts';
import { renderEditor, silentLibrary } from '../renderEditor.tsx';

test('the menu lists every sample with what to try, and opens it with that as the hint', async () => {
  const editor = editorOf({ nodes: [], wires: [] });
  const asked: string[] = [];
  renderEditor(editor, <DocumentMenu />, silentLibrary(asked));
  for (const { title, hint } of samples) {
    const item = screen.getByText(title).closest('[role="menuitem"]');
    expect(item?.textContent).toBe(title + hint);
  }
  const last = samples.at(-1);
  await userEvent.click(screen.getByText(last?.title ?? ''));
  await waitFor(() => expect(editor.getState().hint).toBe(last?.hint));
  expect(asked).toEqual(['open']);
});

test('what is opened by pointer takes the focus from the button, and by key leaves it there', async () => {
  renderEditor(editorOf({ nodes: [], wires: [] }), <DocumentMenu />, silentLibrary([]));
  await userEvent.click(screen.getByText('Empty graph'));
  await waitFor(() => expect(screen.queryByText('Empty graph')).toBeNull());
  const button = screen.getByRole('button', { name: 'New' });
  expect(document.activeElement).not.toBe(button);
  button.focus();
  await userEvent.keyboard('{Enter}');
  expect(await screen.findByText('Empty graph')).toBeDefined();
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await waitFor(() => expect(document.activeElement).toBe(button));
});
