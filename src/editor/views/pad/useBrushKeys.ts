import { type KeyboardEvent, useRef } from 'react';
import type { Brush, Point } from '../../../data/digits/strokes.ts';
import type { Mark } from '../../state/activations.ts';
import type { Strokes } from './useStrokes.ts';

interface BrushKeys {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onKeyUp: (event: KeyboardEvent) => void;
  readonly onBlur: () => void;
}

const directions: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** Drawing without a pointer: arrow keys move a brush over the pixels, and while Space is held it draws. */
export function useBrushKeys({
  size,
  strokes,
  brush,
  onBrush,
}: {
  readonly size: { readonly width: number; readonly height: number };
  readonly strokes: Strokes;
  readonly brush: Brush;
  readonly onBrush: (mark: Mark | undefined) => void;
}): BrushKeys {
  const place = useRef<Point>(undefined);
  const isDown = useRef(false);

  function lift(): void {
    if (!isDown.current) return;
    isDown.current = false;
    strokes.end();
  }

  function onKeyDown(event: KeyboardEvent): void {
    const direction = directions[event.key];
    if (!direction && event.key !== ' ') return;
    event.preventDefault();
    event.stopPropagation();
    const from = place.current ?? {
      x: Math.floor(size.width / 2) + 0.5,
      y: Math.floor(size.height / 2) + 0.5,
    };
    const step = event.shiftKey ? 4 : 1;
    const to = {
      x: clamp(from.x + step * (direction?.x ?? 0), size.width),
      y: clamp(from.y + step * (direction?.y ?? 0), size.height),
    };
    place.current = to;
    onBrush({ ...to, radius: brush.radius });
    if (direction) {
      if (isDown.current) strokes.move(to);
    } else if (!isDown.current) {
      isDown.current = true;
      strokes.begin(to, brush);
    }
  }

  return {
    onKeyDown,
    onKeyUp(event) {
      if (event.key !== ' ') return;
      event.preventDefault();
      event.stopPropagation();
      lift();
    },
    onBlur() {
      lift();
      place.current = undefined;
      onBrush(undefined);
    },
  };
}

/** To the middle of a pixel that is there. */
function clamp(place: number, size: number): number {
  return Math.min(size - 0.5, Math.max(0.5, place));
}
