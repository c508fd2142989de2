import type { Document } from './document.ts';
import { joinMoves, type Moves } from './moves.ts';
import { ownBytes } from './ownBytes.ts';
import { sameJson } from './sameJson.ts';

/** What is selected: paths of nodes, and ids of wires and of notes and frames. */
export interface Selection {
  readonly nodes: ReadonlySet<string>;
  readonly wires: ReadonlySet<string>;
  readonly annotations: ReadonlySet<string>;
}

/** What was selected when a step was made, what right after it, and what has moved. */
export interface Circumstances {
  readonly before: Selection;
  readonly after: Selection;
  /** The nodes that have other paths after the step. */
  readonly moved?: Moves | undefined;
}

/** One step of the history, as seen from the document that is shown. */
export interface Step extends Circumstances {
  /** Where it leads: back from the past, on from the future. */
  readonly document: Document;
  /** About what that document takes in memory of its own, in bytes: all else it shares with the one after it. */
  readonly bytes: number;
}

/** The documents that were, the one that is, and those that were undone: immutable, and cheap as they share their parts. */
export interface History {
  /** Oldest first. */
  readonly past: readonly Step[];
  readonly present: Document;
  /** What redo brings back, next first. */
  readonly future: readonly Step[];
  /** The gesture that the last step belongs to, while it may still go on. */
  readonly gesture?: string;
}

/**
 * How much memory the past may take, in bytes. Most steps take less than a kilobyte, so that tens of thousands can be undone;
 * a step more makes the oldest ones go. The last one stays, however large it is.
 */
export const historyBytes = 2 ** 26;

const nothing: Selection = { nodes: new Set(), wires: new Set(), annotations: new Set() };
const unknown: Circumstances = { before: nothing, after: nothing };

export function startHistory(document: Document): History {
  return { past: [], present: document, future: [] };
}

/**
 * A step to a new document. Steps that follow each other with the same gesture (`move embed`, `set read/cell.units`) become
 * one, until `seal`. A document that says the same makes no step, and a gesture that ends where it began leaves none.
 */
export function commit(
  history: History,
  document: Document,
  gesture?: string,
  circumstances: Circumstances = unknown,
): History {
  const { past, present } = history;
  if (sameJson(document, present)) return history;
  const begun = gesture !== undefined && gesture === history.gesture ? past.at(-1) : undefined;
  const before = begun ? past.slice(0, -1) : past;
  const origin = begun?.document ?? present;
  if (begun && sameJson(document, origin)) return { past: before, present: origin, future: [] };
  const step: Step = {
    document: origin,
    before: begun?.before ?? circumstances.before,
    after: circumstances.after,
    moved: movesOf(begun?.moved, circumstances.moved),
    bytes: ownBytes(origin, document),
  };
  const kept = [...withinMemory(before, historyBytes - step.bytes), step];
  return { past: kept, present: document, future: [], ...(gesture !== undefined && { gesture }) };
}

function movesOf(first: Moves | undefined, second: Moves | undefined): Moves | undefined {
  return first && second ? joinMoves(first, second) : (first ?? second);
}

/** Ends a gesture: what comes next is a step of its own. */
export function seal(history: History): History {
  return history.gesture === undefined
    ? history
    : { past: history.past, present: history.present, future: history.future };
}

/** The step before; the same history when there is none. */
export function undo(history: History): History {
  const step = history.past.at(-1);
  if (!step) return history;
  const undone = { ...step, document: history.present };
  return { past: history.past.slice(0, -1), present: step.document, future: [undone, ...history.future] };
}

/** The step that was undone last; the same history when there is none. */
export function redo(history: History): History {
  const [step, ...future] = history.future;
  if (!step) return history;
  return { past: [...history.past, { ...step, document: history.present }], present: step.document, future };
}

/** The newest steps that together take no more than so many bytes. */
function withinMemory(steps: readonly Step[], bytes: number): readonly Step[] {
  let left = bytes;
  const first = steps.findLastIndex((step) => {
    left -= step.bytes;
    return left < 0;
  });
  return first < 0 ? steps : steps.slice(first + 1);
}
