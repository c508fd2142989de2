import { frameAt, noteAt } from '../../../document/annotations.ts';
import type { Document, Note } from '../../../document/document.ts';
import { type Box, snapUp } from '../layout/geometry.ts';
import { measureText } from '../layout/measureText.ts';

/** How wide a note is that has no size of its own; it is as high as its text then. */
const noteWidth = 208;
const padding = 12;
const lineHeight = 18.2;

/** Where a note or frame lies on the canvas, and how large it is. */
export function annotationBox(document: Document, id: string): Box | undefined {
  const note = noteAt(document, id);
  const found = note ?? frameAt(document, id);
  if (!found) return undefined;
  const [width, height] = found.size ?? [noteWidth, note ? heightOf(note) : noteWidth];
  return { x: found.at[0], y: found.at[1], width, height };
}

function heightOf({ text }: Note): number {
  const room = noteWidth - 2 * padding - 4;
  const lines = text
    .split('\n')
    .reduce((total, line) => total + Math.max(1, Math.ceil(measureText(line, 13) / room)), 0);
  return snapUp(Math.max(2, lines) * lineHeight + 2 * padding);
}
