import type { Document } from '../../document/document.ts';
import { save } from '../../document/save.ts';
import { SafeStorage } from './safeStorage.ts';

/** A document as it was at some time. */
export interface Version {
  readonly document: Document;
  /** When it became that, in milliseconds since 1970. */
  readonly saved: number;
}

const prefix = 'layerwire:unsaved:';

/** What the database did not get before the page was left, put aside in `localStorage`, which is done at once. */
export class UnsavedWork {
  private readonly storage: SafeStorage;

  constructor(storage: () => Storage) {
    this.storage = new SafeStorage(storage);
  }

  /** Puts a version aside; `false` when this storage takes nothing either. */
  keep(id: string, { document, saved }: Version): boolean {
    const text = `${saved}\n${save(document)}`;
    this.storage.write(prefix + id, text);
    return this.storage.read(prefix + id) === text;
  }

  /** What was put aside, as the text of a file. */
  read(id: string): { readonly text: string; readonly saved: number } | undefined {
    const kept = this.storage.read(prefix + id);
    if (kept === undefined) return undefined;
    const end = kept.indexOf('\n');
    return { text: kept.slice(end + 1), saved: Number(kept.slice(0, end)) };
  }

  forget(id: string): void {
    this.storage.remove(prefix + id);
  }

  /** The documents of which something was put aside. */
  ids(): readonly string[] {
    return this.storage.keys(prefix).map((key) => key.slice(prefix.length));
  }
}
