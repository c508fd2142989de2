import type { Label } from './painting.ts';
import type { Painted } from './paintPicture.ts';
import type { Palette } from './palette.ts';

export type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Puts a painted picture on a canvas, which takes its size. */
export function drawPainted(
  canvas: HTMLCanvasElement | OffscreenCanvas,
  { raster, labels }: Painted,
  palette: Palette,
): void {
  // Setting a size makes a canvas anew, even when it is the one that it has; all of it is written anyway.
  if (canvas.width !== raster.width) canvas.width = raster.width;
  if (canvas.height !== raster.height) canvas.height = raster.height;
  const context = canvas.getContext('2d') as Context | null;
  if (context) putPainted(context, { raster, labels }, palette, 0, 0);
}

/** Puts a painted picture at a place on a canvas; its texts do not reach out of it. */
export function putPainted(
  context: Context,
  { raster, labels }: Painted,
  palette: Palette,
  x: number,
  y: number,
): void {
  const bytes = new Uint8ClampedArray(raster.pixels.buffer);
  context.putImageData(new ImageData(bytes, raster.width, raster.height), x, y);
  if (labels.length === 0) return;
  context.save();
  context.beginPath();
  context.rect(x, y, raster.width, raster.height);
  context.clip();
  context.translate(x, y);
  for (const label of labels) drawLabel(context, label, palette);
  context.restore();
}

function drawLabel(context: Context, label: Label, palette: Palette): void {
  context.font = `${label.weight} ${label.size}px ${palette.font}`;
  context.fillStyle = palette.css[label.colour];
  context.textAlign = label.align;
  // The middle of digits and capitals, which is what sits in the middle of a bar; ‘middle’ would be that of the font's box.
  context.textBaseline = 'alphabetic';
  const { actualBoundingBoxAscent: ascent } = context.measureText('0');
  context.fillText(cut(context, label), label.x, Math.round(label.y + ascent / 2));
}

/** The text, or as much of it as there is room for, and an ellipsis. */
function cut(context: Context, { text, longest }: Label): string {
  if (longest === undefined || context.measureText(text).width <= longest) return text;
  const letters = [...text];
  while (letters.length > 1 && context.measureText(`${letters.join('')}…`).width > longest) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}
