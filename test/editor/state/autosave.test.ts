// @vitest-environment happy-dom
import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Document } from '../../../src/document/document.ts';
import { setTitle } from '../../../src/document/edits.ts';
import { Autosave, type LostTo } from '../../../src/editor/state/autosave.ts';
import { DocumentStore } from '../../../src/editor/state/documentStore.ts';
import type { Locks } from '../../../src/editor/state/holdDocument.ts';
import { draw } from '../../document/documents.ts';

const drawn = draw(['a:vector', 'b:vanilla'], [['a.out', 'b.x']]);
const titled = (title: string) => setTitle(drawn, title);

/** `navigator.locks` of one browser: a lock is held until its callback settles or it is stolen, and then goes to the next in line. */
function createLocks(): Locks {
  const lines = new Map<
    string,
    { readonly over: Promise<unknown>; readonly steal: (error: Error) => void }
  >();
  return {
    async request(name, { ifAvailable, steal, signal }, callback) {
      const before = lines.get(name);
      signal?.throwIfAborted();
      if (before && ifAvailable) return callback(null);
      if (steal) before?.steal(new DOMException('stolen', 'AbortError'));
      else
        await Promise.race([before?.over, new Promise((_, fail) => signal?.addEventListener('abort', fail))]);
      let line: { readonly over: Promise<unknown>; readonly steal: (error: Error) => void } | undefined;
      const work = new Promise((done, fail) => {
        const held = Promise.resolve(callback({ name, mode: 'exclusive' }));
        held.then(done, fail);
        line = { over: held, steal: fail };
        lines.set(name, line);
      });
      try {
        await work;
      } finally {
        if (lines.get(name) === line) lines.delete(name);
      }
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
let losses: LostTo[];
let ends: (() => void)[];

/** A tab with its own storage, in a browser with these locks. */
function openTab({
  session = createSession(),
  locks = createLocks(),
}: {
  session?: Storage;
  locks?: Locks;
} = {}) {
  // Of this test: a tab may still write when the next one has begun.
  const told = { troubles, losses };
  const autosave = new Autosave({
    onTrouble: (message) => told.troubles.push(message),
    onRecovered: () => told.troubles.push('recovered'),
    onLost: (how) => told.losses.push(how),
    session,
    locks,
  });
  ends.push(autosave.start());
  return autosave;
}

/** Begins a document, and waits until it is written. */
async function begin(tab: Autosave, document: Document, how?: Parameters<Autosave['begin']>[1]) {
  await tab.begin(document, how);
  await tab.flush();
}

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  localStorage.clear();
  troubles = [];
  losses = [];
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
    await begin(openTab({ session }), titled('mine'));
    await begin(openTab(), titled('other'));
    expect(await openTab({ session }).restore()).toMatchObject({ document: titled('mine'), copy: false });
  });

  test('has the last change even when the page was left before the database was done', async () => {
    const session = createSession();
    const tab = openTab({ session });
    await begin(tab, titled('first'));
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
    expect((await reloaded.shelf.recent()).map(({ title }) => title)).toEqual(['third']);
    expect(localStorage).toHaveLength(0);
  });

  test('waits for the page that it replaces to let its document go', async () => {
    const session = createSession();
    const locks = createLocks();
    const before = openTab({ session, locks });
    await begin(before, titled('mine'));
    const restoring = openTab({ session, locks }).restore();
    setTimeout(() => void before.begin(titled('next')), 50);
    expect(await restoring).toMatchObject({ document: titled('mine'), copy: false });
  });

  test('keeps its document where there are no locks', async () => {
    const session = createSession();
    const lockless = () => new Autosave({ onTrouble: () => {}, session });
    await begin(lockless(), titled('mine'));
    expect(await lockless().restore()).toMatchObject({ document: titled('mine'), copy: false });
  });
});

describe('a new tab', () => {
  test('opens the document that was changed last', async () => {
    const first = openTab();
    await begin(first, titled('first'));
    await new Promise((later) => setTimeout(later, 2));
    await begin(openTab(), titled('second'));
    expect((await openTab().restore())?.document).toEqual(titled('second'));
  });

  test('opens a copy when another tab has it open, and the two do not overwrite each other', async () => {
    const locks = createLocks();
    const first = openTab({ locks });
    await begin(first, titled('original'));
    const second = openTab({ locks });
    expect(await second.restore()).toMatchObject({ document: titled('original'), copy: true });
    second.save(titled('copy'));
    await second.flush();
    first.save(titled('original, changed'));
    await first.flush();
    expect((await first.shelf.recent()).map(({ title }) => title).sort()).toEqual([
      'copy',
      'original, changed',
    ]);
  });

  test('opens a copy where there are no locks', async () => {
    await begin(new Autosave({ onTrouble: () => {}, session: createSession() }), titled('one'));
    const other = new Autosave({ onTrouble: () => {}, session: createSession() });
    expect(await other.restore()).toMatchObject({ document: titled('one'), copy: true });
  });

  test('finds nothing in a new browser', async () => {
    expect(await openTab().restore()).toBeUndefined();
    expect(troubles).toEqual([]);
  });

  test('passes over what is no document any more', async () => {
    const tab = openTab();
    await begin(tab, titled('good'));
    await new Promise((later) => setTimeout(later, 2));
    await begin(tab, { ...drawn, nodes: [{ id: 'a/b', block: 'tanh' }] });
    expect((await openTab().restore())?.document).toEqual(titled('good'));
  });
});

describe('a tab that takes a document over', () => {
  test('goes on with all that the other one did, which goes on with a copy', async () => {
    const locks = createLocks();
    const [first, second] = [openTab({ locks }), openTab({ locks })];
    await begin(first, titled('original'));
    const restored = await second.restore();
    first.save(titled('last words'));
    const taken = await second.open(restored?.id ?? '', { take: true });
    expect(taken).toMatchObject({ document: titled('last words'), copy: false });
    expect(losses).toEqual(['taken']);
    first.save(titled('afterthought'));
    second.save(titled('went on'));
    await Promise.all([first.flush(), second.flush()]);
    expect((await first.shelf.recent()).map(({ title }) => title).sort()).toEqual([
      'afterthought',
      'went on',
    ]);
    expect(losses).toEqual(['taken']);
  });

  test('does not wait for ever for one that does not answer', async () => {
    const locks = createLocks();
    const first = openTab({ locks });
    await begin(first, titled('original'));
    vi.spyOn(first, 'flush').mockReturnValue(new Promise(() => {}));
    const second = openTab({ locks });
    const restored = await second.restore();
    vi.spyOn(AbortSignal, 'timeout').mockReturnValue(AbortSignal.abort());
    expect((await second.open(restored?.id ?? '', { take: true }))?.copy).toBe(false);
    expect(losses).toEqual(['taken']);
  });
});

describe('two tabs that hold the same document unseen', () => {
  test('do not overwrite each other: the one that comes late goes on with a copy', async () => {
    const session = createSession();
    const lockless = () => new Autosave({ onTrouble: () => {}, onLost: (how) => losses.push(how), session });
    const first = lockless();
    await begin(first, titled('original'));
    // A tab that is duplicated has the same storage as the one that it came of.
    const second = lockless();
    expect(await second.restore()).toMatchObject({ copy: false });
    for (const [tab, title] of [
      [first, 'one way'],
      [second, 'the other way'],
      [first, 'further one way'],
      [second, 'further the other way'],
    ] as const) {
      tab.save(titled(title));
      await tab.flush();
    }
    expect((await first.shelf.recent()).map(({ title }) => title).sort()).toEqual([
      'further one way',
      'further the other way',
    ]);
    expect(losses).toEqual(['changed']);
  });
});

describe('a change', () => {
  test('made while another document is being opened is kept with the one that it is of', async () => {
    const tab = openTab();
    await begin(tab, titled('first'));
    const beginning = tab.begin(titled('second'));
    tab.save(titled('first, changed'));
    await beginning;
    await tab.flush();
    expect((await tab.shelf.recent()).map(({ title }) => title).sort()).toEqual(['first, changed', 'second']);
  });

  test('waits for no more than one write before it', async () => {
    const tab = openTab();
    await begin(tab, titled('0'));
    const transactions = vi.spyOn(IDBDatabase.prototype, 'transaction');
    for (let i = 1; i <= 50; i++) {
      tab.save(titled(String(i)));
      void tab.flush();
    }
    await tab.flush();
    expect(transactions.mock.calls.length).toBeLessThanOrEqual(2);
    expect((await tab.shelf.recent())[0]?.title).toBe('50');
  });

  test('is written soon, however many follow', async () => {
    const tab = openTab();
    await begin(tab, titled('0'));
    let i = 0;
    const editing = setInterval(() => tab.save(titled(String(++i))), 20);
    await vi.waitUntil(async () => (await tab.shelf.recent())[0]?.title !== '0', {
      interval: 20,
      timeout: 2000,
    });
    clearInterval(editing);
    await tab.flush();
    expect((await tab.shelf.recent())[0]?.title).toBe(String(i));
  });

  test('is written when the page is hidden', async () => {
    const tab = openTab();
    await begin(tab, titled('first'));
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    tab.save(titled('second'));
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    vi.useRealTimers();
    await tab.flush();
    expect((await tab.shelf.recent())[0]?.title).toBe('second');
  });
});

describe('the recent documents', () => {
  test('are listed with title, size and time, last changed first', async () => {
    const tab = openTab();
    await begin(tab, titled('first'));
    await new Promise((later) => setTimeout(later, 2));
    await begin(tab, drawn);
    expect(await tab.shelf.recent()).toMatchObject([
      { title: undefined, nodes: 2 },
      { title: 'first', nodes: 2, saved: expect.closeTo(Date.now(), -4) },
    ]);
  });

  test('can be opened again, and go on where they were', async () => {
    const tab = openTab();
    await begin(tab, titled('first'));
    await begin(tab, titled('second'));
    const first = (await tab.shelf.recent()).find(({ title }) => title === 'first');
    expect(await tab.open(first?.id ?? '')).toMatchObject({ document: titled('first'), copy: false });
    tab.save(titled('first, changed'));
    await tab.flush();
    expect((await tab.shelf.recent()).map(({ title }) => title).sort()).toEqual(['first, changed', 'second']);
  });

  test('do not list a sample that nobody touched', async () => {
    const tab = openTab();
    await begin(tab, titled('sample'), { untouched: true });
    expect(await tab.shelf.recent()).toEqual([]);
    tab.save(titled('my own'));
    await tab.flush();
    expect((await tab.shelf.recent()).map(({ title }) => title)).toEqual(['my own']);
  });

  test('can be forgotten', async () => {
    const tab = openTab();
    await begin(tab, titled('first'));
    const [kept] = await tab.shelf.recent();
    await begin(tab, titled('second'));
    await tab.shelf.remove(kept?.id ?? '');
    expect((await tab.shelf.recent()).map(({ title }) => title)).toEqual(['second']);
    expect(await tab.open(kept?.id ?? '')).toBeUndefined();
  });
});

describe('snapshots', () => {
  const many = draw(['a:tanh', 'b:tanh', 'c:tanh', 'd:tanh', 'e:tanh']);
  const shown = async (tab: Autosave) => {
    const snapshots = await tab.shelf.snapshots(tab.id ?? '');
    const documents = snapshots.map(({ taken }) => tab.shelf.readSnapshot(tab.id ?? '', taken));
    return (await Promise.all(documents)).map((each, i) => [snapshots[i]?.reason, each?.title]);
  };

  test('show a document as it was opened, as it was every few minutes, and before much was removed', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1e12 });
    const tab = openTab();
    await begin(tab, setTitle(many, 'opened'));
    tab.save(setTitle(many, 'soon'));
    vi.setSystemTime(1e12 + 60_000);
    tab.save(setTitle(many, 'a minute later'));
    vi.setSystemTime(1e12 + 240_000);
    tab.save(setTitle(many, 'four minutes later'));
    tab.save(setTitle(draw([]), 'nothing left'));
    await tab.flush();
    expect(await shown(tab)).toEqual([
      ['removal', 'four minutes later'],
      ['work', 'a minute later'],
      ['opened', 'opened'],
    ]);
  });

  test('show what is handed over, once', async () => {
    const tab = openTab();
    await begin(tab, many);
    const undone = setTitle(many, 'undone');
    tab.snapshot(undone, 'undone');
    tab.snapshot(undone, 'undone');
    tab.save(setTitle(many, 'on another way'));
    await tab.flush();
    expect(await shown(tab)).toEqual([['undone', 'undone']]);
  });

  test('make way for work where there is no room', async () => {
    const tab = openTab();
    await begin(tab, setTitle(many, 'opened'));
    tab.save(setTitle(many, 'changed'));
    await tab.flush();
    expect(await shown(tab)).toHaveLength(1);
    vi.spyOn(DocumentStore.prototype, 'put').mockImplementationOnce(async () => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    tab.save(setTitle(many, 'more'));
    await tab.flush();
    expect(await shown(tab)).toEqual([]);
    expect((await tab.shelf.recent())[0]?.title).toBe('more');
    expect(troubles).toEqual([]);
  });
});

describe('where nothing can be kept', () => {
  test('as there is no room, it is said what to do, and said again once there is room', async () => {
    const tab = openTab();
    await begin(tab, titled('first'));
    vi.spyOn(DocumentStore.prototype, 'put').mockImplementation(async () => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    tab.save(titled('second'));
    await tab.flush();
    tab.save(titled('third'));
    await tab.flush();
    vi.mocked(DocumentStore.prototype.put).mockRestore();
    tab.save(titled('fourth'));
    await tab.flush();
    expect(troubles).toEqual([
      'This browser has no room left to keep your work: save it to a file, and remove graphs that you no longer need.',
      'recovered',
    ]);
    expect((await tab.shelf.recent())[0]?.title).toBe('fourth');
  });

  test('another tab still finds the work after a crash, in the page’s own storage', async () => {
    vi.stubGlobal('indexedDB', {
      open() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
    const tab = openTab();
    await begin(tab, titled('mine'));
    expect((await openTab().restore())?.document).toEqual(titled('mine'));
  });

  test('the browser asks before the page and the work are gone', async () => {
    const refuse = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    vi.stubGlobal('indexedDB', { open: refuse });
    const local = { ...createSession(), setItem: refuse };
    const tab = new Autosave({ onTrouble: (each) => troubles.push(each), session: createSession(), local });
    ends.push(tab.start());
    const leave = () => {
      const event = new Event('beforeunload', { cancelable: true });
      window.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(leave()).toBe(false);
    await begin(tab, titled('mine'));
    expect(leave()).toBe(true);
  });

  test('the editor goes on, and says so once', async () => {
    vi.stubGlobal('indexedDB', {
      open() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
    const tab = openTab();
    expect(await tab.restore()).toBeUndefined();
    await begin(tab, drawn);
    tab.save(titled('more'));
    await tab.flush();
    expect(await tab.shelf.recent()).toEqual([]);
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
    await begin(tab, drawn);
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
    await begin(denies(), titled('mine'));
    expect((await denies().restore())?.document).toEqual(titled('mine'));
    expect(troubles).toEqual([]);
  });
});
