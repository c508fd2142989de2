import type { Document } from '../../document/document.ts';
import { countAll } from '../../document/graph.ts';

/** A document as it was at some time, without what is in it. */
export interface Snapshot {
  /** Of the document that it was taken of. */
  readonly id: string;
  /** When the document became what the snapshot shows, in milliseconds since 1970. */
  readonly taken: number;
  readonly reason: SnapshotReason;
  readonly title: string | undefined;
  /** Nodes and wires, bodies counted in. */
  readonly nodes: number;
  readonly wires: number;
  /** About how much room it takes, in bytes. */
  readonly bytes: number;
}

/**
 * Why a snapshot was taken: some minutes of work went by; the document had just been opened; much was about to be removed;
 * other weights came; the whole document was replaced by an earlier one; or steps that were undone could no longer be redone.
 */
export type SnapshotReason = 'work' | 'opened' | 'removal' | 'weights' | 'replaced' | 'undone';

/** A snapshot that is to be kept, with what it shows. */
export interface NewSnapshot {
  readonly document: Document;
  readonly taken: number;
  readonly reason: SnapshotReason;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How far apart snapshots of mere work are, in milliseconds. */
const interval = 3 * minute;
/** How many nodes an edit has to remove to be worth a snapshot. */
const many = 5;

/** Up to which age of a snapshot one of each span of time is kept; of the first ten minutes, all are. */
const spans = [
  { age: hour, span: interval },
  { age: day, span: 30 * minute },
  { age: 30 * day, span: day },
  { age: Number.POSITIVE_INFINITY, span: 7 * day },
] as const;
const untouchedAge = 10 * minute;

/** What the snapshots of one document may come to. */
export const snapshotLimits = { count: 60, bytes: 8 * 2 ** 20 } as const;

/** Why an edit wants a snapshot of the document before it, if it does. `last` is when the last one was taken since the document was opened. */
export function reasonFor(
  before: Document,
  after: Document,
  now: number,
  last: number | undefined,
): SnapshotReason | undefined {
  const nodes = countAll(before).nodes;
  if (nodes === 0) return undefined;
  if (nodes - countAll(after).nodes >= many) return 'removal';
  if (before.weights !== undefined && before.weights !== after.weights) return 'weights';
  if (last === undefined) return 'opened';
  return now - last >= interval ? 'work' : undefined;
}

export function describeSnapshot(id: string, { document, taken, reason }: NewSnapshot): Snapshot {
  const bytes = JSON.stringify(document).length;
  return { id, taken, reason, title: document.title, ...countAll(document), bytes };
}

/**
 * Which snapshots of a document are to go: recent ones lie close, older ones ever further apart, the newest of each span of
 * time stays, and beyond the limits the oldest go first. The newest of all always stays.
 */
export function superfluous(snapshots: readonly Snapshot[], now: number): readonly Snapshot[] {
  const newestFirst = snapshots.toSorted((one, other) => other.taken - one.taken);
  const filled = new Set<string>();
  let count = 0;
  let bytes = 0;
  return newestFirst.filter((snapshot, i) => {
    const age = now - snapshot.taken;
    const { span } = spans.find((each) => age < each.age) ?? spans[0];
    const slot = `${span} ${Math.floor(snapshot.taken / span)}`;
    const crowded = age >= untouchedAge && filled.has(slot);
    const tooMany = count + 1 > snapshotLimits.count || bytes + snapshot.bytes > snapshotLimits.bytes;
    if (i > 0 && (crowded || tooMany)) return true;
    filled.add(slot);
    count += 1;
    bytes += snapshot.bytes;
    return false;
  });
}
