import { sameJson } from '../../document/sameJson.ts';

/** The new entries, but those that say the same as before as the objects that they were; all the same, the map that it was. */
export function keepKnown<T>(
  before: ReadonlyMap<string, T> | undefined,
  after: ReadonlyMap<string, T>,
): ReadonlyMap<string, T> {
  if (!before) return after;
  const known = [...before.keys()];
  let changed = before.size !== after.size;
  const kept = new Map<string, T>();
  let i = 0;
  for (const [key, value] of after) {
    const old = before.get(key);
    const same = old !== undefined && sameJson(old, value);
    changed ||= !same || known[i++] !== key;
    kept.set(key, same ? old : value);
  }
  return changed ? kept : before;
}
