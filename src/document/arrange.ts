import type { Point } from './document.ts';
import { grid } from './pack.ts';

/** Where something lies, and how large it is, in pixels. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const edges = ['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const;
/** What is lined up: `centre` is that of the width, `middle` that of the height. */
export type Edge = (typeof edges)[number];

export const directions = ['horizontally', 'vertically'] as const;
export type Direction = (typeof directions)[number];

type Places = ReadonlyMap<string, Point>;

/** New corners for things, so that they share an edge of the box around them, or its middle, as near as the grid lets them. */
export function align(things: ReadonlyMap<string, Rectangle>, edge: Edge): Places {
  const isAcross = edge === 'left' || edge === 'centre' || edge === 'right';
  const along = isAcross ? horizontal : vertical;
  const spans = [...things.values()].map(along.span);
  const start = Math.min(...spans.map((span) => span.start));
  const end = Math.max(...spans.map((span) => span.start + span.length));
  const longest = Math.max(...spans.map((span) => span.length));
  const middle = snapped((start + end - longest) / 2) + longest / 2;
  return placed(things, along, ({ length }) => {
    if (edge === 'left' || edge === 'top') return start;
    if (edge === 'right' || edge === 'bottom') return end - length;
    return snapped(middle - length / 2);
  });
}

/** New corners for things, so that the gaps between them are equal; the first and the last stay. */
export function distribute(things: ReadonlyMap<string, Rectangle>, direction: Direction): Places {
  const along = direction === 'horizontally' ? horizontal : vertical;
  const inOrder = [...things.values()].sort((one, other) => centreOf(one, along) - centreOf(other, along));
  const [first, last] = [inOrder[0], inOrder.at(-1)];
  if (!first || !last || inOrder.length < 3) return placed(things, along, ({ start }) => start);
  const taken = inOrder.reduce((total, each) => total + along.span(each).length, 0);
  const from = along.span(first).start;
  const room = along.span(last).start + along.span(last).length - from;
  const gap = (room - taken) / (inOrder.length - 1);
  const starts = new Map<Rectangle, number>();
  let next = from;
  for (const each of inOrder) {
    starts.set(each, each === first || each === last ? along.span(each).start : snapped(next));
    next += along.span(each).length + gap;
  }
  return placed(things, along, ({ start }, thing) => starts.get(thing) ?? start);
}

interface Span {
  readonly start: number;
  readonly length: number;
}

interface Along {
  span(thing: Rectangle): Span;
  place(thing: Rectangle, start: number): Point;
}

const horizontal: Along = {
  span: ({ x, width }) => ({ start: x, length: width }),
  place: ({ y }, x) => [x, y],
};

const vertical: Along = {
  span: ({ y, height }) => ({ start: y, length: height }),
  place: ({ x }, y) => [x, y],
};

function placed(
  things: ReadonlyMap<string, Rectangle>,
  along: Along,
  startOf: (span: Span, thing: Rectangle) => number,
): Places {
  return new Map(
    [...things].map(([id, thing]) => [id, along.place(thing, startOf(along.span(thing), thing))]),
  );
}

function centreOf(thing: Rectangle, along: Along): number {
  const { start, length } = along.span(thing);
  return start + length / 2;
}

function snapped(length: number): number {
  return Math.round(length / grid) * grid;
}
