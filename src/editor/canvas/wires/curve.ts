export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** The line that a wire is drawn along: cubic Bézier segments, each of four points, the first of one the last of the one before. */
export type Curve = readonly Segment[];
type Segment = readonly [Spot, Spot, Spot, Spot];

/** How far a wire that goes back runs on before it turns, and how round its turns are. */
const turn = { out: 20, radius: 12 };

/**
 * From an output to an input: a level start, a level end and one bend between. A wire to something on the left would cross
 * the nodes between, so it runs through a lane instead, a height at which nothing is in its way.
 */
export function curveBetween(from: Spot, to: Spot, lane?: number): Curve {
  if (lane !== undefined && to.x < from.x) return throughLane(from, to, lane);
  const reach = Math.max(16, Math.abs(to.x - from.x) / 2);
  return [[from, { x: from.x + reach, y: from.y }, { x: to.x - reach, y: to.y }, to]];
}

function throughLane(from: Spot, to: Spot, lane: number): Curve {
  const right = from.x + turn.out;
  const left = to.x - turn.out;
  const corners = [
    from,
    { x: right, y: from.y },
    { x: right, y: lane },
    { x: left, y: lane },
    { x: left, y: to.y },
    to,
  ];
  return rounded(corners);
}

/** Straight lines between the points, with the corners rounded off. */
export function rounded(points: readonly Spot[]): Curve {
  const segments: Segment[] = [];
  let [at] = points;
  for (let i = 1; at && i < points.length; i++) {
    const [corner, next] = [points[i], points[i + 1]];
    if (!corner) break;
    if (!next) {
      segments.push(straight(at, corner));
      break;
    }
    const radius = Math.min(
      turn.radius,
      distance(points[i - 1] ?? at, corner) / 2,
      distance(corner, next) / 2,
    );
    const before = towards(corner, at, radius);
    const behind = towards(corner, next, radius);
    segments.push(straight(at, before), [before, corner, corner, behind]);
    at = behind;
  }
  return segments;
}

function straight(from: Spot, to: Spot): Segment {
  return [from, from, to, to];
}

function distance(one: Spot, other: Spot): number {
  return Math.hypot(other.x - one.x, other.y - one.y);
}

function towards(from: Spot, to: Spot, length: number): Spot {
  const whole = distance(from, to);
  const share = whole === 0 ? 0 : length / whole;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

/** For the `d` of an SVG path. */
export function curvePath(curve: Curve): string {
  const [first] = curve;
  const start = first ? `M${first[0].x},${first[0].y}` : '';
  return start + curve.map(([, b, c, d]) => ` C${b.x},${b.y} ${c.x},${c.y} ${d.x},${d.y}`).join('');
}

/** The point at t from 0 to 1, by segments of equal share. */
export function pointOn(curve: Curve, t: number): Spot {
  const index = Math.min(curve.length - 1, Math.floor(t * curve.length));
  const segment = curve[index];
  if (!segment) return { x: 0, y: 0 };
  const [a, b, c, d] = segment;
  const [s, u] = [t * curve.length - index, 1 - (t * curve.length - index)];
  const [wa, wb, wc, wd] = [u * u * u, 3 * u * u * s, 3 * u * s * s, s * s * s];
  return { x: wa * a.x + wb * b.x + wc * c.x + wd * d.x, y: wa * a.y + wb * b.y + wc * c.y + wd * d.y };
}

/** How far a point is from the curve, by samples of it: a wire is hit with a finger, not with a ruler. */
export function distanceTo(curve: Curve, spot: Spot): number {
  const samples = 32 * curve.length;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i <= samples; i++) least = Math.min(least, distance(pointOn(curve, i / samples), spot));
  return least;
}
