import type { Document } from '../../document/document.ts';
import { DocumentStore, type Kept, type Removed } from './documentStore.ts';
import { type Held, type HoldOptions, holdDocument, type Locks } from './holdDocument.ts';
import { randomId } from './randomId.ts';
import type { Snapshot } from './snapshots.ts';
import type { StorageHealth } from './storageHealth.ts';
import type { UnsavedWork } from './unsavedWork.ts';

/** A document as it was found, and which of its versions the database holds. */
interface Found {
  readonly document: Document;
  readonly known: number | undefined;
  /** Whether it is newer than what the database holds. */
  readonly unsaved: boolean;
}

/** All documents that are kept in this browser, whether some tab has them open or not. */
export class Shelf {
  readonly store = new DocumentStore();
  readonly unsaved: UnsavedWork;
  private readonly health: StorageHealth;
  private readonly locks: () => Locks | undefined;

  constructor(unsaved: UnsavedWork, health: StorageHealth, locks: () => Locks | undefined) {
    this.unsaved = unsaved;
    this.health = health;
    this.locks = locks;
  }

  /** All documents, last changed first. */
  recent(): Promise<readonly Kept[]> {
    return this.health.attempt(() => this.store.list(), []);
  }

  /** What the database holds, or what it did not get any more when the page was left, whichever is newer. */
  async find(id: string): Promise<Found | undefined> {
    const kept = await this.health.attempt(() => this.store.get(id), undefined);
    const aside = this.unsaved.read(id);
    const { load } = await import('../../document/load.ts');
    const newer = aside && aside.saved > (kept?.saved ?? 0) ? load(aside.text).document : undefined;
    const document = newer ?? (kept && load(kept.document).document);
    return document && { document, known: kept?.saved, unsaved: newer !== undefined };
  }

  /** The snapshots of a document, newest first. */
  snapshots(id: string): Promise<readonly Snapshot[]> {
    return this.health.attempt(() => this.store.snapshots(id), []);
  }

  /** What a snapshot shows; `undefined` when it can no longer be read. */
  async readSnapshot(id: string, taken: number): Promise<Document | undefined> {
    const given = await this.health.attempt(() => this.store.snapshot(id, taken), undefined);
    const { load } = await import('../../document/load.ts');
    return load(given).document;
  }

  /** Keeps a document that no tab has open, as a new one. */
  async add(document: Document): Promise<void> {
    const change = { document, saved: Date.now(), known: [], snapshots: [] };
    await this.health.attempt(() => this.store.put(randomId(), change), false);
  }

  /** Changes a document that no tab has open; `false` when one has, or it cannot be read or written. */
  async change(id: string, edit: (document: Document) => Document): Promise<boolean> {
    const changed = await this.whileHeld(id, async () => {
      const found = await this.find(id);
      if (!found) return false;
      const { document, known } = found;
      // Its place in the list stays: it was not worked on.
      const saved = (known ?? Date.now()) + 1;
      const change = { document: edit(document), saved, known: [known ?? 0], snapshots: [] };
      const done = await this.health.attempt(() => this.store.put(id, change), false);
      if (done) this.unsaved.forget(id);
      return done;
    });
    return changed ?? false;
  }

  /** Forgets a document that no tab has open, and gives what it was; `undefined` when one has, or there is none. */
  remove(id: string): Promise<Removed | undefined> {
    return this.whileHeld(id, async () => {
      const removed = await this.health.attempt(() => this.store.remove(id), undefined);
      this.unsaved.forget(id);
      return removed;
    });
  }

  /** Puts back what was removed. */
  putBack(removed: Removed): Promise<void> {
    return this.health.attempt(() => this.store.putBack(removed), undefined);
  }

  /** Holds a document for this tab; `undefined` when another has it open. */
  hold(id: string, how: Omit<HoldOptions, 'locks'>): Promise<Held | undefined> {
    return holdDocument(id, { ...how, locks: this.locks() });
  }

  /** Does something while no tab can open the document; `undefined` when one has it open. */
  private async whileHeld<T>(id: string, work: () => Promise<T>): Promise<T | undefined> {
    const held = await this.hold(id, { own: true });
    if (!held) return undefined;
    try {
      return await work();
    } finally {
      held.release();
    }
  }
}
