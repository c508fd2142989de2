import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Kept } from './documentStore.ts';
import type { Snapshot } from './snapshots.ts';

/** What is in the browser's database. Contents lie apart from what is listed, so that listing reads none of them. */
export interface Schema extends DBSchema {
  entries: { key: string; value: Kept; indexes: { saved: number } };
  documents: { key: string; value: { readonly id: string; readonly document: unknown } };
  snapshots: { key: SnapshotKey; value: Snapshot; indexes: { taken: number } };
  snapshotDocuments: {
    key: SnapshotKey;
    value: { readonly id: string; readonly taken: number; readonly document: unknown };
  };
}

/** The document's id and when the snapshot was taken: those of a document follow each other by date. */
export type SnapshotKey = [id: string, taken: number];

export const everyStore = ['entries', 'documents', 'snapshots', 'snapshotDocuments'] as const;

/** The steps from one version of the database to the next: none is ever changed or left out, and none loses anything. */
const upgrades: readonly ((database: IDBPDatabase<Schema>) => void)[] = [
  (database) => {
    database.createObjectStore('entries', { keyPath: 'id' }).createIndex('saved', 'saved');
    database.createObjectStore('documents', { keyPath: 'id' });
  },
  (database) => {
    const keyPath = ['id', 'taken'];
    database.createObjectStore('snapshots', { keyPath }).createIndex('taken', 'taken');
    database.createObjectStore('snapshotDocuments', { keyPath });
  },
];

/** The connection to the browser's database, made when it is first asked for and again when the browser ended it. */
export class Database {
  private connection: Promise<IDBPDatabase<Schema>> | undefined;

  /** Rejects when the browser does not let us, another tab is in the way, or it takes too long. */
  open(): Promise<IDBPDatabase<Schema>> {
    this.connection ??= this.connect();
    return this.connection;
  }

  private async connect(): Promise<IDBPDatabase<Schema>> {
    const forget = () => {
      this.connection = undefined;
    };
    try {
      return await inTime((inTheWay) =>
        openDB<Schema>('layerwire', upgrades.length, {
          upgrade(database, before) {
            for (const step of upgrades.slice(before)) step(database);
          },
          blocked: inTheWay,
          // A newer version of the page in another tab wants to change the database: let it, and connect anew.
          blocking(_, __, event) {
            forget();
            if (event.target instanceof IDBDatabase) event.target.close();
          },
          terminated: forget,
        }),
      );
    } catch (error) {
      forget();
      throw error;
    }
  }
}

/** Some browsers leave a request open for ever when storage is blocked or damaged; the page must not wait for it. */
function inTime<T>(work: (inTheWay: () => void) => Promise<T>): Promise<T> {
  return new Promise((done, fail) => {
    let blocked = false;
    const giveUp = () =>
      fail(
        blocked
          ? new DOMException('Another tab keeps an older database open.', 'BlockedError')
          : new DOMException('The database did not open in time.', 'TimeoutError'),
      );
    const timer = setTimeout(giveUp, 3000);
    const inTheWay = () => {
      blocked = true;
    };
    work(inTheWay)
      .then(done, fail)
      .finally(() => clearTimeout(timer));
  });
}

/** What to tell someone whose work cannot be kept, and what they can do. */
export function describeTrouble(error: unknown): string {
  const name = error instanceof DOMException ? error.name : '';
  switch (name) {
    case 'QuotaExceededError':
      return 'This browser has no room left to keep your work: save it to a file, and remove graphs that you no longer need.';
    case 'VersionError':
      return 'A newer Layerwire is open in another tab, and this one can no longer keep your work: reload this page.';
    case 'BlockedError':
      return 'An older Layerwire in another tab stands in the way of keeping your work: close that tab, or save to a file.';
    default:
      return 'This browser does not let Layerwire keep your work: save it to a file before you close the page.';
  }
}
