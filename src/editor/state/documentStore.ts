import type { IDBPTransaction, StoreNames } from 'idb';
import { countAll } from '../../document/graph.ts';
import { Database, everyStore, type Schema } from './database.ts';
import { describeSnapshot, type NewSnapshot, type Snapshot, superfluous } from './snapshots.ts';
import type { Version } from './unsavedWork.ts';

/** A document that was kept, without what is in it. */
export interface Kept {
  readonly id: string;
  readonly title: string | undefined;
  /** Nodes, bodies counted in. */
  readonly nodes: number;
  /** When it was last changed, in milliseconds since 1970. */
  readonly saved: number;
}

/** What is to be kept of a document. */
export interface Change extends Version {
  /** When what the database holds was saved, as far as the writer knows; none when it should hold nothing. */
  readonly known: readonly number[];
  readonly snapshots: readonly NewSnapshot[];
}

/** All that was kept under an id, to be put back. */
export interface Removed {
  readonly entry: Kept;
  readonly document: unknown;
  readonly snapshots: readonly { readonly snapshot: Snapshot; readonly document: unknown }[];
}

type Transaction = IDBPTransaction<Schema, StoreNames<Schema>[], 'readwrite'>;

/** The documents kept in this browser and their snapshots. Every function rejects when the browser does not let us. */
export class DocumentStore {
  private readonly database = new Database();

  /**
   * Keeps a document and its new snapshots, all or nothing. Gives `false`, and keeps nothing, when someone else has changed the
   * document since it was known.
   */
  put(id: string, { document, saved, known, snapshots }: Change): Promise<boolean> {
    return this.change(async (transaction) => {
      const entries = transaction.objectStore('entries');
      const before = await entries.get(id);
      if (before && !known.includes(before.saved)) return false;
      const puts: Promise<unknown>[] = [
        ...putDocument(transaction, id, { document, saved }),
        ...snapshots.flatMap((each) => putSnapshot(transaction, describeSnapshot(id, each), each.document)),
      ];
      if (snapshots.length > 0) puts.push(thin(transaction, id, saved));
      await Promise.all(puts);
      return true;
    });
  }

  /** Keeps a document without asking and without waiting for an answer: the page is about to go. */
  async putAtOnce(id: string, version: Version): Promise<void> {
    try {
      const database = await this.database.open();
      const transaction: Transaction = database.transaction([...everyStore], 'readwrite');
      const puts = putDocument(transaction, id, version);
      transaction.commit();
      await Promise.all([...puts, transaction.done]);
    } catch {
      // If the page stays after all, it is tried again with an answer.
    }
  }

  /** What was kept under this id, as it was: `load` says whether it is a document. */
  async get(id: string): Promise<{ readonly document: unknown; readonly saved: number } | undefined> {
    const transaction = (await this.database.open()).transaction(['entries', 'documents']);
    const [entry, kept] = await Promise.all([
      transaction.objectStore('entries').get(id),
      transaction.objectStore('documents').get(id),
    ]);
    return entry && kept && { document: kept.document, saved: entry.saved };
  }

  /** All that is kept, last changed first. */
  async list(): Promise<readonly Kept[]> {
    return (await (await this.database.open()).getAllFromIndex('entries', 'saved')).reverse();
  }

  /** The snapshots of a document, newest first. */
  async snapshots(id: string): Promise<readonly Snapshot[]> {
    return (await (await this.database.open()).getAll('snapshots', ofDocument(id))).reverse();
  }

  /** What a snapshot shows, as it was. */
  async snapshot(id: string, taken: number): Promise<unknown> {
    return (await (await this.database.open()).get('snapshotDocuments', [id, taken]))?.document;
  }

  /** Takes a document and its snapshots away, and gives what there was. */
  remove(id: string): Promise<Removed | undefined> {
    return this.change(async (transaction) => {
      const [entry, kept, snapshots, contents] = await Promise.all([
        transaction.objectStore('entries').get(id),
        transaction.objectStore('documents').get(id),
        transaction.objectStore('snapshots').getAll(ofDocument(id)),
        transaction.objectStore('snapshotDocuments').getAll(ofDocument(id)),
      ]);
      await Promise.all([
        transaction.objectStore('entries').delete(id),
        transaction.objectStore('documents').delete(id),
        transaction.objectStore('snapshots').delete(ofDocument(id)),
        transaction.objectStore('snapshotDocuments').delete(ofDocument(id)),
      ]);
      const content = new Map(contents.map((each) => [each.taken, each.document]));
      return (
        entry && {
          entry,
          document: kept?.document,
          snapshots: snapshots.map((snapshot) => ({ snapshot, document: content.get(snapshot.taken) })),
        }
      );
    });
  }

  /** Puts back what was removed. */
  putBack({ entry, document, snapshots }: Removed): Promise<void> {
    return this.change(async (transaction) => {
      await Promise.all([
        transaction.objectStore('entries').put(entry),
        transaction.objectStore('documents').put({ id: entry.id, document }),
        ...snapshots.flatMap((each) => putSnapshot(transaction, each.snapshot, each.document)),
      ]);
    });
  }

  /** Takes the older half of all snapshots away, so that documents have room. Gives how many that were. */
  makeRoom(): Promise<number> {
    return this.change(async (transaction) => {
      const all = await transaction.objectStore('snapshots').index('taken').getAll();
      const oldest = all.slice(0, Math.ceil(all.length / 2));
      await Promise.all(oldest.flatMap((each) => deleteSnapshot(transaction, each)));
      return oldest.length;
    });
  }

  /** One transaction over everything, in which all is done or nothing. */
  private async change<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const database = await this.database.open();
    const transaction: Transaction = database.transaction([...everyStore], 'readwrite');
    const [result] = await Promise.all([work(transaction), transaction.done]);
    return result;
  }
}

function putDocument(transaction: Transaction, id: string, { document, saved }: Version): Promise<unknown>[] {
  const entry: Kept = { id, title: document.title, nodes: countAll(document).nodes, saved };
  return [
    transaction.objectStore('entries').put(entry),
    transaction.objectStore('documents').put({ id, document }),
  ];
}

function putSnapshot(transaction: Transaction, snapshot: Snapshot, document: unknown): Promise<unknown>[] {
  const { id, taken } = snapshot;
  return [
    transaction.objectStore('snapshots').put(snapshot),
    transaction.objectStore('snapshotDocuments').put({ id, taken, document }),
  ];
}

function deleteSnapshot(transaction: Transaction, { id, taken }: Snapshot): Promise<void>[] {
  return [
    transaction.objectStore('snapshots').delete([id, taken]),
    transaction.objectStore('snapshotDocuments').delete([id, taken]),
  ];
}

async function thin(transaction: Transaction, id: string, now: number): Promise<void> {
  const all = await transaction.objectStore('snapshots').getAll(ofDocument(id));
  await Promise.all(superfluous(all, now).flatMap((each) => deleteSnapshot(transaction, each)));
}

function ofDocument(id: string): IDBKeyRange {
  // A list sorts behind every number.
  return IDBKeyRange.bound([id], [id, []]);
}
