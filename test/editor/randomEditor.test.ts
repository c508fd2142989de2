// @vitest-environment happy-dom

import { IDBFactory } from 'fake-indexeddb';
import * as fc from 'fast-check';
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { Document } from '../../src/document/document.ts';
import { load } from '../../src/document/load.ts';
import {
  copySelection,
  duplicateSelection,
  pasteText,
  removeCopied,
} from '../../src/editor/state/clipboard.ts';
import { edit, endGesture, redoStep, undoStep } from '../../src/editor/state/edit.ts';
import { createLibrary, type Library } from '../../src/editor/state/library.ts';
import { removeSelection } from '../../src/editor/state/remove.ts';
import { select, selectAll, toggleCollapsed } from '../../src/editor/state/selection.ts';
import { createEditor, type Editor } from '../../src/editor/state/store.ts';
import { anyEdit } from '../document/anyEdit.ts';
import { loaded } from '../document/documents.ts';
import { nameReader } from './editorOf.ts';

const start = loaded({ format: 'layerwire', version: 1, ...nameReader() });

/** One tab of a browser over the reloads of its page, as far as it is there without the page. */
class Tab {
  editor: Editor = createEditor(start);
  library: Library = createLibrary(this.editor);
  copied = '';
  /** What undoing everything has to lead to. */
  private first = start;

  async open(): Promise<void> {
    await this.library.start(() => start);
    this.first = this.document;
  }

  get document(): Document {
    return this.editor.getState().history.present;
  }

  /** Ends the page and opens it again: with a word of farewell, or killed once what it had was written. */
  async reload(killed: boolean): Promise<void> {
    const last = this.document;
    if (killed) await this.library.recent();
    else window.dispatchEvent(new Event('pagehide'));
    this.editor = createEditor(start);
    this.library = createLibrary(this.editor);
    await this.open();
    expect(this.document).toEqual(last);
  }

  /** Undoes all there is to undo, and takes it all again. */
  checkHistory(): void {
    while (this.editor.getState().history.future.length > 0) redoStep(this.editor);
    const last = this.document;
    const steps = this.editor.getState().history.past.length;
    for (let i = 0; i < steps; i++) undoStep(this.editor);
    expect(this.document).toBe(this.first);
    for (let i = 0; i < steps; i++) redoStep(this.editor);
    expect(this.document).toBe(last);
  }
}

type Deed = (tab: Tab) => void | Promise<void>;

const picked = (tab: Tab, pick: number): string => {
  const paths = [...tab.editor.getState().layout.keys()];
  return paths[pick % Math.max(1, paths.length)] ?? 'gone';
};

/** What someone could do next. */
const deeds: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.tuple(anyEdit, fc.constantFrom(undefined, undefined, 'drag'), fc.boolean()).map(
      ([change, gesture, room]): Deed =>
        ({ editor }) =>
          edit(editor, change, { room, ...(gesture !== undefined && { gesture }) }),
    ),
  },
  {
    weight: 5,
    arbitrary: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }).map(
      (picks): Deed =>
        (tab) =>
          select(
            tab.editor,
            picks.map((pick) => picked(tab, pick)),
          ),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.nat().map(
      (pick): Deed =>
        (tab) =>
          toggleCollapsed(tab.editor, picked(tab, pick)),
    ),
  },
  {
    weight: 12,
    arbitrary: fc.constantFrom<Deed>(
      ({ editor }) => undoStep(editor),
      ({ editor }) => undoStep(editor),
      ({ editor }) => redoStep(editor),
      ({ editor }) => endGesture(editor),
      (tab) => {
        tab.copied = copySelection(tab.editor) ?? tab.copied;
      },
      (tab) => pasteText(tab.editor, tab.copied, { centre: { x: 400, y: 300 } }),
      ({ editor }) => removeCopied(editor),
      ({ editor }) => removeSelection(editor),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Deed>(
      ({ editor }) => selectAll(editor),
      ({ editor }) => duplicateSelection(editor),
      async ({ library }) => {
        const [newest] = await library.snapshots();
        const earlier = newest && (await library.readSnapshot(newest.taken));
        if (earlier) await library.goBack(earlier);
      },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.boolean().map(
      (killed): Deed =>
        async (tab) => {
          tab.checkHistory();
          await tab.reload(killed);
        },
    ),
  },
);

/** Does it all in a new browser: every document on the way is one that `load` takes, and nothing is ever lost. */
async function check(toDo: readonly Deed[]): Promise<void> {
  globalThis.indexedDB = new IDBFactory();
  sessionStorage.clear();
  localStorage.clear();
  const tab = new Tab();
  await tab.open();
  for (const deed of toDo) {
    const before = tab.document;
    await deed(tab);
    if (tab.document !== before) expect(load(tab.document)).toEqual({ document: tab.document });
  }
  tab.checkHistory();
  await tab.reload(true);
}

test('whatever is done, in many short sittings, nothing is lost', async () => {
  await fc.assert(fc.asyncProperty(fc.array(deeds, { minLength: 5, maxLength: 25 }), check), {
    seed: 1,
    numRuns: 40,
  });
}, 120_000);

test('nor in one long one of a thousand steps', async () => {
  const [long = []] = fc.sample(fc.array(deeds, { minLength: 1000, maxLength: 1000, size: 'max' }), {
    seed: 2,
    numRuns: 1,
  });
  expect(long).toHaveLength(1000);
  await check(long);
}, 120_000);
