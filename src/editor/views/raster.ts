import { pack, unpack } from './colour.ts';
import type { Rect } from './scene.ts';

/** Pixels of the screen, painted in memory: exact, the same everywhere, and testable without a page. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  /** Four bytes a pixel (`pack`), row by row; 0 is transparent. */
  readonly pixels: Uint32Array<ArrayBuffer>;
}

export function createRaster(width: number, height: number): Raster {
  return { width, height, pixels: new Uint32Array(width * height) };
}

/** Whole pixels: edges are rounded, so that rectangles which share an edge neither overlap nor gape. */
export function snapRect({ x, y, width, height }: Rect): Rect {
  const [left, top] = [Math.round(x), Math.round(y)];
  return { x: left, y: top, width: Math.round(x + width) - left, height: Math.round(y + height) - top };
}

export function fillRect(raster: Raster, rect: Rect, pixel: number): void {
  const left = Math.max(0, rect.x);
  const right = Math.min(raster.width, rect.x + rect.width);
  const bottom = Math.min(raster.height, rect.y + rect.height);
  if (left >= right) return;
  for (let y = Math.max(0, rect.y); y < bottom; y++)
    raster.pixels.fill(pixel, y * raster.width + left, y * raster.width + right);
}

/** A line of `thickness` along the inside of a rectangle, blended in, so that what lies under it still shows. */
export function frameRect(raster: Raster, rect: Rect, ink: number, share: number, thickness: number): void {
  const { x, y, width, height } = rect;
  const inner = height - 2 * thickness;
  blendRect(raster, { x, y, width, height: thickness }, ink, share);
  blendRect(raster, { x, y: y + height - thickness, width, height: thickness }, ink, share);
  blendRect(raster, { x, y: y + thickness, width: thickness, height: inner }, ink, share);
  blendRect(
    raster,
    { x: x + width - thickness, y: y + thickness, width: thickness, height: inner },
    ink,
    share,
  );
}

function blendRect(raster: Raster, rect: Rect, ink: number, share: number): void {
  const over = unpack(ink);
  for (let y = Math.max(0, rect.y); y < Math.min(raster.height, rect.y + rect.height); y++)
    for (let x = Math.max(0, rect.x); x < Math.min(raster.width, rect.x + rect.width); x++) {
      const at = y * raster.width + x;
      const under = raster.pixels[at] ?? 0;
      if (under === 0) {
        raster.pixels[at] = pack(over, share);
        continue;
      }
      const [red, green, blue] = unpack(under);
      raster.pixels[at] = pack([
        red + (over[0] - red) * share,
        green + (over[1] - green) * share,
        blue + (over[2] - blue) * share,
      ]);
    }
}

/** Diagonal lines, 1 in every `distance` pixels: nothing is known here. */
export function hatchRect(
  raster: Raster,
  rect: Rect,
  pixel: number,
  distance: number,
  thickness: number,
): void {
  for (let y = rect.y; y < rect.y + rect.height; y++)
    for (let x = rect.x; x < rect.x + rect.width; x++)
      if ((x + y) % distance < thickness) raster.pixels[y * raster.width + x] = pixel;
}
