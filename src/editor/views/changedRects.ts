import type { Rect } from './scene.ts';

/** What of a node was painted, in whole pixels of the canvas. */
export interface Painted {
  readonly z: number;
  /** Where earlier pictures were taken away for it. */
  readonly hides: Rect | undefined;
  readonly picture:
    | {
        readonly on: Rect;
        /** What was painted, by identity. */
        readonly tile: object;
        readonly opacity: number;
        /** Whether something is drawn over it, which may change at any time. */
        readonly isCovered: boolean;
      }
    | undefined;
}

/** Up to so many rectangles, painting them one by one takes less than painting all. */
const most = 48;
/** Pixels around what was painted that it may have touched. */
const reach = 2;
/** And those that marks and outlines over a picture may have. */
const farReach = 64;

/**
 * The rectangles in which what is painted now differs from what was; `undefined` for everything. Both are by node, in the order of
 * painting.
 */
export function changedRects(
  before: ReadonlyMap<string, Painted>,
  now: ReadonlyMap<string, Painted>,
): readonly Rect[] | undefined {
  const rects: Rect[] = [];
  for (const [id, painted] of now) {
    const old = before.get(id);
    if (old && samePainted(old, painted)) continue;
    rects.push(...rectsOf(painted), ...(old ? rectsOf(old) : []));
    if (rects.length > most) return undefined;
  }
  for (const [id, old] of before) if (!now.has(id)) rects.push(...rectsOf(old));
  return rects.length > most ? undefined : rects;
}

function samePainted(one: Painted, other: Painted): boolean {
  const [a, b] = [one.picture, other.picture];
  return (
    one.z === other.z &&
    sameRect(one.hides, other.hides) &&
    sameRect(a?.on, b?.on) &&
    a?.tile === b?.tile &&
    a?.opacity === b?.opacity &&
    !a?.isCovered &&
    !b?.isCovered
  );
}

function sameRect(one: Rect | undefined, other: Rect | undefined): boolean {
  return (
    one?.x === other?.x && one?.y === other?.y && one?.width === other?.width && one?.height === other?.height
  );
}

function rectsOf({ hides, picture }: Painted): readonly Rect[] {
  return [
    ...(hides ? [grown(hides, reach)] : []),
    ...(picture ? [grown(picture.on, picture.isCovered ? farReach : reach)] : []),
  ];
}

function grown({ x, y, width, height }: Rect, reach: number): Rect {
  const [left, top] = [Math.floor(x - reach), Math.floor(y - reach)];
  return {
    x: left,
    y: top,
    width: Math.ceil(x + width + reach) - left,
    height: Math.ceil(y + height + reach) - top,
  };
}
