// @vitest-environment happy-dom

import { IDBFactory } from 'fake-indexeddb';
import * as fc from 'fast-check';
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { Document } from '../../src/document/document.ts';
import { load } from '../../src/document/load.ts';
import { redoStep, undoStep } from '../../src/editor/state/edit.ts';
import { createLibrary, type Library } from '../../src/editor/state/library.ts';
import { createEditor, type Editor } from '../../src/editor/state/store.ts';
import { loaded } from '../document/documents.ts';
import { anyDeed, type Deed, type Desk } from './anyDeed.ts';
import { nameReader } from './editorOf.ts';

const start = loaded({ format: 'layerwire', version: 1, ...nameReader() });

/** The locks of a browser with one tab: those of a page go with it. */
class Locks {
  private held = new Set<string>();

  async request(name: string, _how: unknown, callback: (lock: object | null) => Promise<void> | undefined) {
    const { held } = this;
    const isFree = !held.has(name);
    if (isFree) held.add(name);
    await callback(isFree ? {} : null);
    if (isFree) held.delete(name);
  }

  endPage(): void {
    this.held = new Set();
  }
}

/** One tab of a browser over the reloads of its page, as far as it is there without the page. */
class Tab implements Desk {
  private readonly locks = new Locks();
  editor: Editor = createEditor(start);
  library: Library = createLibrary(this.editor);
  copied = '';
  /** What undoing everything has to lead to. */
  private first = start;

  async open(): Promise<void> {
    Object.defineProperty(navigator, 'locks', { value: this.locks, configurable: true });
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
    this.locks.endPage();
    this.editor = createEditor(start);
    this.library = createLibrary(this.editor);
    await this.open();
    expect(this.document).toEqual(last);
  }

  /** Opens another graph, and goes back to this one among those of before. */
  async lookElsewhere(): Promise<void> {
    const last = this.document;
    const left = (await this.library.recent()).find(({ isOpen }) => isOpen);
    await this.library.open(start, { untouched: true });
    if (!left) {
      // It was never changed, and so is none of those that are kept.
      expect(last).toEqual(start);
      return;
    }
    await this.library.openRecent(left.id);
    this.first = this.document;
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

/** What is done in the page, and now and then what ends it. */
const deeds = fc.oneof(
  { weight: 16, arbitrary: anyDeed },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      (tab: Tab) => tab.reload(true),
      (tab: Tab) => tab.reload(false),
      (tab: Tab) => tab.lookElsewhere(),
    ),
  },
);

/** Does it all in a new browser: every document on the way is one that `load` takes, and nothing is ever lost. */
async function check(toDo: readonly (Deed | ((tab: Tab) => Promise<void>))[]): Promise<void> {
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
