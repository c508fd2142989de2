import { wholeDrawing } from './flow.ts';

/** Between what floats over the drawing and what is shown of it, in CSS pixels. */
const gap = 24;

/** How the view is brought to the whole of a drawing, clear of the scrubber that lies over its bottom. */
export function clearView(): typeof wholeDrawing {
  const over = document.querySelector('.scrubber')?.getBoundingClientRect().height ?? 0;
  if (over === 0) return wholeDrawing;
  return { ...wholeDrawing, padding: { ...wholeDrawing.padding, bottom: `${Math.round(over) + gap}px` } };
}
