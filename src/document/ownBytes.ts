/**
 * About how many bytes of memory a JSON value takes that another one does not share with it. Edited documents share all
 * that did not change, as the same objects.
 */
export function ownBytes(value: unknown, other?: unknown): number {
  if (Object.is(value, other)) return 0;
  if (typeof value === 'string') return header + 2 * value.length;
  if (typeof value !== 'object' || value === null) return slot;
  if (Array.isArray(value)) {
    const others: readonly unknown[] = Array.isArray(other) ? other : [];
    // What was removed or put in front of a list moves all else in it.
    const shared = new Set(others);
    const own = (item: unknown, i: number) => (shared.has(item) ? 0 : ownBytes(item, others[i]));
    return value.reduce((sum: number, item, i) => sum + slot + own(item, i), header);
  }
  const others = new Map(typeof other === 'object' && other ? Object.entries(other) : []);
  return Object.entries(value).reduce(
    (sum, [key, each]) => sum + slot + ownBytes(each, others.get(key)),
    header,
  );
}

/** What an object, a list or a text takes besides what is in it, and what a number or a reference takes. */
const header = 16;
const slot = 8;
