import type { Rect, Scene, SceneNode, ScenePicture } from './scene.ts';
import { type Sheet, sameSheet } from './sheet.ts';

/** What is done for a node in a frame, in CSS pixels of the canvas. */
export interface FrameStep {
  readonly node: SceneNode;
  /** What of earlier pictures the node hides: its frame on the screen, when it lies over one. */
  readonly hides: Rect | undefined;
  readonly picture: (ScenePicture & { readonly on: Rect }) | undefined;
}

/** What has to be done to paint a scene, in order: only what can be seen, and no holes where there is nothing under. */
export function planFrame({ viewport, nodes }: Scene, width: number, height: number): FrameStep[] {
  const seen = { x: 0, y: 0, width, height };
  const onScreen = (rect: Rect): Rect => ({
    x: rect.x * viewport.zoom + viewport.x,
    y: rect.y * viewport.zoom + viewport.y,
    width: rect.width * viewport.zoom,
    height: rect.height * viewport.zoom,
  });
  const painted = gridOver(seen);
  const steps: FrameStep[] = [];
  for (const node of inOrder(nodes)) {
    const frame = onScreen(node.frame);
    if (!meet(frame, seen)) continue;
    const hides = painted.meets(frame) ? frame : undefined;
    const on = node.picture && onScreen(node.picture.box);
    const picture = node.picture && on && meet(on, seen) ? { ...node.picture, on } : undefined;
    if (picture) painted.add(picture.on);
    if (picture || hides) steps.push({ node, hides, picture });
  }
  return steps;
}

/** A plan that is made again only for other nodes or another sheet: of those that look the same it is the same list. */
export function createPlan(): (on: Sheet, nodes: readonly SceneNode[]) => readonly FrameStep[] {
  let known:
    | { readonly on: Sheet; readonly nodes: readonly SceneNode[]; readonly steps: readonly FrameStep[] }
    | undefined;
  return (on, nodes) => {
    const { view, width, height } = on;
    if (known?.nodes !== nodes || !sameSheet(known.on, on))
      known = { on, nodes, steps: planFrame({ viewport: view, nodes }, width, height) };
    return known.steps;
  };
}

const sorted = new WeakMap<readonly SceneNode[], readonly SceneNode[]>();

/** From the lowest to the highest; sorted once for a list of nodes. */
function inOrder(nodes: readonly SceneNode[]): readonly SceneNode[] {
  const found = sorted.get(nodes) ?? nodes.toSorted((one, other) => one.z - other.z);
  sorted.set(nodes, found);
  return found;
}

const cell = 64;

/** Rectangles by the cells that they touch: in a large drawing each is compared with its neighbours alone. */
function gridOver({ width, height }: Rect) {
  const cells = new Map<number, Rect[]>();
  const columns = Math.ceil(width / cell);
  const touched = (rect: Rect): number[] => {
    const found: number[] = [];
    const right = Math.min(width - 1, rect.x + rect.width);
    const bottom = Math.min(height - 1, rect.y + rect.height);
    for (let y = Math.floor(Math.max(0, rect.y) / cell); y * cell <= bottom; y++)
      for (let x = Math.floor(Math.max(0, rect.x) / cell); x * cell <= right; x++)
        found.push(y * columns + x);
    return found;
  };
  return {
    add(rect: Rect): void {
      for (const key of touched(rect)) {
        const there = cells.get(key);
        if (there) there.push(rect);
        else cells.set(key, [rect]);
      }
    },
    meets: (rect: Rect) => touched(rect).some((key) => cells.get(key)?.some((other) => meet(other, rect))),
  };
}

/** Whether two rectangles have more than an edge in common. */
export function meet(one: Rect, other: Rect): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}
