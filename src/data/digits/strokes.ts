/** In pixels of a picture; (0, 0) is the outer corner of the first pixel, whose middle is at (0.5, 0.5). */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** One byte a channel. */
export type Ink = readonly number[];

/** Of the pen, for a picture of this size: on 28 × 28 a line of about 2.3 pixels, as in handwritten digits of MNIST. */
export function penRadius(width: number, height: number): number {
  return Math.max(0.6, (1.15 / 28) * Math.min(width, height));
}

/** What is drawn with: its radius in pixels, and what it leaves. */
export interface Brush {
  readonly ink: Ink;
  readonly radius: number;
}

/** Of the eraser: once along a line of the pen takes all of it away, soft edges too, and need not be exact. */
export function eraserRadius(width: number, height: number): number {
  const radius = penRadius(width, height);
  return Math.max(radius + 1, 2 * radius);
}

/**
 * Marks how far a straight piece of a stroke covers each pixel, 0 to 255, in a mask (height, width). The brush is round
 * with an edge one pixel soft. Where strokes overlap the larger number stays, so that joints do not harden.
 */
export function stampStroke(
  mask: Uint8Array,
  width: number,
  height: number,
  from: Point,
  to: Point,
  radius: number,
): void {
  const reach = radius + 0.5;
  const top = Math.max(0, Math.floor(Math.min(from.y, to.y) - reach));
  const bottom = Math.min(height, Math.ceil(Math.max(from.y, to.y) + reach));
  const left = Math.max(0, Math.floor(Math.min(from.x, to.x) - reach));
  const right = Math.min(width, Math.ceil(Math.max(from.x, to.x) + reach));
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) {
      const cover = Math.min(1, reach - distance({ x: x + 0.5, y: y + 0.5 }, from, to));
      const at = y * width + x;
      if (cover > 0) mask[at] = Math.max(mask[at] ?? 0, Math.round(cover * 255));
    }
}

/** The bytes of a picture (height, width, channels) with ink laid over it where the mask says. */
export function layInk(bytes: Uint8Array, mask: Uint8Array, ink: Ink): Uint8Array<ArrayBuffer> {
  const channels = ink.length;
  return Uint8Array.from(bytes, (byte, i) => {
    const cover = (mask[Math.floor(i / channels)] ?? 0) / 255;
    return Math.round(byte + ((ink[i % channels] ?? 0) - byte) * cover);
  });
}

function distance(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const squared = dx * dx + dy * dy;
  const along = squared === 0 ? 0 : ((point.x - from.x) * dx + (point.y - from.y) * dy) / squared;
  const share = Math.min(1, Math.max(0, along));
  const [x, y] = [point.x - from.x - share * dx, point.y - from.y - share * dy];
  // Not Math.hypot, which engines round differently.
  return Math.sqrt(x * x + y * y);
}

/** A stroke under way over the bytes of a picture (height, width, channels). */
export interface StrokeInProgress {
  to(point: Point): void;
  /** The picture with the stroke as far as it has come. */
  bytes(): Uint8Array<ArrayBuffer>;
}

/** Puts the brush down. Ink is laid over the picture as it was then, once, however often the stroke crosses itself. */
export function startStroke(
  bytes: Uint8Array,
  { width, height }: { readonly width: number; readonly height: number },
  { ink, radius }: Brush,
  from: Point,
): StrokeInProgress {
  const mask = new Uint8Array(width * height);
  let last = from;
  const to = (point: Point) => {
    stampStroke(mask, width, height, last, point, radius);
    last = point;
  };
  to(from);
  return { to, bytes: () => layInk(bytes, mask, ink) };
}
