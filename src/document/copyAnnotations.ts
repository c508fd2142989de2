import { type AnnotationId, addFrame, addNote, frameAt, listAnnotations, noteAt } from './annotations.ts';
import type { Document, Frame, Note } from './document.ts';

/** Notes and frames as a document holds them; not there where there are none. */
export interface Annotations {
  readonly notes?: readonly Note[] | undefined;
  readonly frames?: readonly Frame[] | undefined;
}

/** Some of a document's notes and frames, in their order; ids that do not exist are passed over. */
export function extractAnnotations(document: Document, ids: ReadonlySet<string>): Annotations {
  const wanted = listAnnotations(document).filter((id) => ids.has(id));
  const notes = wanted.flatMap((id) => noteAt(document, id) ?? []);
  const frames = wanted.flatMap((id) => frameAt(document, id) ?? []);
  return { ...(notes.length > 0 && { notes }), ...(frames.length > 0 && { frames }) };
}

/** A document with more notes and frames, as many as there is room for, and their ids. */
export function insertAnnotations(
  document: Document,
  { notes = [], frames = [] }: Annotations,
): { readonly document: Document; readonly ids: ReadonlySet<AnnotationId> } {
  let changed = document;
  const ids = new Set<AnnotationId>();
  const take = (added: { readonly document: Document; readonly id?: AnnotationId }) => {
    changed = added.document;
    if (added.id !== undefined) ids.add(added.id);
  };
  for (const frame of frames) take(addFrame(changed, frame));
  for (const note of notes) take(addNote(changed, note));
  return { document: changed, ids };
}
