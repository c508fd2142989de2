import { meet } from './planFrame.ts';
import type { Rect } from './scene.ts';
import type { Sheet } from './sheet.ts';

/** What a sheet is shown by, square by square, in pixels of the screen. */
export interface Squares {
  /** Gives them the size of a sheet. */
  fit(sheet: Sheet): void;
  /**
   * Paints those anew that touch one of some rectangles; without any, all. `draw` puts on a canvas whose origin is the sheet's what
   * lies in an area of it, and says whether there is anything.
   */
  paint(rects: readonly Rect[] | undefined, draw: Draw): void;
}

type Scratch = OffscreenCanvasRenderingContext2D;
type Draw = (on: Scratch, area: Rect) => boolean;

interface Square {
  readonly area: Rect;
  readonly context: ImageBitmapRenderingContext;
}

/** Pixels of the screen: smaller ones make more layers for the browser, of larger ones more is painted for little. */
const side = 256;

/** What squares are painted on, one after the other; nothing where no pictures can be drawn. */
export function createScratch(): Scratch | null {
  return 'OffscreenCanvas' in globalThis ? new OffscreenCanvas(side, side).getContext('2d') : null;
}

/**
 * The squares of a sheet, in an element. Each is a bitmap that the browser takes over as it is: a canvas that is drawn on it copies in
 * every frame in which anything moves, and as a whole.
 */
export function createSquares(element: HTMLElement, on: Scratch): Squares {
  let squares: readonly Square[] = [];
  let size = { columns: 0, rows: 0, ratio: 0 };

  return {
    fit({ width, height, ratio }) {
      const [columns, rows] = [Math.round(width * ratio), Math.round(height * ratio)];
      if (size.columns === columns && size.rows === rows && size.ratio === ratio) return;
      size = { columns, rows, ratio };
      squares = areasOf(columns, rows).flatMap((area) => squareOver(area, ratio));
      element.replaceChildren(...squares.map(({ context }) => context.canvas as HTMLCanvasElement));
    },
    paint(rects, draw) {
      for (const { area, context } of squares) {
        if (rects && !rects.some((rect) => meet(rect, area))) continue;
        on.setTransform(1, 0, 0, 1, -area.x, -area.y);
        const isEmpty = !draw(on, area);
        context.transferFromImageBitmap(isEmpty ? null : on.canvas.transferToImageBitmap());
      }
    },
  };
}

function areasOf(columns: number, rows: number): Rect[] {
  const areas: Rect[] = [];
  for (let y = 0; y < rows; y += side)
    for (let x = 0; x < columns; x += side) areas.push({ x, y, width: side, height: side });
  return areas;
}

function squareOver(area: Rect, ratio: number): Square[] {
  const canvas = document.createElement('canvas');
  canvas.width = area.width;
  canvas.height = area.height;
  canvas.style.left = `${area.x / ratio}px`;
  canvas.style.top = `${area.y / ratio}px`;
  canvas.style.width = `${area.width / ratio}px`;
  canvas.style.height = `${area.height / ratio}px`;
  const context = canvas.getContext('bitmaprenderer');
  return context ? [{ area, context }] : [];
}
