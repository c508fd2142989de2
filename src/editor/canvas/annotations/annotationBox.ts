import { frameAt, listAnnotations, noteAt } from '../../../document/annotations.ts';
import type { Document, Note } from '../../../document/document.ts';
import { type Box, snapUp } from '../layout/geometry.ts';
import { measureText } from '../layout/measureText.ts';

/** How wide a note or frame is that has no size of its own. */
const noteWidth = 208;
export const padding = 12;
export const lineHeight = 18.2;
export const textSize = 13;

/** Where a note or frame lies on the canvas, and how large it is: a note at least as high as its words. */
export function annotationBox(document: Document, id: string): Box | undefined {
  const note = noteAt(document, id);
  const found = note ?? frameAt(document, id);
  if (!found) return undefined;
  const [width, height] = found.size ?? [noteWidth, note ? 0 : noteWidth];
  return {
    x: found.at[0],
    y: found.at[1],
    width,
    height: Math.max(height, note ? heightOf(note, width) : 0),
  };
}

/** Where all notes and frames of a document lie. */
export function boxesOfAnnotations(document: Document): readonly Box[] {
  return listAnnotations(document).flatMap((id) => annotationBox(document, id) ?? []);
}

function heightOf({ text, size }: Note, width: number): number {
  const least = size ? 1 : 2;
  return snapUp(Math.max(least, wrapNote(text, width).length) * lineHeight + 2 * padding);
}

/** The lines of a note's text, broken between words where they would be wider than the note has room. */
export function wrapNote(text: string, width: number): readonly string[] {
  // Over a line it averages out by how much single letters are taken for wider than they are.
  const room = 1.02 * (width - 2 * padding);
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && measureText(longer, textSize) > room) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    return [...lines, line];
  });
}
