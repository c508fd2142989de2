import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { setTitle } from '../../../src/document/edits.ts';
import type { DialogName } from '../../../src/editor/panels/dialogs.tsx';
import { OpenDialog } from '../../../src/editor/panels/dialogs.tsx';
import { edit, undoStep } from '../../../src/editor/state/edit.ts';
import { emptyDocument } from '../../../src/editor/state/emptyDocument.ts';
import { createLibrary, type Library } from '../../../src/editor/state/library.ts';
import { removeSelection } from '../../../src/editor/state/remove.ts';
import { selectAll } from '../../../src/editor/state/selection.ts';
import type { Editor } from '../../../src/editor/state/store.ts';
import { editorOf, reader } from '../editorOf.ts';
import { outside, renderEditor } from '../renderEditor.tsx';

// Fetched beforehand, so that no test waits for them.
import '../../../src/editor/panels/GraphsDialog.tsx';
import '../../../src/editor/panels/HistoryDialog.tsx';

let editor: Editor;
let library: Library;

const document = () => editor.getState().history.present;
const retitle = (title: string) => edit(editor, (each) => setTitle(each, title));

async function openDialog(dialog: DialogName): Promise<void> {
  outside(() => editor.setState({ dialog }));
  await screen.findByRole('dialog');
}

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  sessionStorage.clear();
  localStorage.clear();
  editor = editorOf(reader());
  library = createLibrary(editor);
  await library.start(document);
  renderEditor(editor, <OpenDialog />, library);
});

describe('the history of a graph', () => {
  test('says what it is for while there is none', async () => {
    await openDialog('history');
    await screen.findByText(/There is nothing to go back to yet/);
  });

  test('shows the graph before it was emptied, and goes back to it in a step that can be undone', async () => {
    const before = document();
    outside(() => {
      selectAll(editor);
      removeSelection(editor);
    });
    const emptied = document();
    await openDialog('history');
    await userEvent.click(
      await screen.findByRole('button', { name: /Before much was removed 6 nodes, 6 wires/ }),
    );
    const picture = await screen.findByRole('img', { name: /The graph as it was: Today/ });
    expect([...picture.querySelectorAll('text')].map(({ textContent }) => textContent)).toEqual(
      expect.arrayContaining(['Image', 'Convolve', 'Vanilla layer', 'Flatten']),
    );
    expect(picture.querySelectorAll('path')).toHaveLength(6);
    await userEvent.click(screen.getByRole('button', { name: 'Go back to this' }));
    expect(document()).toEqual(before);
    outside(() => undoStep(editor));
    expect(document()).toBe(emptied);
  });

  test('opens an earlier state as a graph of its own', async () => {
    outside(() => retitle('Later'));
    await openDialog('history');
    await userEvent.click(await screen.findByRole('button', { name: 'Open as a new graph' }));
    await waitFor(() => expect(document().title).toBeUndefined());
    expect((await library.recent()).map(({ title }) => title)).toEqual([undefined, 'Later']);
  });
});

describe('the list of graphs', () => {
  beforeEach(async () => {
    retitle('First');
    await library.open({ ...emptyDocument, title: 'Second' });
    await openDialog('graphs');
    await screen.findByText('First');
  });

  const titles = async () => (await library.recent()).map(({ title }) => title);

  test('renames one, by Enter and not by Escape', async () => {
    await userEvent.click(screen.getByRole('button', { name: 'Rename First' }));
    await userEvent.keyboard('Mistake{Escape}');
    await userEvent.click(screen.getByRole('button', { name: 'Rename First' }));
    await userEvent.keyboard('Renamed{Enter}');
    await screen.findByText('Renamed');
    expect(await titles()).toEqual(['Second', 'Renamed']);
  });

  test('renames the one that is open in a step that can be undone', async () => {
    await userEvent.click(screen.getByRole('button', { name: 'Rename Second' }));
    await userEvent.keyboard('Renamed{Enter}');
    await screen.findByText('Renamed');
    outside(() => undoStep(editor));
    expect(document().title).toBe('Second');
  });

  test('removes one, and brings it back', async () => {
    await userEvent.click(screen.getByRole('button', { name: 'Remove First' }));
    await screen.findByText('“First” was removed from this browser.');
    expect(await titles()).toEqual(['Second']);
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await screen.findByText('First');
    expect(await titles()).toEqual(['Second', 'First']);
  });

  test('still offers to bring it back when it is closed', async () => {
    await userEvent.click(screen.getByRole('button', { name: 'Remove First' }));
    await screen.findByText('“First” was removed from this browser.');
    outside(() => editor.setState({ dialog: undefined }));
    const [notice] = editor.getState().notices;
    expect(notice?.action?.label).toBe('Undo');
    notice?.action?.run();
    await waitFor(async () => expect(await titles()).toEqual(['Second', 'First']));
  });

  test('does not remove what is open, and opens what is not', async () => {
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Remove Second' }).disabled).toBe(true);
    await userEvent.click(screen.getByRole('button', { name: /^First/ }));
    await waitFor(() => expect(document().title).toBe('First'));
    expect(editor.getState().dialog).toBeUndefined();
  });
});
