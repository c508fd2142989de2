import type { Activations, Mark } from '../state/activations.ts';
import type { ColourLimits } from '../state/colourLimits.ts';
import { drawLit } from './drawLit.ts';
import type { Look } from './paintPicture.ts';
import { type Palette, readPalette } from './palette.ts';
import { contentCorner } from './pictureSize.ts';
import { type FrameStep, planFrame } from './planFrame.ts';
import { platesOf } from './plates.ts';
import type { Lights, Rect, ScenePicture, SceneSource } from './scene.ts';
import { createTiles } from './tiles.ts';
import { watchTheme } from './watchTheme.ts';

/** Below this zoom, texts would be too small to read, and frames would be all that is seen. */
const leastDetail = 0.5;
/** Milliseconds of a frame that may go into painting tiles anew; the rest of them wait for the next frame. */
const budget = 7;
/** Milliseconds for which the zoom has to rest before pictures are painted anew at the new size. */
const rest = 90;
/** Of a stale picture. */
const staleOpacity = 0.4;

/**
 * Paints the pictures of all nodes on one canvas, at most once a frame, when something has changed that is in sight.
 * While the viewport moves, only tiles that are there already are put elsewhere. Returns what ends it.
 */
export function startPainter(
  canvas: HTMLCanvasElement,
  activations: Activations,
  source: SceneSource,
  lights: Lights,
  limits: ColourLimits,
): () => void {
  const context = canvas.getContext('2d');
  if (!context) return () => {};
  return paintOn(context, activations, source, lights, limits);
}

function paintOn(
  context: CanvasRenderingContext2D,
  activations: Activations,
  source: SceneSource,
  lights: Lights,
  limits: ColourLimits,
): () => void {
  const { canvas } = context;
  const tiles = createTiles();
  let palette: Palette = readPalette(canvas);
  let size = { width: canvas.clientWidth, height: canvas.clientHeight };
  let zoom = source.getScene().viewport.zoom;
  /** What the tiles are painted for, and since when the viewport has been zoomed elsewhere. */
  let sharpZoom = zoom;
  let zoomedAt = 0;
  let ports: ReadonlySet<string> = new Set();
  let request = 0;

  function schedule(): void {
    if (request === 0 && !document.hidden) request = requestAnimationFrame(paint);
  }

  function paint(now: number): void {
    request = 0;
    const scene = source.getScene();
    const ratio = window.devicePixelRatio;
    if (scene.viewport.zoom !== zoom) zoomedAt = now;
    zoom = scene.viewport.zoom;
    const settled = now - zoomedAt >= rest;
    if (settled) sharpZoom = zoom;
    fitCanvas(canvas, size, ratio);
    const look: Look = {
      palette,
      scale: sharpZoom * ratio,
      detail: sharpZoom < leastDetail ? 'low' : 'full',
      hairline: Math.max(1, Math.round(ratio)),
      limit: limits.limit(),
    };
    const steps = planFrame(scene, size.width, size.height);
    ports = new Set(steps.flatMap(({ picture }) => picture?.port ?? []));
    const requests = steps.flatMap(({ node: { id }, picture }) =>
      picture
        ? {
            id,
            picture: picture.picture,
            activation: activations.get(picture.port),
            look: { ...look, scale: look.scale * picture.shrink },
          }
        : [],
    );
    const until = performance.now() + budget;
    const isSharp = tiles.refresh(requests, () => performance.now() < until);
    for (const step of steps) drawStep(step, ratio);
    if (!isSharp || !settled) schedule();
  }

  function drawStep(step: FrameStep, ratio: number): void {
    if (step.hides) punchOut(context, step.hides, (step.node.radius ?? 0) * zoom, ratio);
    const tile = step.picture && tiles.get(step.node.id);
    if (!step.picture || !tile) return;
    const { on: place } = step.picture;
    const [x, y] = [Math.round(place.x * ratio), Math.round(place.y * ratio)];
    const scale = zoom * ratio * step.picture.shrink;
    const grown = scale / tile.look.scale;
    context.globalAlpha = activations.get(step.picture.port)?.stale ? staleOpacity : 1;
    if (grown === 1) context.drawImage(tile.bitmap, x, y);
    else context.drawImage(tile.bitmap, x, y, tile.bitmap.width * grown, tile.bitmap.height * grown);
    context.globalAlpha = 1;
    const mark = activations.markOf(step.picture.port);
    if (mark) drawMark(context, step.picture, mark, scale, { x, y });
    const lit = lights.litOf(step.picture.port);
    const values = activations.get(step.picture.port)?.values;
    if (lit && values) drawLit(context, step.picture.picture, { lit, values, palette, scale, x, y });
  }

  const observer = new ResizeObserver(() => {
    size = { width: canvas.clientWidth, height: canvas.clientHeight };
    schedule();
  });
  observer.observe(canvas);
  document.addEventListener('visibilitychange', schedule);
  const ends = [
    source.subscribe(schedule),
    lights.subscribe(schedule),
    limits.subscribe(schedule),
    activations.subscribe((changed) => {
      if ([...changed].some((port) => ports.has(port))) schedule();
    }),
    watchTheme(() => {
      palette = readPalette(canvas);
      schedule();
    }),
    () => observer.disconnect(),
    () => document.removeEventListener('visibilitychange', schedule),
    () => cancelAnimationFrame(request),
  ];
  schedule();
  return () => {
    for (const end of ends) end();
  };
}

/** Empties the canvas, and gives it the size that it has on the screen. */
function fitCanvas(canvas: HTMLCanvasElement, size: { width: number; height: number }, ratio: number): void {
  const width = Math.max(1, Math.round(size.width * ratio));
  const height = Math.max(1, Math.round(size.height * ratio));
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  } else canvas.getContext('2d')?.clearRect(0, 0, width, height);
}

const none = new Float32Array();

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
function punchOut(on: CanvasRenderingContext2D, rect: Rect, radius: number, ratio: number): void {
  on.globalCompositeOperation = 'destination-out';
  on.beginPath();
  on.roundRect(rect.x * ratio, rect.y * ratio, rect.width * ratio, rect.height * ratio, radius * ratio);
  on.fill();
  on.globalCompositeOperation = 'source-over';
}
