import { likeliestOf } from './listedClasses.ts';
import type { Painting } from './painting.ts';
import type { Rows } from './pictureKind.ts';
import { contentSize, namesWidth } from './pictureSize.ts';

/** Letters that are smaller than this many pixels of the screen are no help. */
const leastSize = 7;

/** Behind each row, the name of the class that is likeliest there; faint where others together are likelier. */
export function paintLikeliest(
  painting: Painting,
  picture: Rows,
  names: readonly string[],
  values: Float32Array,
): void {
  const { labels, scale, x, y } = painting;
  const { width, height } = contentSize(picture);
  const line = height / Math.max(1, picture.rows);
  const size = Math.min(11, line) * scale;
  if (size < leastSize) return;
  const room = namesWidth(picture);
  for (const [row, winner] of likeliestOf(picture, values).entries())
    labels.push({
      text: names[winner] ?? String(winner),
      x: x + (width - room + 4) * scale,
      y: y + (row + 0.5) * line * scale,
      align: 'left',
      size,
      weight: 400,
      colour: (values[row * picture.columns + winner] ?? 0) > 0.5 ? 'ink' : 'ink-3',
      longest: (room - 4) * scale,
    });
}
