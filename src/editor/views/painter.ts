import type { Activations } from '../state/activations.ts';
import type { ColourLimits } from '../state/colourLimits.ts';
import { createDrawer } from './drawSteps.ts';
import type { Look } from './paintPicture.ts';
import { type Palette, readPalette } from './palette.ts';
import { createPlan, type FrameStep } from './planFrame.ts';
import type { Lights, SceneNode, SceneSource, Viewport } from './scene.ts';
import { laySheet, placeSheet, type Sheet, showsAll } from './sheet.ts';
import { createScratch, createSquares } from './squares.ts';
import { createTiles } from './tiles.ts';
import { watchTheme } from './watchTheme.ts';

/** Below this zoom, texts would be too small to read, and frames would be all that is seen. */
const leastDetail = 0.5;
/** Milliseconds of a frame that may go into painting tiles anew; the rest of them wait for the next frame. */
const budget = 7;
/** Milliseconds for which the zoom has to rest before pictures are painted anew at the new size. */
const rest = 90;

/**
 * Paints the pictures of all nodes on one sheet, an element that is given, at most once a frame, when something has changed that is
 * in sight, and only where it has. While the viewport moves, the sheet moves with it and is scaled, for as long as it shows all there
 * is. Returns what ends it.
 */
export function startPainter(
  element: HTMLElement,
  pane: HTMLElement,
  activations: Activations,
  source: SceneSource,
  lights: Lights,
  limits: ColourLimits,
): () => void {
  const on = createScratch();
  if (!on) return () => {};
  const tiles = createTiles();
  const planOf = createPlan();
  const squares = createSquares(element, on);
  const draw = createDrawer(squares, tiles, activations, lights);
  let palette: Palette = readPalette(element);
  let size = { width: pane.clientWidth, height: pane.clientHeight };
  let { zoom } = source.getScene().viewport;
  /** What the tiles are painted for, and since when the viewport has been zoomed elsewhere. */
  let sharpZoom = zoom;
  let zoomedAt = 0;
  let sheet: Sheet | undefined;
  let painted: readonly SceneNode[] = [];
  /** Whether the sheet may differ from what it should show. */
  let isBehind = true;
  let ports: ReadonlySet<string> = new Set();
  let request = 0;

  function schedule(): void {
    if (request === 0 && !document.hidden) request = requestAnimationFrame(show);
  }

  function repaint(): void {
    isBehind = true;
    schedule();
  }

  function show(now: number): void {
    request = 0;
    const { viewport, nodes } = source.getScene();
    if (viewport.zoom !== zoom) zoomedAt = now;
    zoom = viewport.zoom;
    const settled = now - zoomedAt >= rest;
    const old = sheet && keepsSheet(sheet, viewport, nodes) ? sheet : undefined;
    const isSharp = old?.view.zoom === zoom && sharpZoom === zoom;
    if (settled) sharpZoom = zoom;
    const isChanged = isBehind || nodes !== painted;
    const fresh =
      old && (isSharp || !settled) ? undefined : laySheet(viewport, size, window.devicePixelRatio);
    // What is seen is only not as sharp as it could be: it stays until all of it is.
    const waits = old && fresh && !isChanged && !refreshTiles(fresh, planOf(fresh, nodes));
    if (!waits && (fresh || isChanged)) {
      sheet = fresh ?? old;
      if (fresh) squares.fit(fresh);
      if (sheet) isBehind = !paint(sheet, nodes, { isEmpty: !!fresh, onlyMoved: !fresh && !isBehind });
      painted = nodes;
    }
    if (sheet) {
      const { x, y, scale } = placeSheet(sheet, viewport);
      element.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
    }
    if (isBehind || waits || !settled) schedule();
  }

  function keepsSheet(old: Sheet, viewport: Viewport, nodes: readonly SceneNode[]): boolean {
    return old.ratio === window.devicePixelRatio && showsAll(old, viewport, size, nodes);
  }

  /** Returns whether all pictures are as they should be. */
  function paint(
    on: Sheet,
    nodes: readonly SceneNode[],
    how: { isEmpty: boolean; onlyMoved: boolean },
  ): boolean {
    const steps = planOf(on, nodes);
    ports = new Set(steps.flatMap(({ picture }) => picture?.port ?? []));
    const isSharp = refreshTiles(on, steps);
    draw(steps, { sheet: on, palette, ...how });
    return isSharp;
  }

  /** Returns whether all tiles are as they should be. */
  function refreshTiles(on: Sheet, steps: readonly FrameStep[]): boolean {
    const look: Look = {
      palette,
      scale: sharpZoom * on.ratio,
      detail: sharpZoom < leastDetail ? 'low' : 'full',
      hairline: Math.max(1, Math.round(on.ratio)),
      limit: limits.limit(),
    };
    const requests = steps.flatMap(({ node: { id }, picture }) => {
      if (!picture) return [];
      const activation = activations.get(picture.port);
      const limit = look.limit ?? activation?.limit;
      const scale = look.scale * picture.shrink;
      return { id, picture: picture.picture, activation, look: { ...look, scale, limit } };
    });
    const until = performance.now() + budget;
    return tiles.refresh(requests, () => performance.now() < until);
  }

  const observer = new ResizeObserver(() => {
    size = { width: pane.clientWidth, height: pane.clientHeight };
    schedule();
  });
  observer.observe(pane);
  document.addEventListener('visibilitychange', schedule);
  const ends = [
    source.subscribe(schedule),
    lights.subscribe(repaint),
    limits.subscribe(repaint),
    activations.subscribe((changed) => {
      if ([...changed].some((port) => ports.has(port))) repaint();
    }),
    watchTheme(() => {
      palette = readPalette(element);
      repaint();
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
