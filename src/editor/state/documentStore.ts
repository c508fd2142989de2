import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Document } from '../../document/document.ts';
import { countAll } from '../../document/graph.ts';

/** A document that was kept, without what is in it. */
export interface Kept {
  readonly id: string;
  readonly title: string | undefined;
  /** Nodes, bodies counted in. */
  readonly nodes: number;
  /** When it was last changed, in milliseconds since 1970. */
  readonly saved: number;
}

interface Schema extends DBSchema {
  /** Apart from the documents, so that listing them reads none. */
  entries: { key: string; value: Kept; indexes: { saved: number } };
  documents: { key: string; value: { readonly id: string; readonly document: unknown } };
}

/** The documents kept in this browser. Every function rejects when the browser does not let us, or takes too long. */
export class DocumentStore {
  private database: Promise<IDBPDatabase<Schema>> | undefined;

  async put(id: string, document: Document, saved: number): Promise<void> {
    const transaction = (await this.open()).transaction(['entries', 'documents'], 'readwrite');
    const entry: Kept = { id, title: document.title, nodes: countAll(document).nodes, saved };
    const puts = [
      transaction.objectStore('entries').put(entry),
      transaction.objectStore('documents').put({ id, document }),
    ];
    // Without waiting for the answers: the page may be about to go.
    transaction.commit();
    await Promise.all([...puts, transaction.done]);
  }

  /** What was kept under this id, as it was: `load` says whether it is a document. */
  async get(id: string): Promise<{ readonly document: unknown; readonly saved: number } | undefined> {
    const database = await this.open();
    const [entry, kept] = await Promise.all([database.get('entries', id), database.get('documents', id)]);
    return entry && kept && { document: kept.document, saved: entry.saved };
  }

  /** All that is kept, last changed first. */
  async list(): Promise<readonly Kept[]> {
    return (await (await this.open()).getAllFromIndex('entries', 'saved')).reverse();
  }

  async remove(id: string): Promise<void> {
    const transaction = (await this.open()).transaction(['entries', 'documents'], 'readwrite');
    await Promise.all([
      transaction.objectStore('entries').delete(id),
      transaction.objectStore('documents').delete(id),
      transaction.done,
    ]);
  }

  private open(): Promise<IDBPDatabase<Schema>> {
    this.database ??= this.connect();
    return this.database;
  }

  private async connect(): Promise<IDBPDatabase<Schema>> {
    const forget = () => {
      this.database = undefined;
    };
    try {
      return await inTime(
        openDB<Schema>('layerwire', 1, {
          upgrade(database) {
            database.createObjectStore('entries', { keyPath: 'id' }).createIndex('saved', 'saved');
            database.createObjectStore('documents', { keyPath: 'id' });
          },
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
function inTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error('The database did not open in time.')), 3000);
    work.then(done, fail).finally(() => clearTimeout(timer));
  });
}
