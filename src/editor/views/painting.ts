import type { ColourName, Palette } from './palette.ts';
import type { Raster } from './raster.ts';
import type { Rect } from './scene.ts';

/** A text on a picture, in pixels of the screen; put there by the browser, behind the raster. */
export interface Label {
  readonly text: string;
  readonly x: number;
  /** Of the middle of the line. */
  readonly y: number;
  readonly align: 'left' | 'right' | 'center';
  /** Height of the font. */
  readonly size: number;
  readonly weight: 400 | 600;
  readonly colour: ColourName;
  /** Longer texts are cut with an ellipsis. */
  readonly longest?: number;
}

/** What a painter paints on. */
export interface Painting {
  readonly raster: Raster;
  readonly labels: Label[];
  readonly palette: Palette;
  /** Pixels of the screen for one of the picture at zoom 1. */
  readonly scale: number;
  /** Width of the finest line, in pixels of the screen. */
  readonly hairline: number;
  /** What the ends of the signed colours stand for, where it is not the largest number of the value. */
  readonly limit?: number | undefined;
  /** Seen from far, frames and texts are left out. */
  readonly detail: 'full' | 'low';
  /** The corner of the content, in pixels of the screen. */
  readonly x: number;
  readonly y: number;
}

/** A rectangle of the picture on the screen. */
export function onScreen({ scale, x, y }: Painting, rect: Rect): Rect {
  return {
    x: x + rect.x * scale,
    y: y + rect.y * scale,
    width: rect.width * scale,
    height: rect.height * scale,
  };
}
