import type { Box } from '../layout/geometry.ts';
import type { NodeLayout } from '../layout/layout.ts';
import { type Curve, pointOn } from './curve.ts';

/** The part of the canvas that has something on it, wires with their bends too, and some room around it in its pixels. */
export function boundsOfDrawing(
  nodes: readonly NodeLayout[],
  boxes: readonly Box[],
  curves: readonly Curve[],
  margin: number,
): Box {
  const all = [...nodes.map(({ x, y, box }) => ({ ...box, x, y })), ...boxes];
  const points = curves.flatMap((curve) => Array.from({ length: 33 }, (_, i) => pointOn(curve, i / 32)));
  const xs = [...all.flatMap(({ x, width }) => [x, x + width]), ...points.map(({ x }) => x)];
  const ys = [...all.flatMap(({ y, height }) => [y, y + height]), ...points.map(({ y }) => y)];
  const [left, top] = [Math.floor(least(xs)) - margin, Math.floor(least(ys)) - margin];
  return {
    x: left,
    y: top,
    width: Math.ceil(-least(xs.map((x) => -x))) + margin - left,
    height: Math.ceil(-least(ys.map((y) => -y))) + margin - top,
  };
}

function least(numbers: readonly number[]): number {
  return numbers.reduce((one, other) => Math.min(one, other), numbers[0] ?? 0);
}
