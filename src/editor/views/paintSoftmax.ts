import { listedClasses, mostLikely } from './listedClasses.ts';
import { onScreen, type Painting } from './painting.ts';
import type { Picture } from './pictureKind.ts';
import { classesShown, contentSize } from './pictureSize.ts';
import { fillRect, snapRect } from './raster.ts';

type Softmax = Extract<Picture, { kind: 'softmax' }>;

/** Labelled bars of probabilities from 0 to 1; the most likely class stands out. */
export function paintSoftmax(painting: Painting, picture: Softmax, values: Float32Array): void {
  const { raster, labels, palette, scale, hairline, detail } = painting;
  const { width } = contentSize(picture);
  const classes = listedClasses(values);
  const winner = mostLikely(values);
  const names = classes.map((each) => picture.labels[each] ?? String(each));
  const nameWidth = Math.min(72, Math.max(14, ...names.map((name) => name.length * 7 + 2)));
  const height = contentSize(picture).height / classesShown(picture.size);
  const track = { x: nameWidth + 8, width: width - nameWidth - 8 - 32 };
  for (const [row, each] of classes.entries()) {
    const value = values[each] ?? 0;
    const wins = each === winner;
    const whole = snapRect(
      onScreen(painting, { x: track.x, y: row * height + 3, width: track.width, height: height - 6 }),
    );
    fillRect(raster, whole, palette.colours.sunken);
    const length = Math.round(whole.width * Math.min(1, Math.max(0, value)));
    fillRect(raster, { ...whole, width: length }, palette.colours[wins ? 'accent' : 'ink-3']);
    if (detail === 'low') continue;
    fillRect(raster, { ...whole, width: hairline }, palette.colours.outline);
    const line = {
      y: painting.y + (row + 0.5) * height * scale,
      size: 11 * scale,
      weight: wins ? 600 : 400,
      colour: wins ? 'ink' : 'ink-3',
    } as const;
    const x = painting.x;
    labels.push(
      {
        ...line,
        text: names[row] ?? '',
        x: x + nameWidth * scale,
        align: 'right',
        longest: nameWidth * scale,
      },
      { ...line, text: probability(value), x: x + width * scale, align: 'right' },
    );
  }
}

/** Two decimals in a column of equal widths. */
function probability(value: number): string {
  return Number.isFinite(value) ? value.toFixed(2) : '–';
}
