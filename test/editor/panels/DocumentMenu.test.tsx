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
