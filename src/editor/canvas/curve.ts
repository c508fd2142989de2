export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** The curve of a wire, as the four points of a cubic Bézier: it leaves and arrives level. */
export type Curve = readonly [Spot, Spot, Spot, Spot];

export function curveBetween(from: Spot, to: Spot): Curve {
  const reach = to.x >= from.x ? Math.max(16, (to.x - from.x) / 2) : Math.min(160, 32 + (from.x - to.x) / 2);
  return [from, { x: from.x + reach, y: from.y }, { x: to.x - reach, y: to.y }, to];
}

/** For the `d` of an SVG path. */
export function curvePath([a, b, c, d]: Curve): string {
  return `M${a.x},${a.y} C${b.x},${b.y} ${c.x},${c.y} ${d.x},${d.y}`;
}

/** The point at t from 0 to 1. */
export function pointOn([a, b, c, d]: Curve, t: number): Spot {
  const u = 1 - t;
  const [wa, wb, wc, wd] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
  return { x: wa * a.x + wb * b.x + wc * c.x + wd * d.x, y: wa * a.y + wb * b.y + wc * c.y + wd * d.y };
}

/** How far a point is from the curve, by 32 samples of it: a wire is hit with a finger, not with a ruler. */
export function distanceTo(curve: Curve, { x, y }: Spot): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i <= 32; i++) {
    const on = pointOn(curve, i / 32);
    least = Math.min(least, Math.hypot(on.x - x, on.y - y));
  }
  return least;
}
