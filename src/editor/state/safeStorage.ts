/**
 * Texts by name in `localStorage` or `sessionStorage`, which may be forbidden, full or missing: then nothing is read, and what
 * is written is lost. The storage is asked for anew each time, as even to look at it throws where the user forbids it.
 */
export class SafeStorage {
  private readonly storage: () => Storage;

  constructor(storage: () => Storage) {
    this.storage = storage;
  }

  read(key: string): string | undefined {
    try {
      return this.storage().getItem(key) ?? undefined;
    } catch {
      return undefined;
    }
  }

  /** Of those that begin so. */
  keys(prefix: string): readonly string[] {
    try {
      const storage = this.storage();
      const all = Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '');
      return all.filter((key) => key.startsWith(prefix));
    } catch {
      return [];
    }
  }

  write(key: string, text: string): void {
    try {
      this.storage().setItem(key, text);
    } catch {
      // Whoever needs to know that it was kept reads it back.
    }
  }

  remove(key: string): void {
    try {
      this.storage().removeItem(key);
    } catch {
      // What cannot be reached need not be removed.
    }
  }
}
