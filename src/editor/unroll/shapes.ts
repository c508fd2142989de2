import { measureText } from '../canvas/layout/measureText.ts';
import type { Arrow } from './unrolling.ts';

/** For the `d` of an SVG path: the tip of an arrow. */
export function arrowPath({ x, y, to }: Arrow): string {
  const [length, half] = [6, 3.5];
  if (to === 'up') return `M${x},${y}l${-half},${length}h${2 * half}Z`;
  const back = to === 'right' ? -length : length;
  return `M${x},${y}l${back},${-half}v${2 * half}Z`;
}

/** A text, or as much of it as there is room for, and an ellipsis. */
export function cutText(text: string, size: number, longest = Number.POSITIVE_INFINITY): string {
  if (measureText(text, size) <= longest) return text;
  const letters = [...text];
  while (letters.length > 1 && measureText(`${letters.join('')}…`, size) > longest) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}
