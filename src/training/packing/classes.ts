import type { Packer } from './packer.ts';

/** By class, from the smallest on: batches that one plan takes. */
export type Classes = ReadonlyMap<number, readonly (readonly number[])[]>;

/** The classes of batches; where there are few of one, they go with the next larger ones, as a plan takes its time to be made. */
export function classesOf(batches: Iterable<readonly number[]>, packer: Packer): Classes {
  const found = new Map<number, (readonly number[])[]>();
  let total = 0;
  for (const batch of batches) {
    const kind = packer.classOf(batch);
    const alike = found.get(kind);
    if (alike) alike.push(batch);
    else found.set(kind, [batch]);
    total++;
  }
  const kinds = [...found.keys()].sort((one, other) => one - other);
  const classes = new Map<number, readonly (readonly number[])[]>();
  let few: readonly (readonly number[])[] = [];
  for (const [i, kind] of kinds.entries()) {
    const all = [...few, ...(found.get(kind) ?? [])];
    const isLast = i === kinds.length - 1;
    few = !isLast && all.length < total / 8 ? all : [];
    if (few.length === 0) classes.set(kind, all);
  }
  return classes;
}
