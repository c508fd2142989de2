import type { Activations, Mark } from '../state/activations.ts';
import { changedRects, type Painted } from './changedRects.ts';
import { drawLit } from './drawLit.ts';
import type { Palette } from './palette.ts';
import { contentCorner } from './pictureSize.ts';
import { type FrameStep, meet } from './planFrame.ts';
import { platesOf } from './plates.ts';
import type { Lights, Rect, SceneNode, ScenePicture } from './scene.ts';
import type { Sheet } from './sheet.ts';
import type { Tile, Tiles } from './tiles.ts';

/** Of a stale picture. */
const staleOpacity = 0.4;

interface Manner {
  readonly sheet: Sheet;
  readonly palette: Palette;
  /** Whether the canvas holds nothing of use. */
  readonly isEmpty: boolean;
  /** Whether nothing but the places of nodes can have changed since the steps before. */
  readonly onlyMoved: boolean;
}

interface PaintedNode extends Painted {
  readonly node: SceneNode;
  readonly picture: (Painted['picture'] & { readonly tile: Tile }) | undefined;
}

/** Draws the steps of a frame on a canvas, from the second time on only where they differ from those before. */
export function createDrawer(
  on: CanvasRenderingContext2D,
  tiles: Tiles,
  activations: Activations,
  lights: Lights,
): (steps: readonly FrameStep[], manner: Manner) => void {
  let before: ReadonlyMap<string, PaintedNode> = new Map();

  function paintedBy({ node, hides, picture }: FrameStep, { sheet, onlyMoved }: Manner): PaintedNode {
    const { view, ratio } = sheet;
    const tile = tiles.get(node.id);
    const old = onlyMoved ? before.get(node.id) : undefined;
    if (old?.node === node && !old.hides === !hides && old.picture?.tile === tile) return old;
    const corner = picture && { x: Math.round(picture.on.x * ratio), y: Math.round(picture.on.y * ratio) };
    const grown = picture && tile ? (view.zoom * ratio * picture.shrink) / tile.look.scale : 1;
    return {
      node,
      z: node.z,
      hides: hides && scaled(hides, ratio),
      picture:
        picture && corner && tile
          ? {
              on: { ...corner, width: tile.area.width * grown, height: tile.area.height * grown },
              tile,
              opacity: activations.get(picture.port)?.stale ? staleOpacity : 1,
              isCovered:
                !!picture.outline || !!activations.markOf(picture.port) || !!lights.litOf(picture.port),
            }
          : undefined,
    };
  }

  function draw({ node, picture: shown }: FrameStep, { hides, picture }: PaintedNode, manner: Manner): void {
    const { view, ratio } = manner.sheet;
    if (hides) punchOut(on, hides, (node.radius ?? 0) * view.zoom * ratio);
    if (!picture || !shown) return;
    const { x, y, width, height } = picture.on;
    on.globalAlpha = picture.opacity;
    const { bitmap, area } = picture.tile;
    on.drawImage(bitmap, area.x, area.y, area.width, area.height, x, y, width, height);
    on.globalAlpha = 1;
    if (!picture.isCovered) return;
    const scale = view.zoom * ratio * shown.shrink;
    const mark = activations.markOf(shown.port);
    if (mark) drawMark(on, shown, mark, scale, { x, y });
    if (shown.outline) drawOutline(on, shown.outline, shown, picture.on);
    // What is marked already is what it is about.
    const lit = shown.outline ? undefined : lights.litOf(shown.port);
    const values = activations.get(shown.port)?.values;
    if (lit && values) drawLit(on, shown.picture, { lit, values, palette: manner.palette, scale, x, y });
  }

  return (steps, manner) => {
    const now = new Map(steps.map((step) => [step.node.id, paintedBy(step, manner)]));
    const rects = (manner.isEmpty ? undefined : changedRects(before, now)) ?? [
      { x: 0, y: 0, width: on.canvas.width, height: on.canvas.height },
    ];
    before = now;
    if (rects.length === 0) return;
    on.save();
    on.beginPath();
    for (const { x, y, width, height } of rects) on.rect(x, y, width, height);
    on.clip();
    for (const { x, y, width, height } of rects) on.clearRect(x, y, width, height);
    for (const step of steps) {
      const painted = now.get(step.node.id);
      if (painted && touches(painted, rects)) draw(step, painted, manner);
    }
    on.restore();
  };
}

function touches({ hides, picture }: Painted, rects: readonly Rect[]): boolean {
  // What lies over a picture may reach out of it.
  if (picture?.isCovered) return true;
  return rects.some((rect) => (hides && meet(hides, rect)) || (picture && meet(picture.on, rect)));
}

function scaled({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x * by, y: y * by, width: width * by, height: height * by };
}

const none = new Float32Array();

/** A light line along a dark one, around a part of a picture. */
function drawOutline(on: CanvasRenderingContext2D, outline: Rect, { box }: ScenePicture, at: Rect): void {
  const scale = at.width / box.width;
  const [x, y] = [at.x + (outline.x - box.x) * scale, at.y + (outline.y - box.y) * scale];
  for (const [colour, width] of [
    ['black', 2.5 * scale],
    ['white', scale],
  ] as const) {
    on.strokeStyle = colour;
    on.lineWidth = width;
    on.strokeRect(x, y, outline.width * scale, outline.height * scale);
  }
}

/** A light ring in a dark one, which is seen on any picture. */
function drawMark(
  on: CanvasRenderingContext2D,
  { picture }: ScenePicture,
  mark: Mark,
  scale: number,
  corner: { readonly x: number; readonly y: number },
): void {
  const [plate] = platesOf(picture, none);
  if (!plate || plate.columns === 0) return;
  const cell = (plate.width / plate.columns) * scale;
  const inset = contentCorner(picture);
  const [x, y] = [corner.x + inset.x * scale + mark.x * cell, corner.y + inset.y * scale + mark.y * cell];
  for (const [colour, width] of [
    ['black', 3 * scale],
    ['white', 1.5 * scale],
  ] as const) {
    on.beginPath();
    on.arc(x, y, Math.max(2, mark.radius) * cell, 0, 2 * Math.PI);
    on.strokeStyle = colour;
    on.lineWidth = width;
    on.stroke();
  }
}

/** A hole in what has been painted, through which the node under the canvas is seen. */
function punchOut(on: CanvasRenderingContext2D, { x, y, width, height }: Rect, radius: number): void {
  on.globalCompositeOperation = 'destination-out';
  on.beginPath();
  on.roundRect(x, y, width, height, radius);
  on.fill();
  on.globalCompositeOperation = 'source-over';
}
