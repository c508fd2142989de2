import type { Document } from '../../document/document.ts';
import { DocumentWriter, type Open } from './documentWriter.ts';
import type { Held, Locks } from './holdDocument.ts';
import { randomId } from './randomId.ts';
import { SafeStorage } from './safeStorage.ts';
import { Shelf } from './shelf.ts';
import { reasonFor, type SnapshotReason } from './snapshots.ts';
import { StorageHealth } from './storageHealth.ts';
import { UnsavedWork } from './unsavedWork.ts';

/** The document that a tab goes on with. */
export interface Restored {
  readonly document: Document;
  /** Whether it is a copy, as another tab has the original open. */
  readonly copy: boolean;
  /** Of the original. */
  readonly id: string;
}

/** Why a tab goes on with a copy of what it had open: another one took it over, or changed it unseen. */
export type LostTo = 'taken' | 'changed';

export interface AutosaveOptions {
  /** Called with a sentence for the user when work can no longer be kept in this browser. */
  readonly onTrouble: (message: string) => void;
  /** Called when work can be kept again. */
  readonly onRecovered?: () => void;
  /** Called when another tab has the document from now on; what is changed here is kept as a copy. */
  readonly onLost?: (how: LostTo) => void;
  /** Of this tab; survives a reload. `sessionStorage` if not given. */
  readonly session?: Storage;
  /** Shared by all tabs. `localStorage` if not given. */
  readonly local?: Storage;
  /** Shared by all tabs. `navigator.locks` if not given. */
  readonly locks?: Locks;
}

/** How far apart changes are written, in milliseconds: the first at once, the last of those that follow so much later. */
const delay = 250;
const idKey = 'layerwire:document';

/**
 * Keeps the document of this tab in the browser's database. Call `start` once and `restore`; when that gives nothing (or
 * there is a link or file to open) `begin` a new document; then `save` every document that comes of an edit.
 */
export class Autosave {
  readonly shelf: Shelf;
  private readonly options: AutosaveOptions;
  private readonly health: StorageHealth;
  private readonly writer: DocumentWriter;
  private readonly session: SafeStorage;
  private current: Open | undefined;
  private lastTime = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: AutosaveOptions) {
    this.options = options;
    this.health = new StorageHealth(options.onTrouble, options.onRecovered);
    this.session = new SafeStorage(() => options.session ?? sessionStorage);
    const unsaved = new UnsavedWork(() => options.local ?? localStorage);
    this.shelf = new Shelf(unsaved, this.health, () => options.locks ?? navigator.locks);
    this.writer = new DocumentWriter(this.shelf, this.health, () => this.goOnWithCopy('changed'));
  }

  /** Writes what is left when the page is hidden or left. Gives back a function that ends it. */
  start(): () => void {
    const leave = () => this.writer.leave();
    const hide = () => {
      if (document.visibilityState === 'hidden') leave();
    };
    // Where nothing can be kept at all, the browser asks before the page and the work are gone.
    const warn = (event: BeforeUnloadEvent) => {
      if (this.health.inTrouble && !this.writer.putAside()) event.preventDefault();
    };
    window.addEventListener('pagehide', leave);
    window.addEventListener('beforeunload', warn);
    document.addEventListener('visibilitychange', hide);
    return () => {
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('beforeunload', warn);
      document.removeEventListener('visibilitychange', hide);
    };
  }

  /** The id of the document that is open in this tab. */
  get id(): string | undefined {
    return this.current?.id;
  }

  /**
   * What this tab should show: its own document after a reload, else the one that was changed last; a copy when another tab
   * has it open. `undefined` when nothing is kept.
   */
  async restore(): Promise<Restored | undefined> {
    const own = this.session.read(idKey);
    if (own !== undefined) {
      const restored = await this.open(own, { own: true });
      if (restored) return restored;
    }
    const kept = (await this.shelf.recent()).map(({ id }) => id);
    for (const id of new Set([...kept, ...this.shelf.unsaved.ids()])) {
      const restored = await this.open(id);
      if (restored) return restored;
    }
    return undefined;
  }

  /**
   * Opens a kept document in this tab; a copy when another tab has it open, unless it is to be taken from there. `undefined`
   * when it cannot be read. Once this resolves, edits are of the document that was opened.
   */
  async open(id: string, { own = false, take = false } = {}): Promise<Restored | undefined> {
    await this.flush();
    // Held before it is read, so that nobody writes in between.
    const held = id === this.id ? this.current?.held : await this.hold(id, { own, take });
    const found = await this.shelf.find(id);
    if (!found) {
      if (id !== this.id) held?.release();
      return undefined;
    }
    const { document, known, unsaved } = found;
    if (held) {
      this.take(id, held, document, known);
      if (unsaved) this.save(document);
    } else await this.begin(document, { untouched: true });
    return { document, copy: !held, id };
  }

  /**
   * Makes a document this tab's own, as a new one; the one before stays among the recent ones. One that is `untouched`, a
   * sample or a copy, is only kept once it changes. Once this resolves, edits are of the new document.
   */
  async begin(document: Document, { untouched = false } = {}): Promise<void> {
    await this.flush();
    const id = randomId();
    this.take(id, await this.hold(id, { own: true }), document, undefined);
    if (!untouched) this.save(document);
  }

  /** Keeps the document as it is now: at once, or within a quarter of a second when many changes follow each other. */
  save(document: Document): void {
    const open = this.current;
    if (!open) return;
    const before = open.latest.document;
    const reason = before !== document && reasonFor(before, document, this.now(), open.snapshot?.at);
    if (reason) this.snapshot(before, reason);
    open.latest = { document, saved: this.now() };
    open.unsaved = open.latest;
    if (this.timer !== undefined) return;
    void this.flush();
    this.timer = setTimeout(() => {
      this.timer = undefined;
      void this.flush();
    }, delay);
  }

  /** Keeps a document among the snapshots of the one that is open, with its next change. */
  snapshot(document: Document, reason: SnapshotReason): void {
    const open = this.current;
    if (!open || open.snapshot?.document === document) return;
    const taken = document === open.latest.document ? open.latest.saved : this.now();
    open.snapshots = [...open.snapshots, { document, taken, reason }];
    open.snapshot = { document, at: this.now() };
  }

  /** Writes at once what is not written yet; resolves when it is, or could not be. */
  flush(): Promise<void> {
    return this.writer.flush();
  }

  /** Another tab has the document: what this one shows, and its next changes, are a document of their own. */
  private goOnWithCopy(how: LostTo): void {
    const lost = this.current;
    if (!lost) return;
    const { unsaved } = lost;
    lost.unsaved = undefined;
    this.shelf.unsaved.forget(lost.id);
    const copy = this.take(randomId(), undefined, lost.latest.document, undefined);
    void this.hold(copy.id, { own: true }).then((held) => {
      if (this.current === copy) copy.held = held;
      else held?.release();
    });
    if (unsaved) this.save(unsaved.document);
    this.options.onLost?.(how);
  }

  private hold(id: string, how: { readonly own?: boolean; readonly take?: boolean }) {
    const onLost = () => {
      if (this.id === id) this.goOnWithCopy('taken');
    };
    return this.shelf.hold(id, { ...how, onWanted: () => this.flush(), onLost });
  }

  private take(id: string, held: Held | undefined, document: Document, known: number | undefined): Open {
    const opened = this.now();
    const open: Open = {
      id,
      held,
      latest: { document, saved: known ?? opened },
      unsaved: undefined,
      known: known === undefined ? [] : [known],
      snapshots: [],
      // Nobody wants to go back to an empty graph.
      snapshot: document.nodes.length === 0 ? { document, at: opened } : undefined,
    };
    this.current = open;
    this.session.write(idKey, id);
    this.writer.turnTo(open);
    return open;
  }

  /** Later changes have later times, even within a millisecond. */
  private now(): number {
    this.lastTime = Math.max(Date.now(), this.lastTime + 1);
    return this.lastTime;
  }
}
