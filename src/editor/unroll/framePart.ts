import { measureText } from '../canvas/layout/measureText.ts';
import { movedPart } from './movedPart.ts';
import type { Part, Stroke } from './unrolling.ts';

const padding = 20;
const titleHeight = 24;
const lineHeight = 16;
const narrowest = 360;

/** A part with its title above it and its caption below that. */
export function framePart(part: Part, title: string, caption: string): Part {
  const width = Math.max(narrowest, Math.ceil(part.width) + 2 * padding);
  const lines = wrap(caption, width - 2 * padding);
  const top = padding + titleHeight + lines.length * lineHeight + 12;
  const { strokes, pictures, instances } = movedPart(part, padding, top);
  const common = { kind: 'text', x: padding } as const;
  return {
    width,
    height: Math.ceil(top + part.height + padding),
    strokes: [
      {
        ...common,
        text: title,
        y: padding + 6,
        size: 13,
        tone: 'ink',
        weight: 600,
        longest: width - 2 * padding - 32,
      },
      ...lines.map(
        (text, i): Stroke => ({
          ...common,
          text,
          y: padding + titleHeight + (i + 0.5) * lineHeight - 2,
          size: 11,
          tone: 'quiet',
        }),
      ),
      ...strokes,
    ],
    pictures,
    instances,
  };
}

/** Parts one below the other, each under what it is called. */
export function stackParts(parts: readonly { readonly title: string; readonly part: Part }[]): Part {
  const strokes: Stroke[] = [];
  const pictures: Part['pictures'][number][] = [];
  const instances: Part['instances'][number][] = [];
  let y = 0;
  for (const { title, part } of parts) {
    strokes.push({ kind: 'text', text: title, x: 0, y: y + 8, size: 11, tone: 'ink', weight: 600 });
    const moved = movedPart(part, 0, y + titleHeight);
    strokes.push(...moved.strokes);
    pictures.push(...moved.pictures);
    instances.push(...moved.instances);
    y += titleHeight + part.height + padding;
  }
  return {
    width: Math.max(0, ...parts.map(({ part }) => part.width)),
    height: y - padding,
    strokes,
    pictures,
    instances,
  };
}

/** The lines of a text, broken between words. */
function wrap(text: string, room: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && measureText(longer, 11) > room) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}
