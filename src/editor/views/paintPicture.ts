import { paintBars } from './paintBars.ts';
import { paintCells } from './paintCells.ts';
import { type Label, onScreen, type Painting } from './painting.ts';
import { paintNumber } from './paintNumber.ts';
import { paintSoftmax } from './paintSoftmax.ts';
import { paintText } from './paintText.ts';
import type { Palette } from './palette.ts';
import type { Picture } from './pictureKind.ts';
import { contentCorner, contentSize, pictureSize, type Size } from './pictureSize.ts';
import { takesNumbers } from './plates.ts';
import { createRaster, frameRect, hatchRect, type Raster, snapRect } from './raster.ts';

export interface Painted {
  readonly raster: Raster;
  /** Texts over the raster. */
  readonly labels: readonly Label[];
}

export interface Look {
  readonly palette: Palette;
  /** Pixels of the screen for one of the picture at zoom 1. */
  readonly scale: number;
  readonly detail: Painting['detail'];
  /** Width of the finest line, in pixels of the screen. */
  readonly hairline: number;
  /** What the ends of the signed colours stand for, where it is not the largest number of the value. */
  readonly limit?: number | undefined;
}

/**
 * The picture of a value, times the scale: with the room around it that its box has (`pictureSize`), or the content
 * alone (`contentSize`). Without a value, a quiet hatch.
 */
export function paintPicture(
  picture: Picture,
  values: Float32Array | undefined,
  look: Look,
  of: 'box' | 'content' = 'box',
): Painted {
  const { scale } = look;
  const size = of === 'box' ? pictureSize(picture) : contentSize(picture);
  const corner = of === 'box' ? contentCorner(picture) : { x: 0, y: 0 };
  const raster = createRaster(
    Math.max(1, Math.round(size.width * scale)),
    Math.max(1, Math.round(size.height * scale)),
  );
  const painting: Painting = { ...look, raster, labels: [], x: corner.x * scale, y: corner.y * scale };
  if (values && values.length > 0 && takesNumbers(picture, values.length))
    paintValues(painting, picture, values);
  else paintAbsence(painting, contentSize(picture));
  return { raster, labels: look.detail === 'full' ? painting.labels : [] };
}

function paintValues(painting: Painting, picture: Picture, values: Float32Array): void {
  if (picture.kind === 'number') paintNumber(painting, picture, values);
  else if (picture.kind === 'bars') paintBars(painting, picture, values);
  else if (picture.kind === 'softmax') paintSoftmax(painting, picture, values);
  else if (picture.kind === 'text') paintText(painting, picture, values);
  else paintCells(painting, picture, values);
}

function paintAbsence(painting: Painting, content: Size): void {
  const { raster, labels, palette, scale, hairline, detail } = painting;
  const whole = snapRect(onScreen(painting, { x: 0, y: 0, ...content }));
  const colour = palette.colours.hairline;
  hatchRect(raster, whole, colour, Math.max(3, Math.round(8 * scale)), Math.max(1, Math.round(scale)));
  if (detail === 'low') return;
  frameRect(raster, whole, colour, 1, hairline);
  labels.push({
    text: '–',
    x: whole.x + whole.width / 2,
    y: whole.y + whole.height / 2,
    align: 'center',
    size: 16 * scale,
    weight: 400,
    colour: 'ink-3',
  });
}
