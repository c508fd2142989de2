import { portsOf } from '../../../document/ports.ts';
import type { EditorState } from '../../state/store.ts';
import { type Box, contains } from '../layout/geometry.ts';
import { type Curve, pointOn, type Spot } from './curve.ts';
import { wireCurve } from './dropTarget.ts';
import { closesLoop, fitOfTypes } from './portFit.ts';
import { wireEnds } from './wires.ts';

/** How far inside a node's edge a wire has to run for the node to lie on it. */
const inset = 8;
/** How many points of each segment of a wire are looked at. */
const samples = 32;

type State = Pick<EditorState, 'history' | 'inference' | 'layout' | 'wires'>;

/** The wire that a node would go on if it were let go where it lies: the one nearest to its middle of those that it fits. */
export function landingWireOf(state: State, path: string): string | undefined {
  const node = state.layout.get(path);
  if (!node || outputThrough(state, path) === undefined) return undefined;
  const box: Box = {
    x: node.x + inset,
    y: node.y + inset,
    width: node.box.width - 2 * inset,
    height: node.box.height - 2 * inset,
  };
  let nearest: { id: string; distance: number } | undefined;
  for (const wire of state.wires) {
    if (wire.scope !== node.scope) continue;
    const curve = wireCurve(state.layout, wire);
    if (!curve || !mayMeet(curve, box)) continue;
    const last = samples * curve.length;
    const spots = Array.from({ length: last + 1 }, (_, i) => pointOn(curve, i / last));
    const distance = distanceInside(box, spots);
    if (distance < (nearest?.distance ?? Number.POSITIVE_INFINITY) && portsFor(state, path, wire.id))
      nearest = { id: wire.id, distance };
  }
  return nearest?.id;
}

/** Whether a wire can run through a box at all: a curve stays among the points that it is made of. */
function mayMeet(curve: Curve, { x, y, width, height }: Box): boolean {
  return curve.some(
    (segment) =>
      segment.some((spot) => spot.x >= x) &&
      segment.some((spot) => spot.x <= x + width) &&
      segment.some((spot) => spot.y >= y) &&
      segment.some((spot) => spot.y <= y + height),
  );
}

/** How near a line comes to the middle of a box that it runs through; infinite for one that runs past it. */
function distanceInside(box: Box, spots: readonly Spot[]): number {
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const inside = spots.filter((spot) => contains(box, spot.x, spot.y));
  return Math.min(Number.POSITIVE_INFINITY, ...inside.map((spot) => Math.hypot(spot.x - x, spot.y - y)));
}

/**
 * The ports through which a node can go on a wire: its first input that takes the value, and its first output, neither of
 * them wired yet. `undefined` when there are none, or values would go in a circle.
 */
export function portsFor(
  state: State,
  path: string,
  wire: string,
): { readonly input: string; readonly output: string } | undefined {
  const { history, inference, layout, wires } = state;
  const node = layout.get(path)?.node;
  const ends = wireEnds(wire);
  const output = outputThrough(state, path);
  if (!node || output === undefined || closesLoop(history.present, path, ends)) return undefined;
  const input = portsOf(node)?.inputs.find((port) => {
    const to = `${path}.${port}`;
    const free = !wires.some((each) => each.to === to);
    return free && fitOfTypes(history.present, inference, ends[0], to).kind === 'fits';
  });
  return input === undefined ? undefined : { input, output };
}

/** A node's first output, if it is not wired. */
function outputThrough({ layout, wires }: State, path: string): string | undefined {
  const node = layout.get(path)?.node;
  const [output] = (node && portsOf(node)?.outputs) ?? [];
  const port = `${path}.${output}`;
  const wired = wires.some(({ from }) => from === port);
  return wired ? undefined : output;
}
