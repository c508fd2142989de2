import { canInsert, placeAt } from '../../state/addBlock.ts';
import type { EditorState } from '../../state/store.ts';
import type { Layout, NodeLayout } from '../layout/layout.ts';
import { type Curve, curveBetween, distanceTo, type Spot } from './curve.ts';
import { wireOwners } from './owners.ts';
import type { DrawnWire } from './wires.ts';

/** Half of a port's dot, where the line of a wire begins. */
const dot = 4;
/** How near to a wire a block has to be let go to be put on it, in pixels of the screen. */
const reach = 14;

/** The line that a wire is drawn along; `undefined` when an end is not on the canvas. */
export function wireCurve(layout: Layout, wire: DrawnWire): Curve | undefined {
  const { from, to, lane } = wire;
  const [source, target] = wireOwners(wire);
  const [start, end] = [spotOf(layout.get(source), from, true), spotOf(layout.get(target), to, false)];
  return start && end && curveBetween({ x: start.x + dot, y: start.y }, { x: end.x - dot, y: end.y }, lane);
}

function spotOf(owner: NodeLayout | undefined, path: string, gives: boolean): Spot | undefined {
  const port = owner?.ports.find((each) => each.port === path && each.gives === gives);
  return owner && port && { x: owner.x + port.x, y: owner.y + port.y };
}

/** What a block would do if it were let go at a point of the canvas: go on a wire, or into a body (or, empty, the document). */
export function dropTarget(
  { layout, wires }: Pick<EditorState, 'layout' | 'wires'>,
  block: string,
  spot: Spot,
  zoom: number,
): { readonly wire: string } | { readonly scope: string } {
  const { scope } = placeAt(layout, spot.x, spot.y);
  if (!canInsert(block)) return { scope };
  let nearest: { id: string; distance: number } | undefined;
  for (const wire of wires) {
    if (wire.scope !== scope) continue;
    const curve = wireCurve(layout, wire);
    const distance = curve ? distanceTo(curve, spot) : Number.POSITIVE_INFINITY;
    if (distance <= reach / zoom && distance < (nearest?.distance ?? Number.POSITIVE_INFINITY))
      nearest = { id: wire.id, distance };
  }
  return nearest ? { wire: nearest.id } : { scope };
}
