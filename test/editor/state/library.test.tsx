import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Document } from '../../../src/document/document.ts';
import { setTitle } from '../../../src/document/edits.ts';
import { encodeLink } from '../../../src/document/link.ts';
import { edit, undoStep } from '../../../src/editor/state/edit.ts';
import { emptyDocument } from '../../../src/editor/state/emptyDocument.ts';
import { createLibrary, type Library } from '../../../src/editor/state/library.ts';
import { createEditor, type Editor } from '../../../src/editor/state/store.ts';

const sample: Document = { ...emptyDocument, title: 'Sample' };
const titleOf = (editor: Editor) => editor.getState().history.present.title;

/** A tab of the browser, as far as it is there before the page is. */
async function openTab(): Promise<{ editor: Editor; library: Library }> {
  const editor = createEditor(emptyDocument);
  const library = createLibrary(editor);
  await library.start(() => sample);
  return { editor, library };
}

/** Waits until the database holds documents of these titles, last changed first. */
const checkKept = (library: Library, titles: readonly string[]) =>
  waitFor(async () => expect((await library.recent()).map(({ title }) => title)).toEqual(titles));

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  sessionStorage.clear();
  location.hash = '';
});

describe('the library', () => {
  test('begins with the fallback, and keeps it once it changes', async () => {
    const { editor, library } = await openTab();
    expect(titleOf(editor)).toBe('Sample');
    await checkKept(library, []);
    edit(editor, (document) => setTitle(document, 'Mine'));
    await checkKept(library, ['Mine']);
  });

  test('keeps what an undo brings back, too', async () => {
    const { editor, library } = await openTab();
    edit(editor, (document) => setTitle(document, 'Mistake'));
    await checkKept(library, ['Mistake']);
    undoStep(editor);
    await checkKept(library, ['Sample']);
  });

  test('goes on after a reload where it was', async () => {
    const first = await openTab();
    edit(first.editor, (document) => setTitle(document, 'Mine'));
    await checkKept(first.library, ['Mine']);
    expect(titleOf((await openTab()).editor)).toBe('Mine');
  });

  test('opens a link as a document of its own, and clears the address', async () => {
    const link = await encodeLink({ ...emptyDocument, title: 'Linked' }, { base: '' });
    location.hash = link.slice(link.indexOf('#'));
    const { editor, library } = await openTab();
    expect(titleOf(editor)).toBe('Linked');
    expect(location.hash).toBe('');
    await checkKept(library, ['Linked']);
  });

  test('refuses a broken link in words, and shows the fallback', async () => {
    location.hash = '#g=1.d.AAAA';
    const { editor } = await openTab();
    expect(titleOf(editor)).toBe('Sample');
    expect(editor.getState().notices[0]?.text).toMatch(/^The link was not opened\./);
  });

  test('leaves what was open among the recent ones when another is opened', async () => {
    const { editor, library } = await openTab();
    edit(editor, (document) => setTitle(document, 'Before'));
    await library.open({ ...emptyDocument, title: 'After' });
    await checkKept(library, ['After', 'Before']);
    const before = (await library.recent()).find(({ title }) => title === 'Before');
    await library.openRecent(before?.id ?? '');
    expect(titleOf(editor)).toBe('Before');
  });

  test('keeps what was begun on the page before it was known what to show', async () => {
    const first = await openTab();
    edit(first.editor, (document) => setTitle(document, 'Before'));
    await checkKept(first.library, ['Before']);
    const editor = createEditor(emptyDocument);
    const library = createLibrary(editor);
    const starting = library.start(() => sample);
    edit(editor, (document) => setTitle(document, 'Begun'));
    await starting;
    expect(titleOf(editor)).toBe('Before');
    expect((await library.recent()).map(({ title }) => title).sort()).toEqual(['Before', 'Begun']);
  });

  test('goes on with what was begun where there is nothing else to show', async () => {
    const editor = createEditor(sample);
    const library = createLibrary(editor);
    const starting = library.start(() => sample);
    edit(editor, (document) => setTitle(document, 'Begun'));
    await starting;
    expect(titleOf(editor)).toBe('Begun');
    edit(editor, (document) => setTitle(document, 'And changed'));
    await checkKept(library, ['And changed']);
  });

  test('keeps steps that were undone and can no longer be redone', async () => {
    const { editor, library } = await openTab();
    const nodes = [{ id: 'a', block: 'tanh' }];
    for (const title of ['one', 'two', 'three']) edit(editor, (document) => ({ ...document, nodes, title }));
    for (let i = 0; i < 3; i++) undoStep(editor);
    edit(editor, (document) => setTitle(document, 'another way'));
    const [snapshot] = (await library.snapshots()).filter(({ reason }) => reason === 'undone');
    expect((await library.readSnapshot(snapshot?.taken ?? 0))?.title).toBe('three');
  });
});
