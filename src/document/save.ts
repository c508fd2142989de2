import { canonical } from './canonical.ts';
import type { Document } from './document.ts';
import { writeJson } from './writeJson.ts';

/** The JSON text of a document, for files and for people: `load` of it gives the document in its canonical form. */
export function save(document: Document): string {
  return `${writeJson(canonical(document))}\n`;
}
