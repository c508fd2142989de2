import type { Graph, Wire } from '../../document/document.ts';
import { joinPath, splitPort } from '../../document/path.ts';
import { portsOf } from '../../document/ports.ts';
import type { Size } from '../canvas/layout/geometry.ts';
import { type Curve, rounded, type Spot } from '../canvas/wires/curve.ts';
import type { Arranged, ArrangedNode, Flow } from './arrangeBody.ts';
import type { Arrow } from './unrolling.ts';

/** A wire of a body, from the corner of its frame. */
export interface ArrangedWire {
  /** The path of the port that it leaves. */
  readonly from: string;
  readonly curve: Curve;
  /** Where it ends at a node. */
  readonly arrow?: Arrow;
}

interface Routing {
  readonly graph: Graph;
  readonly scope: string;
  readonly nodes: readonly ArrangedNode[];
  readonly size: Size;
  readonly flow: Flow;
  readonly stateFrom: 'left' | 'right' | undefined;
  /** For each wire that keeps to the flow, the points between which it runs free of nodes. */
  readonly bends: readonly { readonly wire: Wire; readonly points: readonly Spot[] }[];
}

/** Kept free between a state that passes a node and the node. */
const passing = 10;
/** How far inside the frame a state branches. */
const branching = 7;

/** The lines of all wires, and where those of the boundary meet the frame. */
export function routeWires(routing: Routing): Pick<Arranged, 'wires' | 'ports'> {
  const { scope, bends } = routing;
  const spots = spotsOf(routing);
  const ports = new Map<string, Spot>();
  for (const { wire, points } of bends)
    for (const end of [0, 1] as const) {
      const [id, name] = splitPort(wire[end]);
      const key = end === 0 ? `$.${name}` : `.${name}`;
      if (id !== '$' || ports.has(key)) continue;
      const other = spots.get(`${end === 0 ? '>' : ''}${wire[1 - end] ?? ''}`);
      // Straight to the node, unless another stands between or several are meant.
      const alone = bends.filter((each) => each.wire[end] === wire[end]).length === 1;
      const free = alone && points.length <= 3 ? other : undefined;
      ports.set(key, onEdge(free ?? points.at(-end) ?? { x: 0, y: 0 }, end, routing));
    }
  const wires = bends.flatMap(({ wire, points }): ArrangedWire[] => {
    const [from, to] = wire.map((port, end) => {
      const [id, name] = splitPort(port);
      if (id === '$') return ports.get(end === 0 ? `$.${name}` : `.${name}`);
      return spots.get(end === 1 ? `>${port}` : port);
    });
    if (!from || !to) return [];
    const between = points.length > 3 ? pastNodes(points.slice(1, -1), routing) : [];
    const curve = flowing([from, ...between, to], routing.flow);
    const ends = splitPort(wire[1])[0] !== '$';
    const arrow: Arrow = { ...to, to: routing.flow };
    return [{ from: joinPath(scope, wire[0]), curve, ...(ends && { arrow }) }];
  });
  const states = routeStates(routing, spots, ports);
  return { wires: [...wires, ...states], ports };
}

/** Where a long wire begins and ends to pass the nodes at each height that it crosses. */
function pastNodes(points: readonly Spot[], { nodes, flow }: Routing): readonly Spot[] {
  return points.flatMap((point) => {
    const spans = nodes.map(({ box: { x, y, width, height } }) =>
      flow === 'up' ? ([y, y + height] as const) : ([x, x + width] as const),
    );
    const at = flow === 'up' ? point.y : point.x;
    const beside = spans.filter(([start, end]) => start <= at && at <= end);
    if (beside.length === 0) return [];
    const start = Math.min(...beside.map(([each]) => each));
    const end = Math.max(...beside.map(([, each]) => each));
    return flow === 'up'
      ? [
          { x: point.x, y: end },
          { x: point.x, y: start },
        ]
      : [
          { x: start, y: point.y },
          { x: end, y: point.y },
        ];
  });
}

function onEdge(spot: Spot, end: 0 | 1, { flow, size: { width, height } }: Routing): Spot {
  if (flow === 'up') return { x: spot.x, y: end === 0 ? height : 0 };
  return { x: end === 0 ? 0 : width, y: spot.y };
}

/** Where wires meet nodes: by port, with `>` before an input. Only what is wired along the flow takes room. */
function spotsOf({ nodes, bends, flow }: Routing): ReadonlyMap<string, Spot> {
  const spots = new Map<string, Spot>();
  for (const { node, box } of nodes) {
    const ports = portsOf(node);
    for (const end of [0, 1] as const) {
      const wired = new Set(bends.map(({ wire }) => wire[end]));
      const names = (end === 0 ? ports?.outputs : ports?.inputs) ?? [];
      const used = names.map((name) => `${node.id}.${name}`).filter((port) => wired.has(port));
      used.forEach((port, i) => {
        const share = (i + 1) / (used.length + 1);
        const spot =
          flow === 'up'
            ? { x: box.x + share * box.width, y: box.y + (end === 0 ? 0 : box.height) }
            : { x: box.x + (end === 0 ? box.width : 0), y: box.y + share * box.height };
        spots.set(`${end === 1 ? '>' : ''}${port}`, spot);
      });
    }
  }
  return spots;
}

/** A line through points that leaves and arrives along the flow. */
export function flowing(points: readonly Spot[], flow: Flow): Curve {
  return points.slice(1).flatMap((to, i) => {
    const from = points[i] ?? to;
    const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
    return flow === 'up'
      ? [[from, { x: from.x, y }, { x: to.x, y }, to] as const]
      : [[from, { x, y: from.y }, { x, y: to.y }, to] as const];
  });
}

/** The lines of a state, which comes in at one side and leaves at the other. */
function routeStates(
  { graph, scope, nodes, size: { width, height }, stateFrom }: Routing,
  spots: ReadonlyMap<string, Spot>,
  ports: Map<string, Spot>,
): ArrangedWire[] {
  if (!stateFrom) return [];
  const right = stateFrom === 'right';
  const [enter, leave] = right ? [width, 0] : [0, width];
  const inward = right ? -1 : 1;
  const to = right ? 'left' : 'right';
  const nodeOf = (port: string) => nodes.find(({ node }) => node.id === splitPort(port)[0]);
  const wires: ArrangedWire[] = [];
  const from = joinPath(scope, '$.state');
  for (const [source, target] of graph.wires) {
    if (source !== '$.state') continue;
    const peer = nodeOf(target);
    const middle = { x: leave, y: height / 2 };
    const spot = peer ? stateEnd(peer, nodes, right ? 'right' : 'left') : middle;
    const free = peer && isFree(peer, nodes, right ? 'right' : 'left');
    // What is not free at its side is gone to from below.
    const below = peer && { x: peer.box.x + peer.box.width / 4, y: peer.box.y + peer.box.height };
    const known = ports.get('$.state');
    const start = known ?? { x: enter, y: spot.y };
    ports.set('$.state', start);
    const aside = { x: enter + inward * branching, y: start.y };
    const branch = known && known.y !== spot.y ? [aside, { ...aside, y: spot.y }] : [];
    const end = free || !below ? [spot] : [{ x: below.x, y: spot.y }, below];
    const tip = end.at(-1) ?? spot;
    const outer =
      splitPort(target)[0] === '$' && target !== '$.state'
        ? ports.get(`.${splitPort(target)[1]}`)
        : undefined;
    wires.push({
      from,
      curve: outer
        ? rounded([start, { x: outer.x, y: start.y }, outer])
        : rounded([start, ...branch, ...end]),
      ...(peer && { arrow: { ...tip, to: free ? to : 'up' } as const }),
    });
  }
  const back = graph.wires.find(([, target]) => target === '$.state');
  if (!back) return wires;
  const peer = nodeOf(back[0]);
  if (!peer) {
    ports.set('.state', { x: leave, y: ports.get('$.state')?.y ?? height / 2 });
    return wires;
  }
  const spot = stateEnd(peer, nodes, to, 'top');
  const above = spots.get(back[0]) ?? { x: peer.box.x + peer.box.width / 2, y: peer.box.y };
  const end = { x: leave, y: spot.y };
  const curve = rounded(isFree(peer, nodes, to) ? [spot, end] : [above, { x: above.x, y: spot.y }, end]);
  ports.set('.state', end);
  return [...wires, { from: joinPath(scope, back[0]), curve }];
}

type Side = 'left' | 'right';

/** Whether nothing stands between a node and a side of its frame. */
function isFree(one: ArrangedNode, nodes: readonly ArrangedNode[], side: Side): boolean {
  return beside(one, nodes).every(({ box }) => (side === 'left' ? box.x > one.box.x : box.x < one.box.x));
}

/** At the side of a node, half way down; where others stand between, at the height of the gap in which one passes them. */
function stateEnd(
  one: ArrangedNode,
  nodes: readonly ArrangedNode[],
  side: Side,
  past: 'top' | 'bottom' = 'bottom',
): Spot {
  const { x, y, width, height } = one.box;
  const edge = side === 'left' ? x : x + width;
  if (isFree(one, nodes, side)) return { x: edge, y: y + height / 2 };
  const all = [one, ...beside(one, nodes)].map(({ box }) => box);
  return past === 'bottom'
    ? { x: edge, y: Math.max(...all.map((box) => box.y + box.height)) + passing }
    : { x: edge, y: Math.min(...all.map((box) => box.y)) - passing };
}

/** The nodes at the height of a node. */
function beside(one: ArrangedNode, nodes: readonly ArrangedNode[]): readonly ArrangedNode[] {
  return nodes.filter(
    ({ box }) => box !== one.box && box.y < one.box.y + one.box.height && one.box.y < box.y + box.height,
  );
}
