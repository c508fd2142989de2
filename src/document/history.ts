import type { Document } from './document.ts';
import { sameJson } from './sameJson.ts';

/** The documents that were, the one that is, and those that were undone: immutable, and cheap as they share their parts. */
export interface History {
  /** Oldest first. */
  readonly past: readonly Document[];
  readonly present: Document;
  /** What redo brings back, next first. */
  readonly future: readonly Document[];
  /** The gesture that the last step belongs to, while it may still go on. */
  readonly gesture?: string;
}

/** How many steps can be undone. */
export const historyDepth = 500;

export function startHistory(document: Document): History {
  return { past: [], present: document, future: [] };
}

/**
 * A step to a new document. Steps that follow each other with the same gesture (`move embed`, `set read/cell.units`) become
 * one, until `seal`. A document that says the same makes no step, and a gesture that ends where it began leaves none.
 */
export function commit(history: History, document: Document, gesture?: string): History {
  const { past, present } = history;
  if (sameJson(document, present)) return history;
  const continues = gesture !== undefined && gesture === history.gesture;
  const before = continues ? past : [...past, present].slice(-historyDepth);
  const origin = before.at(-1);
  if (continues && origin && sameJson(document, origin))
    return { past: before.slice(0, -1), present: origin, future: [] };
  return { past: before, present: document, future: [], ...(gesture !== undefined && { gesture }) };
}

/** Ends a gesture: what comes next is a step of its own. */
export function seal(history: History): History {
  return history.gesture === undefined
    ? history
    : { past: history.past, present: history.present, future: history.future };
}

/** The step before; the same history when there is none. */
export function undo(history: History): History {
  const previous = history.past.at(-1);
  if (!previous) return history;
  return { past: history.past.slice(0, -1), present: previous, future: [history.present, ...history.future] };
}

/** The step that was undone last; the same history when there is none. */
export function redo(history: History): History {
  const [next, ...future] = history.future;
  if (!next) return history;
  return { past: [...history.past, history.present], present: next, future };
}
