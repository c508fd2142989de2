import type { Rect, SceneNode, Viewport } from './scene.ts';

/** What the pictures are painted on: more than is in sight, so that it can be moved and scaled before it has to be painted anew. */
export interface Sheet {
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** How the drawing was seen when the sheet was laid, from the sheet's own corner. */
  readonly view: Viewport;
  /** Pixels of the screen for a CSS pixel. */
  readonly ratio: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** CSS pixels on each side of the pane. */
const margin = 128;

/** A sheet for what is seen in a pane, in the middle of it. */
export function laySheet({ x, y, zoom }: Viewport, { width, height }: Size, ratio: number): Sheet {
  return {
    width: width + 2 * margin,
    height: height + 2 * margin,
    view: { x: x + margin, y: y + margin, zoom },
    ratio,
  };
}

/** Whether one sheet shows the same part of the drawing at the same size as another. */
export function sameSheet(one: Sheet, other: Sheet): boolean {
  const [a, b] = [one.view, other.view];
  return (
    a.x === b.x &&
    a.y === b.y &&
    a.zoom === b.zoom &&
    one.width === other.width &&
    one.height === other.height &&
    one.ratio === other.ratio
  );
}

/** Where a sheet belongs in a pane with another view: its corner in CSS pixels, and how often its size it is. */
export function placeSheet({ view, ratio }: Sheet, { x, y, zoom }: Viewport) {
  const scale = zoom / view.zoom;
  const [left, top] = [x - view.x * scale, y - view.y * scale];
  if (scale !== 1) return { x: left, y: top, scale };
  // Pixels of the sheet lie on pixels of the screen, so that pictures stay sharp.
  return { x: Math.round(left * ratio) / ratio, y: Math.round(top * ratio) / ratio, scale };
}

/** Whether a sheet has all pictures that are in sight in a pane with another view. */
export function showsAll(sheet: Sheet, viewport: Viewport, pane: Size, nodes: readonly SceneNode[]): boolean {
  const painted = inDrawing(sheet.view, sheet);
  const seen = inDrawing(viewport, pane);
  return holds(painted, seen) || holds(painted, common(seen, extentOf(nodes)));
}

/** The part of the drawing that is seen through a window. */
function inDrawing({ x, y, zoom }: Viewport, { width, height }: Size): Rect {
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
}

const extents = new WeakMap<readonly SceneNode[], Rect>();

/** What all pictures lie in; looked up once for a list of nodes. */
function extentOf(nodes: readonly SceneNode[]): Rect {
  const found = extents.get(nodes) ?? around(nodes.flatMap(({ picture }) => picture?.box ?? []));
  extents.set(nodes, found);
  return found;
}

function around(rects: readonly Rect[]): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of rects) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function common(one: Rect, other: Rect): Rect {
  const [x, y] = [Math.max(one.x, other.x), Math.max(one.y, other.y)];
  return {
    x,
    y,
    width: Math.min(one.x + one.width, other.x + other.width) - x,
    height: Math.min(one.y + one.height, other.y + other.height) - y,
  };
}

/** Whether one has all of another; an empty one is in all. */
function holds(one: Rect, { x, y, width, height }: Rect): boolean {
  if (!(width > 0 && height > 0)) return true;
  return x >= one.x && y >= one.y && x + width <= one.x + one.width && y + height <= one.y + one.height;
}
