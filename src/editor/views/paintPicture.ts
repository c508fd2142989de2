import { paintBars } from './paintBars.ts';
import { paintCells } from './paintCells.ts';
import type { Label, Painting } from './painting.ts';
import { paintNumber } from './paintNumber.ts';
import { paintSoftmax } from './paintSoftmax.ts';
import type { Palette } from './palette.ts';
import type { Picture } from './pictureKind.ts';
import { contentSize, pictureSize } from './pictureSize.ts';
import { countNumbers } from './plates.ts';
import { createRaster, frameRect, hatchRect, type Raster } from './raster.ts';

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
}

/** The picture of a value, as large as `pictureSize` times the scale; without a value, a quiet hatch. */
export function paintPicture(picture: Picture, values: Float32Array | undefined, look: Look): Painted {
  const { scale } = look;
  const box = pictureSize(picture);
  const content = contentSize(picture);
  const raster = createRaster(
    Math.max(1, Math.round(box.width * scale)),
    Math.max(1, Math.round(box.height * scale)),
  );
  const painting: Painting = {
    ...look,
    raster,
    labels: [],
    x: ((box.width - content.width) / 2) * scale,
    y: ((box.height - content.height) / 2) * scale,
  };
  if (values?.length === countNumbers(picture) && values.length > 0) paintValues(painting, picture, values);
  else paintAbsence(painting);
  return { raster, labels: look.detail === 'full' ? painting.labels : [] };
}

function paintValues(painting: Painting, picture: Picture, values: Float32Array): void {
  if (picture.kind === 'number') paintNumber(painting, picture, values);
  else if (picture.kind === 'bars') paintBars(painting, picture, values);
  else if (picture.kind === 'softmax') paintSoftmax(painting, picture, values);
  else paintCells(painting, picture, values);
}

function paintAbsence({ raster, labels, palette, scale, hairline, detail }: Painting): void {
  const whole = { x: 0, y: 0, width: raster.width, height: raster.height };
  hatchRect(
    raster,
    whole,
    palette.colours.hairline,
    Math.max(3, Math.round(8 * scale)),
    Math.max(1, Math.round(scale)),
  );
  if (detail === 'low') return;
  frameRect(raster, whole, palette.colours.hairline, 1, hairline);
  labels.push({
    text: '–',
    x: raster.width / 2,
    y: raster.height / 2,
    align: 'center',
    size: 16 * scale,
    weight: 400,
    colour: 'ink-3',
  });
}
