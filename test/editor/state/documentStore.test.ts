import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { setTitle } from '../../../src/document/edits.ts';
import { describeTrouble } from '../../../src/editor/state/database.ts';
import { DocumentStore } from '../../../src/editor/state/documentStore.ts';
import type { NewSnapshot } from '../../../src/editor/state/snapshots.ts';
import { draw } from '../../document/documents.ts';

const drawn = draw(['a:vector', 'b:vanilla'], [['a.out', 'b.x']]);
const titled = (title: string) => setTitle(drawn, title);
const snapshotAt = (taken: number): NewSnapshot => ({
  document: titled(`at ${taken}`),
  taken,
  reason: 'work',
});

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

/** Makes the database as some version of the page did, by requests of the platform alone. */
function makeDatabase(
  version: number,
  upgrade: (database: IDBDatabase) => void,
  fill: (transaction: IDBTransaction) => void = () => {},
): Promise<IDBDatabase> {
  return new Promise((done) => {
    const request = indexedDB.open('layerwire', version);
    request.onupgradeneeded = () => {
      upgrade(request.result);
      if (request.transaction) fill(request.transaction);
    };
    request.onsuccess = () => done(request.result);
  });
}

function makeFirstStores(database: IDBDatabase): void {
  database.createObjectStore('entries', { keyPath: 'id' }).createIndex('saved', 'saved');
  database.createObjectStore('documents', { keyPath: 'id' });
}

describe('a database of the first version', () => {
  test('is upgraded with all that is in it, and goes on', async () => {
    const before = await makeDatabase(1, makeFirstStores, (transaction) => {
      for (const [saved, id] of ['one', 'two'].entries()) {
        transaction.objectStore('entries').put({ id, title: id, nodes: 2, saved });
        transaction.objectStore('documents').put({ id, document: titled(id) });
      }
    });
    before.close();
    const store = new DocumentStore();
    expect((await store.list()).map(({ id }) => id)).toEqual(['two', 'one']);
    expect(await store.get('one')).toEqual({ document: titled('one'), saved: 0 });
    expect(await store.snapshots('one')).toEqual([]);
    await store.put('one', {
      document: titled('changed'),
      saved: 5,
      known: [0],
      snapshots: [snapshotAt(4)],
    });
    expect((await store.list()).map(({ title }) => title)).toEqual(['changed', 'two']);
    expect(await store.snapshot('one', 4)).toEqual(titled('at 4'));
  });

  test('that another tab keeps open is said to stand in the way', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const before = await makeDatabase(1, makeFirstStores);
    const listed = new DocumentStore().list().catch(describeTrouble);
    // The database works behind the page's back.
    for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
    await vi.advanceTimersByTimeAsync(3100);
    vi.useRealTimers();
    expect(await listed).toMatch(/An older Layerwire in another tab stands in the way/);
    before.close();
  });
});

test('a database of a later version is left alone, and said to be one', async () => {
  (await makeDatabase(99, () => {})).close();
  const trouble = await new DocumentStore().list().catch(describeTrouble);
  expect(trouble).toMatch(/A newer Layerwire is open in another tab/);
});

describe('a document', () => {
  test('that someone else has changed is not overwritten', async () => {
    const store = new DocumentStore();
    const write = (title: string, saved: number, known: readonly number[]) =>
      store.put('id', { document: titled(title), saved, known, snapshots: [snapshotAt(saved)] });
    expect(await write('first', 1, [])).toBe(true);
    expect(await write('second', 2, [1])).toBe(true);
    expect(await write('late', 3, [1])).toBe(false);
    expect(await store.get('id')).toEqual({ document: titled('second'), saved: 2 });
    expect((await store.snapshots('id')).map(({ taken }) => taken)).toEqual([2, 1]);
  });

  test('that is removed comes back with its snapshots, and no other is touched', async () => {
    const store = new DocumentStore();
    for (const id of ['one', 'two'])
      await store.put(id, {
        document: titled(id),
        saved: 3,
        known: [],
        snapshots: [snapshotAt(1), snapshotAt(2)],
      });
    const removed = await store.remove('one');
    expect([await store.get('one'), await store.snapshots('one'), await store.snapshot('one', 1)]).toEqual([
      undefined,
      [],
      undefined,
    ]);
    expect(await store.snapshots('two')).toHaveLength(2);
    if (removed) await store.putBack(removed);
    expect(await store.get('one')).toEqual({ document: titled('one'), saved: 3 });
    expect(await store.snapshot('one', 1)).toEqual(titled('at 1'));
    expect(await store.remove('three')).toBeUndefined();
  });
});

test('when room is made, the older half of the snapshots of all documents goes', async () => {
  const store = new DocumentStore();
  const put = (id: string, taken: readonly number[]) =>
    store.put(id, { document: drawn, saved: 9, known: [], snapshots: taken.map(snapshotAt) });
  await put('one', [1, 4]);
  await put('two', [2, 3, 5]);
  expect(await store.makeRoom()).toBe(3);
  const left = [...(await store.snapshots('one')), ...(await store.snapshots('two'))];
  expect(left.map(({ taken }) => taken)).toEqual([4, 5]);
  expect(await store.snapshot('two', 2)).toBeUndefined();
  expect([await store.makeRoom(), await store.makeRoom(), await store.makeRoom()]).toEqual([1, 1, 0]);
  expect(await store.list()).toHaveLength(2);
});
