import { SafeStorage } from '../state/safeStorage.ts';

const storage = new SafeStorage(() => localStorage);
const key = 'layerwire.recent-choices';
const most = 8;

/** The keys of what was chosen last, the latest first. */
export function readRecent(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(storage.read(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter((each): each is string => typeof each === 'string') : [];
  } catch {
    return [];
  }
}

export function keepRecent(chosen: string): void {
  const others = readRecent().filter((each) => each !== chosen);
  storage.write(key, JSON.stringify([chosen, ...others].slice(0, most)));
}
