import { frameAt, listAnnotations, noteAt } from '../../document/annotations.ts';
import type { Document } from '../../document/document.ts';
import {
  annotationBox,
  lineHeight,
  padding,
  textSize as size,
  wrapNote,
} from '../canvas/annotations/annotationBox.ts';
import type { Box } from '../canvas/layout/geometry.ts';
import type { Colours } from './colours.ts';
import { textLine } from './text.ts';
import { element } from './xml.ts';

/** Frames and then notes, which lie under everything else. */
export function drawAnnotations(document: Document, colours: Colours): string[] {
  const ids = listAnnotations(document);
  const frames = ids.flatMap((id) => {
    const [frame, box] = [frameAt(document, id), annotationBox(document, id)];
    if (!frame || !box) return [];
    const tint = frame.colour ? colours.annotation[frame.colour] : colours.quiet;
    const rect = rectangle(box, { fill: tint, 'fill-opacity': 0.06, stroke: tint, 'stroke-opacity': 0.55 });
    const [x, y, longest] = [box.x + padding, box.y + 14, box.width - 2 * padding];
    const title = textLine({
      text: frame.title ?? '',
      x,
      y,
      size,
      colour: colours.ink,
      weight: 600,
      longest,
    });
    return element('g', { class: 'frame' }, rect, title);
  });
  const notes = ids.flatMap((id) => {
    const [note, box] = [noteAt(document, id), annotationBox(document, id)];
    if (!note || !box) return [];
    const tint = note.colour ? colours.annotation[note.colour] : colours.outline;
    const ground = rectangle(box, { fill: colours.surface });
    const rect = rectangle(box, { fill: tint, 'fill-opacity': 0.14, stroke: tint, 'stroke-opacity': 0.45 });
    const rows = Math.max(1, Math.floor((box.height - 2 * padding) / lineHeight + 0.01));
    const lines = wrapNote(note.text, box.width).slice(0, rows);
    const text = lines.map((line, i) => {
      const y = box.y + padding + (i + 0.5) * lineHeight;
      return textLine({ text: line, x: box.x + padding, y, size, colour: colours.ink });
    });
    return element('g', { class: 'note' }, ground, rect, ...text);
  });
  return [...frames, ...notes];
}

function rectangle(box: Box, colours: Readonly<Record<string, string | number>>): string {
  return element('rect', { ...box, rx: 6, ...colours });
}
