import type { Document } from '../../document/document.ts';
import type { Change } from './documentStore.ts';
import type { Held } from './holdDocument.ts';
import { randomId } from './randomId.ts';
import type { Shelf } from './shelf.ts';
import type { NewSnapshot } from './snapshots.ts';
import type { StorageHealth } from './storageHealth.ts';
import type { Version } from './unsavedWork.ts';

/** The document that this tab has open, and how much of it is kept. */
export interface Open {
  readonly id: string;
  held: Held | undefined;
  /** As it was opened or last changed. */
  latest: Version;
  /** The last change, until it is written. */
  unsaved: Version | undefined;
  /** Which versions the database may hold: the one that was read or written last, and those that were tried since. */
  known: readonly number[];
  /** Those that are not written yet. */
  snapshots: readonly NewSnapshot[];
  /** The last one since the document was opened. */
  snapshot: { readonly document: Document; readonly at: number } | undefined;
}

/** Writes what changed of the open document: one write at a time, and one behind it that takes what is newest then. */
export class DocumentWriter {
  private readonly shelf: Shelf;
  private readonly health: StorageHealth;
  private readonly onConflict: () => void;
  private open: Open | undefined;
  private writing: Promise<void> = Promise.resolve();
  private next: Promise<void> | undefined;

  /** `onConflict` is called when someone else has written the open document, which is then left as it is. */
  constructor(shelf: Shelf, health: StorageHealth, onConflict: () => void) {
    this.shelf = shelf;
    this.health = health;
    this.onConflict = onConflict;
  }

  /** From now on another document is open. The one before is let go once it is written up to its last change. */
  turnTo(open: Open): void {
    const before = this.open;
    this.open = open;
    if (!before) return;
    this.writing = this.writing.then(() => this.write(before));
    if (before.held !== open.held) void this.writing.then(() => before.held?.release());
  }

  /** Writes at once what is not written yet; resolves when it is, or could not be. */
  flush(): Promise<void> {
    this.next ??= this.writing.then(() => {
      this.next = undefined;
      this.writing = this.write(this.open);
      return this.writing;
    });
    return this.next;
  }

  /** The page may be gone before the database is done: whatever may be late is tried at once. */
  leave(): void {
    const { open } = this;
    if (!open?.unsaved) return;
    this.putAside();
    if (open.held) {
      open.known = [...open.known, open.unsaved.saved];
      void this.shelf.store.putAtOnce(open.id, open.unsaved);
    }
    void this.flush();
  }

  /** Puts what is not written into the page's own storage; `false` when there is something and that fails too. */
  putAside(): boolean {
    const { id, unsaved } = this.open ?? {};
    return id === undefined || !unsaved || this.shelf.unsaved.keep(id, unsaved);
  }

  private async write(open: Open | undefined): Promise<void> {
    const unsaved = open?.unsaved;
    if (!open || !unsaved) return;
    const { id, known, snapshots } = open;
    open.known = [...known, unsaved.saved];
    const done = await this.health.attempt(
      () => this.putWithRoom(id, { ...unsaved, known, snapshots }),
      undefined,
    );
    if (done === undefined) {
      // So that the page's own storage has it at least, should the page end now.
      this.shelf.unsaved.keep(id, unsaved);
      return;
    }
    this.health.recover();
    if (done) {
      open.known = open.known.filter((each) => each >= unsaved.saved);
      open.snapshots = open.snapshots.filter((each) => !snapshots.includes(each));
      if (open.unsaved === unsaved) open.unsaved = undefined;
      if (!open.unsaved) this.shelf.unsaved.forget(id);
    } else if (open === this.open) this.onConflict();
    else await this.write({ ...open, id: randomId(), known: [] });
  }

  /** Where there is no room left, snapshots go before work does. */
  private async putWithRoom(id: string, change: Change): Promise<boolean> {
    for (;;)
      try {
        return await this.shelf.store.put(id, change);
      } catch (error) {
        const full = error instanceof DOMException && error.name === 'QuotaExceededError';
        if (!full || (await this.shelf.store.makeRoom()) === 0) throw error;
      }
  }
}
