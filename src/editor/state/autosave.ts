import type { Document } from '../../document/document.ts';
import { save } from '../../document/save.ts';
import { DocumentStore, type Kept } from './documentStore.ts';
import { type Held, holdDocument, type Locks } from './holdDocument.ts';
import { SafeStorage } from './safeStorage.ts';

/** The document that a tab goes on with. */
export interface Restored {
  readonly document: Document;
  /** Whether it is a copy, as another tab has the original open. */
  readonly copy: boolean;
}

export interface AutosaveOptions {
  /** Called at most once, with a sentence for the user, when work cannot be kept in this browser. */
  readonly onTrouble: (message: string) => void;
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
const unsavedKey = (id: string) => `layerwire:unsaved:${id}`;

interface Unsaved {
  readonly document: Document;
  readonly saved: number;
}

/**
 * Keeps the document of this tab in the browser's database. Call `start` once and `restore`; when that gives nothing (or
 * there is a link or file to open) `begin` a new document; then `save` every document that comes of an edit.
 */
export class Autosave {
  private readonly store = new DocumentStore();
  private readonly options: AutosaveOptions;
  private readonly session: SafeStorage;
  private readonly local: SafeStorage;
  private id: string | undefined;
  private held: Held | undefined;
  /** The last change, until it is written. */
  private unsaved: Unsaved | undefined;
  /** The change that is being written. */
  private underWay: Unsaved | undefined;
  private lastSaved = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private writing: Promise<void> = Promise.resolve();
  private troubled = false;

  constructor(options: AutosaveOptions) {
    this.options = options;
    this.session = new SafeStorage(() => options.session ?? sessionStorage);
    this.local = new SafeStorage(() => options.local ?? localStorage);
  }

  /** Writes what is left when the page is hidden or left. Gives back a function that ends it. */
  start(): () => void {
    const leave = () => {
      // The database may not be done before the page is gone; this storage is.
      this.keepUnsaved();
      void this.flush();
    };
    const hide = () => {
      if (document.visibilityState === 'hidden') leave();
    };
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', hide);
    return () => {
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', hide);
    };
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
    for (const { id } of await this.recent()) {
      const restored = await this.open(id);
      if (restored) return restored;
    }
    return undefined;
  }

  /** Opens a kept document in this tab; a copy when another tab has it open. `undefined` when it cannot be read. */
  async open(id: string, { own = false } = {}): Promise<Restored | undefined> {
    await this.flush();
    const { given, unsaved } = await this.newest(id);
    const { load } = await import('../../document/load.ts');
    const { document } = load(given);
    if (!document) return undefined;
    const held = id === this.id ? this.held : await holdDocument(id, { own, locks: this.locks() });
    if (!held) {
      await this.begin(document, { untouched: true });
      return { document, copy: true };
    }
    await this.flush();
    this.take(id, held);
    if (unsaved) this.save(document);
    return { document, copy: false };
  }

  /**
   * Makes a document this tab's own, as a new one; the one before stays among the recent ones. One that is `untouched`, a
   * sample or a copy, is only kept once it changes.
   */
  async begin(document: Document, { untouched = false } = {}): Promise<void> {
    await this.flush();
    const id = randomId();
    this.take(id, await holdDocument(id, { own: true, locks: this.locks() }));
    if (untouched) return;
    this.save(document);
    await this.flush();
  }

  /** The id of this tab's document. */
  get current(): string | undefined {
    return this.id;
  }

  /** Keeps the document as it is now: at once, or within a quarter of a second when many changes follow each other. */
  save(document: Document): void {
    // Later changes have later times, even within a millisecond.
    this.lastSaved = Math.max(Date.now(), this.lastSaved + 1);
    this.unsaved = { document, saved: this.lastSaved };
    if (this.timer !== undefined) return;
    void this.flush();
    this.timer = setTimeout(() => {
      this.timer = undefined;
      void this.flush();
    }, delay);
  }

  /** Writes at once what is not written yet; resolves when it is, or could not be. */
  flush(): Promise<void> {
    const { id, unsaved } = this;
    if (id !== undefined && unsaved && unsaved !== this.underWay) {
      this.underWay = unsaved;
      this.writing = this.writing.then(() => this.write(id, unsaved));
    }
    return this.writing;
  }

  /** All documents that are kept, last changed first. */
  recent(): Promise<readonly Kept[]> {
    return this.attempt(() => this.store.list(), []);
  }

  /** Forgets a document for good. */
  forget(id: string): Promise<void> {
    this.local.remove(unsavedKey(id));
    return this.attempt(() => this.store.remove(id), undefined);
  }

  private async write(id: string, unsaved: Unsaved): Promise<void> {
    const written = async () => {
      await this.store.put(id, unsaved.document, unsaved.saved);
      return true;
    };
    // What could not be written stays, so that at least the page's own storage has it when the page is left.
    const done = await this.attempt(written, false);
    if (this.underWay === unsaved) this.underWay = undefined;
    if (!done) return;
    this.local.remove(unsavedKey(id));
    if (this.unsaved === unsaved) this.unsaved = undefined;
  }

  private take(id: string, held: Held | undefined): void {
    if (held !== this.held) this.held?.release();
    this.id = id;
    this.held = held;
    this.unsaved = undefined;
    this.session.write(idKey, id);
  }

  /** What the database holds, or what it did not get any more when the page was left, whichever is newer. */
  private async newest(id: string): Promise<{ readonly given: unknown; readonly unsaved: boolean }> {
    const kept = await this.attempt(() => this.store.get(id), undefined);
    const [saved, ...text] = (this.local.read(unsavedKey(id)) ?? '').split('\n');
    const unsaved = Number(saved) > (kept?.saved ?? 0);
    return { given: unsaved ? text.join('\n') : kept?.document, unsaved };
  }

  private keepUnsaved(): void {
    const { id, unsaved } = this;
    if (id !== undefined && unsaved)
      this.local.write(unsavedKey(id), `${unsaved.saved}\n${save(unsaved.document)}`);
  }

  /** Storage may be forbidden, full, or broken: then the editor goes on without, and says so once. */
  private async attempt<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!this.troubled) {
        const full = error instanceof DOMException && error.name === 'QuotaExceededError';
        const reason = full
          ? 'This browser has no room left to keep your work'
          : 'This browser does not let Layerwire keep your work';
        this.options.onTrouble(`${reason}: save it to a file before you close the page.`);
      }
      this.troubled = true;
      return otherwise;
    }
  }

  private locks(): Locks | undefined {
    return this.options.locks ?? navigator.locks;
  }
}

/** 128 random bits. `crypto.randomUUID` is missing where the page is not served securely. */
function randomId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
