import type { Document } from './document.ts';

/** Why a document is refused: where (the path of a node, or empty for the document as a whole) and, in a sentence, what and why. */
export interface LoadError {
  readonly path: string;
  readonly message: string;
}

/** What reading a document gives: the document, or what is wrong with it. */
export type Loaded =
  | { readonly document: Document; readonly errors?: undefined }
  | { readonly document?: undefined; readonly errors: readonly LoadError[] };

/** As it is shown: `read/cell: units must be …`. */
export function describeError({ path, message }: LoadError): string {
  return path === '' ? message : `${path}: ${message}`;
}

/** A value in a message, cut where it is long. */
export function shown(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value));
  return text.length <= 60 ? text : `${text.slice(0, 57)}…`;
}
