import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { type Landing, landingAt, type PlacedTree } from './placeTree.ts';
import type { Place } from './treeEdits.ts';

/** A node that follows the pointer, by how much, and where it would land. */
export interface TreeDrag {
  readonly place: Place;
  readonly dx: number;
  readonly dy: number;
  readonly landing: Landing | undefined;
}

/** How far a press moves before it drags, in pixels of the page. */
const slack = 4;

/** Dragging nodes of a drawn tree; Escape lets go of one where it was. */
export function useTreeDrag(placed: PlacedTree, onDrop: (from: Place, landing: Landing) => void) {
  const [drag, setDrag] = useState<TreeDrag>();
  const press = useRef<{ readonly place: Place; readonly x: number; readonly y: number }>(undefined);
  const isDragging = drag !== undefined;

  useEffect(() => {
    if (!isDragging) return;
    const cancel = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      press.current = undefined;
      setDrag(undefined);
    };
    window.addEventListener('keydown', cancel, true);
    return () => window.removeEventListener('keydown', cancel, true);
  }, [isDragging]);

  function stop(): void {
    press.current = undefined;
    setDrag(undefined);
  }

  const handlersOf = (place: Place) => ({
    onPointerDown(event: PointerEvent) {
      if (event.button !== 0 || !event.isPrimary || place.length === 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      press.current = { place, x: event.clientX, y: event.clientY };
    },
    onPointerMove(event: PointerEvent) {
      const begun = press.current;
      const drawing = event.currentTarget.closest('.tree-nodes');
      if (!begun || !(drawing instanceof HTMLElement)) return;
      const [x, y] = [event.clientX - begun.x, event.clientY - begun.y];
      if (!isDragging && Math.max(Math.abs(x), Math.abs(y)) < slack) return;
      const { left, top, width } = drawing.getBoundingClientRect();
      const zoom = width / placed.width;
      const point = { x: (event.clientX - left) / zoom, y: (event.clientY - top) / zoom };
      setDrag({ place, dx: x / zoom, dy: y / zoom, landing: landingAt(placed, point, place) });
    },
    onPointerUp() {
      if (drag?.landing) onDrop(drag.place, drag.landing);
      stop();
    },
    onPointerCancel: stop,
  });
  return { drag, handlersOf };
}
