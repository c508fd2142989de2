import { layout as layRanks, Graph as Net } from '@dagrejs/dagre';
import type { Graph, Node } from '../../document/document.ts';
import { joinPath, splitPort } from '../../document/path.ts';
import { portsOf } from '../../document/ports.ts';
import type { Box, Size } from '../canvas/layout/geometry.ts';
import { titleOf } from '../canvas/layout/layout.ts';
import { measureText } from '../canvas/layout/measureText.ts';
import type { Spot } from '../canvas/wires/curve.ts';
import { type ArrangedWire, routeWires } from './routeWires.ts';

/** Where the values of a body flow: upwards, as in a textbook, or to the right. */
export type Flow = 'up' | 'right';

/** A body as each of its instances is drawn. */
export interface Arranged extends Size {
  readonly nodes: readonly ArrangedNode[];
  readonly wires: readonly ArrangedWire[];
  /** Where on the edge of the frame its ports lie, `$.element` for what is handed in and `.output` for what is given. */
  readonly ports: ReadonlyMap<string, Spot>;
}

export interface ArrangedNode {
  readonly path: string;
  readonly node: Node;
  readonly title: string;
  /** From the corner of the frame. */
  readonly box: Box;
  /** What of it is seen, and the room for that; a nested body in its place. */
  readonly picture?: { readonly port: string; readonly room: Box };
  readonly inner?: { readonly x: number; readonly y: number; readonly body: Arranged };
}

export interface Manner {
  readonly flow: Flow;
  /** The side at which a state comes in, to leave at the other; like any other port if not given. */
  readonly stateFrom?: 'left' | 'right' | undefined;
  /** How large the picture of a node is at one application. */
  sizeOf(port: string, node: Node): Size | undefined;
}

export const headHeight = 20;
const framePadding = 14;
const nodePadding = 6;
const gaps = { ranks: 26, nodes: 20, wires: 12 };
const largest: Size = { width: 112, height: 72 };
const without: Size = { width: 72, height: 20 };

/** Lays a body out by itself, close together: what it is like in the document is a matter of its editing. */
export function arrangeBody(graph: Graph, scope: string, manner: Manner): Arranged {
  const { flow, stateFrom } = manner;
  const sketches = graph.nodes.map((node) => sketch(node, joinPath(scope, node.id), manner));
  const net = new Net({ multigraph: true });
  net.setGraph({
    rankdir: flow === 'up' ? 'BT' : 'LR',
    ranksep: gaps.ranks,
    nodesep: gaps.nodes,
    edgesep: gaps.wires,
  });
  for (const { node, width, height } of sketches) net.setNode(node.id, { width, height });
  // What comes in stands below all else, and what goes out above it.
  for (const end of ['in', 'out']) net.setNode(`$${end}`, { width: 0, height: 0 });
  const named = graph.wires.flatMap((wire, i) => {
    const [source, from] = splitPort(wire[0]);
    const [target, to] = splitPort(wire[1]);
    if (stateFrom && (wire[0] === '$.state' || wire[1] === '$.state')) return [];
    const ends = [source === '$' ? `$in ${from}` : source, target === '$' ? `$out ${to}` : target] as const;
    const known = (id: string) => id.startsWith('$') || sketches.some(({ node }) => node.id === id);
    if (!ends.every(known)) return [];
    ends.forEach((end, which) => {
      if (!end.startsWith('$') || net.hasNode(end)) return;
      net.setNode(end, { width: 8, height: 0 });
      net.setEdge({ v: which === 0 ? '$in' : end, w: which === 0 ? end : '$out' }, { weight: 100 });
    });
    const name = String(i);
    net.setEdge({ v: ends[0], w: ends[1], name }, {});
    return [{ wire, name, v: ends[0], w: ends[1] }];
  });
  layRanks(net);

  const placed = sketches.map((each) => {
    const { x = 0, y = 0 } = net.node(each.node.id);
    return { ...each, left: x - each.width / 2, top: y - each.height / 2 };
  });
  const [left, top] = [least(placed.map((each) => each.left)), least(placed.map((each) => each.top))];
  const [dx, dy] = [framePadding - left, framePadding - top];
  const width = most(placed.map((each) => each.left + each.width)) + dx + framePadding;
  const height = most(placed.map((each) => each.top + each.height)) + dy + framePadding;
  const nodes = placed.map((each): ArrangedNode => {
    const box = { x: each.left + dx, y: each.top + dy, width: each.width, height: each.height };
    const { path, node, picture, inner } = each;
    return { path, node, title: titleOf(node), box, ...(picture && { picture }), ...(inner && { inner }) };
  });
  const bends = named.map(({ wire, name, v, w }) => ({
    wire,
    points: (net.edge({ v, w, name }).points ?? []).map(({ x, y }: Spot) => ({ x: x + dx, y: y + dy })),
  }));
  const size = { width, height };
  return { ...size, nodes, ...routeWires({ graph, scope, nodes, size, flow, stateFrom, bends }) };
}

/** How many nodes a body has, with those of the bodies in it. */
export function countNodes({ nodes }: Graph): number {
  return nodes.reduce((count, { body }) => count + 1 + (body ? countNodes(body) : 0), 0);
}

interface Sketch extends Size {
  readonly path: string;
  readonly node: Node;
  readonly picture?: ArrangedNode['picture'];
  readonly inner?: ArrangedNode['inner'];
}

function sketch(node: Node, path: string, manner: Manner): Sketch {
  const least = Math.ceil(measureText(titleOf(node), 11)) + 20;
  if (node.body && node.body.nodes.length > 0) {
    const body = arrangeBody(node.body, path, { ...manner, stateFrom: undefined });
    const width = Math.max(least, body.width + 2 * nodePadding);
    const inner = { x: (width - body.width) / 2, y: headHeight, body };
    return { path, node, width, height: headHeight + body.height + nodePadding, inner };
  }
  const outputs = portsOf(node)?.outputs ?? [];
  const shown = outputs.includes('all') ? 'all' : outputs[0];
  const port = `${path}.${shown}`;
  const size = shown === undefined ? undefined : fitted(manner.sizeOf(port, node));
  const { width: across, height: down } = size ?? without;
  const width = Math.max(least, across + 2 * nodePadding);
  const room = { x: (width - across) / 2, y: headHeight, width: across, height: down };
  const picture = shown === undefined ? undefined : { port, room };
  return { path, node, width, height: headHeight + down + nodePadding, ...(picture && { picture }) };
}

/** A size, scaled down to what there is room for in a row of instances. */
export function fitted(size: Size | undefined, within: Size = largest): Size | undefined {
  if (!size) return undefined;
  const shrink = Math.min(1, within.width / size.width, within.height / size.height);
  return { width: Math.round(size.width * shrink), height: Math.round(size.height * shrink) };
}

function least(numbers: readonly number[]): number {
  return numbers.length > 0 ? Math.min(...numbers) : 0;
}

function most(numbers: readonly number[]): number {
  return numbers.length > 0 ? Math.max(...numbers) : without.width;
}
