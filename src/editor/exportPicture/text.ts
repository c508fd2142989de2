import { measureText } from '../canvas/layout/measureText.ts';
import { element, escapeXml } from './xml.ts';

/** What people have, with what stands in where they have it not: the text stays text, to be searched and changed. */
export const fonts = "'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', sans-serif";

interface TextLine {
  readonly text: string;
  readonly x: number;
  /** Of the middle of the line. */
  readonly y: number;
  readonly size: number;
  readonly colour: string;
  readonly weight?: number | undefined;
  readonly align?: 'left' | 'center' | 'right';
  /** Longer texts are cut with an ellipsis. */
  readonly longest?: number | undefined;
}

const anchors = { left: undefined, center: 'middle', right: 'end' } as const;

export function textLine({ text, x, y, size, colour, weight, align = 'left', longest }: TextLine): string {
  const attributes = {
    x,
    // The height of capitals and digits is about 0.72 of the font's in all of these.
    y: y + 0.36 * size,
    'font-size': size,
    'font-weight': weight === 400 ? undefined : weight,
    fill: colour,
    'text-anchor': anchors[align],
  };
  return element('text', attributes, escapeXml(cut(text, size, longest)));
}

function cut(text: string, size: number, longest = Number.POSITIVE_INFINITY): string {
  if (measureText(text, size) <= longest) return text;
  const letters = [...text];
  while (letters.length > 1 && measureText(`${letters.join('')}…`, size) > longest) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}
