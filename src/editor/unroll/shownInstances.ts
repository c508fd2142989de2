/** What stands in a place of an unrolled body: an application, or how many are left out there. */
export type Slot =
  | { readonly kind: 'instance'; readonly position: number }
  | { readonly kind: 'gap'; readonly more: number; readonly before: number };

/**
 * The applications that are drawn of so many, in order: all of a few, else the first, those around the one that is looked at, and the
 * last. There are about as many places wherever one looks, so that little moves as one goes on.
 */
export function shownInstances(count: number, at: number | undefined, most: number): readonly Slot[] {
  const instance = (position: number): Slot => ({ kind: 'instance', position });
  if (count <= most) return Array.from({ length: count }, (_, position) => instance(position));
  const ends = most >= 7 ? 2 : 1;
  const around = Math.max(1, most - 2 * ends);
  const middle = Math.min(Math.max((at ?? 0) - Math.floor(around / 2), 0), count - around);
  const kept = new Set<number>();
  for (let i = 0; i < ends; i++) kept.add(i).add(count - 1 - i);
  for (let i = 0; i < around; i++) kept.add(middle + i);
  // Where the middle meets an end, the places that become free go on from there.
  const step = middle < count / 2 ? 1 : -1;
  for (let next = middle; kept.size < most; next += step) kept.add(next);
  const slots: Slot[] = [];
  let last = -1;
  for (const position of [...kept].sort((one, other) => one - other)) {
    const more = position - last - 1;
    if (more === 1) slots.push(instance(position - 1));
    if (more > 1) slots.push({ kind: 'gap', more, before: last });
    slots.push(instance(position));
    last = position;
  }
  return slots;
}
