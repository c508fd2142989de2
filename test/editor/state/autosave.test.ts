// @vitest-environment happy-dom
import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { setTitle } from '../../../src/document/edits.ts';
import { Autosave } from '../../../src/editor/state/autosave.ts';
import type { Locks } from '../../../src/editor/state/holdDocument.ts';
import { draw } from '../../document/documents.ts';

const drawn = draw(['a:vector', 'b:vanilla'], [['a.out', 'b.x']]);
const titled = (title: string) => setTitle(drawn, title);

/** `navigator.locks` of one browser: a lock is held until its callback settles, and then goes to the next in line. */
function createLocks(): Locks {
  const lines = new Map<string, Promise<unknown>>();
  return {
    async request(name, { ifAvailable, signal }, callback) {
      const before = lines.get(name);
      if (before && ifAvailable) return callback(null);
      await Promise.race([before, new Promise((_, fail) => signal?.addEventListener('abort', fail))]);
      const work = Promise.resolve(callback({ name, mode: 'exclusive' }));
      lines.set(name, work);
      await work;
      if (lines.get(name) === work) lines.delete(name);
      return undefined;
    },
  };
}

/** The storage of one tab. */
function createSession(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (i) => [...items.keys()][i] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
  };
}

let troubles: string[];
let ends: (() => void)[];

/** A tab with its own storage, in a browser with these locks. */
function openTab({
  session = createSession(),
  locks = createLocks(),
}: {
  session?: Storage;
  locks?: Locks;
} = {}) {
  const autosave = new Autosave({ onTrouble: (message) => troubles.push(message), session, locks });
  ends.push(autosave.start());
  return autosave;
}

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  localStorage.clear();
  troubles = [];
  ends = [];
});

afterEach(() => {
  for (const end of ends) end();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('a reloaded tab', () => {
  test('goes on with its own document, not with the one that another tab changed last', async () => {
    const session = createSession();
    await openTab({ session }).begin(titled('mine'));
    await openTab().begin(titled('other'));
    expect(await openTab({ session }).restore()).toEqual({ document: titled('mine'), copy: false });
  });

  test('has the last change even when the page was left before the database was done', async () => {
    const session = createSession();
    const tab = openTab({ session });
    await tab.begin(titled('first'));
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
      throw new DOMException('gone', 'InvalidStateError');
    });
    tab.save(titled('second'));
    tab.save(titled('third'));
    window.dispatchEvent(new Event('pagehide'));
    await tab.flush();
    vi.restoreAllMocks();
    const reloaded = openTab({ session });
    expect((await reloaded.restore())?.document).toEqual(titled('third'));
    await reloaded.flush();
    expect((await reloaded.recent()).map(({ title }) => title)).toEqual(['third']);
    expect(localStorage).toHaveLength(0);
  });

  test('waits for the page that it replaces to let its document go', async () => {
    const session = createSession();
    const locks = createLocks();
    const before = openTab({ session, locks });
    await before.begin(titled('mine'));
    const restoring = openTab({ session, locks }).restore();
    setTimeout(() => void before.begin(titled('next')), 50);
    expect(await restoring).toEqual({ document: titled('mine'), copy: false });
  });

  test('keeps its document where there are no locks', async () => {
    const session = createSession();
    const lockless = () => new Autosave({ onTrouble: () => {}, session });
    await lockless().begin(titled('mine'));
    expect(await lockless().restore()).toEqual({ document: titled('mine'), copy: false });
  });
});

describe('a new tab', () => {
  test('opens the document that was changed last', async () => {
    const first = openTab();
    await first.begin(titled('first'));
    await new Promise((later) => setTimeout(later, 2));
    await openTab().begin(titled('second'));
    expect((await openTab().restore())?.document).toEqual(titled('second'));
  });

  test('opens a copy when another tab has it open, and the two do not overwrite each other', async () => {
    const locks = createLocks();
    const first = openTab({ locks });
    await first.begin(titled('original'));
    const second = openTab({ locks });
    expect(await second.restore()).toEqual({ document: titled('original'), copy: true });
    second.save(titled('copy'));
    await second.flush();
    first.save(titled('original, changed'));
    await first.flush();
    expect((await first.recent()).map(({ title }) => title).sort()).toEqual(['copy', 'original, changed']);
  });

  test('opens a copy where there are no locks', async () => {
    await new Autosave({ onTrouble: () => {}, session: createSession() }).begin(titled('one'));
    const other = new Autosave({ onTrouble: () => {}, session: createSession() });
    expect(await other.restore()).toEqual({ document: titled('one'), copy: true });
  });

  test('finds nothing in a new browser', async () => {
    expect(await openTab().restore()).toBeUndefined();
    expect(troubles).toEqual([]);
  });

  test('passes over what is no document any more', async () => {
    const tab = openTab();
    await tab.begin(titled('good'));
    await new Promise((later) => setTimeout(later, 2));
    await tab.begin({ ...drawn, nodes: [{ id: 'a/b', block: 'tanh' }] });
    expect((await openTab().restore())?.document).toEqual(titled('good'));
  });
});

describe('a change', () => {
  test('is written soon, however many follow', async () => {
    const tab = openTab();
    await tab.begin(titled('0'));
    let i = 0;
    const editing = setInterval(() => tab.save(titled(String(++i))), 20);
    await vi.waitUntil(async () => (await tab.recent())[0]?.title !== '0', { interval: 20, timeout: 2000 });
    clearInterval(editing);
    await tab.flush();
    expect((await tab.recent())[0]?.title).toBe(String(i));
  });

  test('is written when the page is hidden', async () => {
    const tab = openTab();
    await tab.begin(titled('first'));
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    tab.save(titled('second'));
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    vi.useRealTimers();
    await tab.flush();
    expect((await tab.recent())[0]?.title).toBe('second');
  });
});

describe('the recent documents', () => {
  test('are listed with title, size and time, last changed first', async () => {
    const tab = openTab();
    await tab.begin(titled('first'));
    await new Promise((later) => setTimeout(later, 2));
    await tab.begin(drawn);
    expect(await tab.recent()).toMatchObject([
      { title: undefined, nodes: 2 },
      { title: 'first', nodes: 2, saved: expect.closeTo(Date.now(), -4) },
    ]);
  });

  test('can be opened again, and go on where they were', async () => {
    const tab = openTab();
    await tab.begin(titled('first'));
    await tab.begin(titled('second'));
    const first = (await tab.recent()).find(({ title }) => title === 'first');
    expect(await tab.open(first?.id ?? '')).toEqual({ document: titled('first'), copy: false });
    tab.save(titled('first, changed'));
    await tab.flush();
    expect((await tab.recent()).map(({ title }) => title).sort()).toEqual(['first, changed', 'second']);
  });

  test('do not list a sample that nobody touched', async () => {
    const tab = openTab();
    await tab.begin(titled('sample'), { untouched: true });
    expect(await tab.recent()).toEqual([]);
    tab.save(titled('my own'));
    await tab.flush();
    expect((await tab.recent()).map(({ title }) => title)).toEqual(['my own']);
  });

  test('can be forgotten', async () => {
    const tab = openTab();
    await tab.begin(titled('first'));
    const [kept] = await tab.recent();
    await tab.begin(titled('second'));
    await tab.forget(kept?.id ?? '');
    expect((await tab.recent()).map(({ title }) => title)).toEqual(['second']);
    expect(await tab.open(kept?.id ?? '')).toBeUndefined();
  });
});

describe('where nothing can be kept', () => {
  test('the editor goes on, and says so once', async () => {
    vi.stubGlobal('indexedDB', {
      open() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
    const tab = openTab();
    expect(await tab.restore()).toBeUndefined();
    await tab.begin(drawn);
    tab.save(titled('more'));
    await tab.flush();
    expect(await tab.recent()).toEqual([]);
    expect(troubles).toEqual([
      'This browser does not let Layerwire keep your work: save it to a file before you close the page.',
    ]);
  });

  test('a reload still brings the document back', async () => {
    const session = createSession();
    vi.stubGlobal('indexedDB', {
      open() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
    const tab = openTab({ session });
    await tab.begin(drawn);
    tab.save(titled('kept aside'));
    window.dispatchEvent(new Event('pagehide'));
    expect((await openTab({ session }).restore())?.document).toEqual(titled('kept aside'));
  });

  test('nor in any other storage, what the database has is still found', async () => {
    const denied = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    const session = { ...createSession(), getItem: denied, setItem: denied, removeItem: denied };
    const denies = () => new Autosave({ onTrouble: (each) => troubles.push(each), session, local: session });
    await denies().begin(titled('mine'));
    expect((await denies().restore())?.document).toEqual(titled('mine'));
    expect(troubles).toEqual([]);
  });
});
