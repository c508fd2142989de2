import { namePattern } from '../base/names.ts';
import type { JsonValue } from '../base/problem.ts';
import type { Document, Graph, Node, Point, Wire } from './document.ts';
import { type Added, addNode, bodyToHold } from './edits.ts';
import { countAll, graphAt, hasRoom, nodeAt, updateGraph, updateNode } from './graph.ts';
import { limits } from './limits.ts';
import { splitPath, splitPort } from './path.ts';
import { type NodePorts, portsOf } from './ports.ts';

/* Edits of wires; ports are named by path, `read/cell.output`. Pure and total, as those of nodes are. */

/** Wires an output to an input of the same scope, in place of what fed the input before. */
export function connect(document: Document, from: string, to: string): Document {
  const wire = localWire([from, to]);
  if (!wire) return document;
  return updateGraph(document, wire.scope, (graph) => {
    const [source, target] = wire.local;
    if (!wire.local.every((port) => endExists(graph, wire.scope, port))) return graph;
    const others = graph.wires.filter(([, each]) => each !== target);
    const replaced = graph.wires.length - others.length;
    if (replaced === 1 && graph.wires.some((each) => each[0] === source && each[1] === target)) return graph;
    if (replaced === 0 && countAll(document).wires >= limits.wires) return graph;
    return { ...graph, wires: [...others, wire.local] };
  });
}

/** Removes a wire. */
export function disconnect(document: Document, [from, to]: readonly [from: string, to: string]): Document {
  const wire = localWire([from, to]);
  if (!wire) return document;
  return updateGraph(document, wire.scope, (graph) => {
    const wires = graph.wires.filter((each) => each[0] !== wire.local[0] || each[1] !== wire.local[1]);
    return wires.length === graph.wires.length ? graph : { ...graph, wires };
  });
}

/** A block as it is put on a wire. */
export interface Inserted {
  readonly block: string;
  readonly params?: Readonly<Record<string, JsonValue>> | undefined;
  readonly body?: Graph | undefined;
  /** The output that goes on; the first if not set. */
  readonly output?: string | undefined;
  readonly at?: Point | undefined;
}

/**
 * Puts a new node on a wire, through its first input and an output, halfway between the two ends if no place is given. Nothing
 * changes, and the path is `undefined`, when there is no such wire or the block has no input or output to be wired through.
 */
export function insertOnWire(
  document: Document,
  wire: readonly [from: string, to: string],
  { block, params, body, output: wanted, at }: Inserted,
): Added {
  const nothing = { document, path: undefined };
  const found = localWire(wire);
  const ports = portsOf({ block });
  const [input] = ports?.inputs ?? [];
  const output = ports?.outputs.find((port) => wanted === undefined || port === wanted);
  if (!found || input === undefined || output === undefined) return nothing;
  const { scope, local } = found;
  const graph = graphAt(document, scope);
  if (!graph?.wires.some((each) => each[0] === local[0] && each[1] === local[1])) return nothing;
  if (countAll(document).wires >= limits.wires) return nothing;
  const added = addNode(document, scope, {
    block,
    at: at ?? halfway(graph, local),
    ...(params && { params }),
  });
  if (added.path === undefined) return nothing;
  const [, id] = splitPath(added.path);
  const wired = updateGraph(added.document, scope, (each) => ({
    ...each,
    wires: each.wires.flatMap((old): Wire[] =>
      old[0] === local[0] && old[1] === local[1]
        ? [
            [old[0], `${id}.${input}`],
            [`${id}.${output}`, old[1]],
          ]
        : [old],
    ),
  }));
  return { document: body ? fillBody(wired, added.path, bodyToHold(body)) : wired, path: added.path };
}

/** Gives a combinator without a body its first one. Nothing changes when it has one already, or there is no room. */
export function fillBody(document: Document, path: string, body: Graph): Document {
  const full = !hasRoom(document, path, body);
  return updateNode(document, path, (node) => {
    const empty = (node.body?.nodes.length ?? 0) + (node.body?.wires.length ?? 0) === 0;
    return full || !empty || !portsOf(node)?.body ? node : { ...node, body };
  });
}

/**
 * Puts a node into the body of a new combinator, wired up inside as `wires` say. What was wired to its ports is wired to
 * those of the combinator that `ports` name for them; other wires go. Nothing changes when there is no room.
 */
export function wrapNode(
  document: Document,
  path: string,
  block: string,
  wires: Graph['wires'],
  ports: Readonly<Record<string, string>>,
): Document {
  const [scope, id] = splitPath(path);
  const node = nodeAt(document, path);
  const around = addNode(document, scope, { block, ...(node?.at && { at: node.at }) });
  if (!node || around.path === undefined) return document;
  const [, wrapper] = splitPath(around.path);
  const moved = (port: string): string | undefined => {
    const [owner, name] = splitPort(port);
    if (owner !== id) return port;
    return Object.hasOwn(ports, name) ? `${wrapper}.${ports[name]}` : undefined;
  };
  const wrapped = updateGraph(around.document, scope, (graph) => ({
    nodes: graph.nodes.filter((each) => each !== node),
    wires: graph.wires.flatMap((wire): Wire[] => {
      const [from, to] = [moved(wire[0]), moved(wire[1])];
      return from === undefined || to === undefined
        ? []
        : [from === wire[0] && to === wire[1] ? wire : [from, to]];
    }),
  }));
  const filled = fillBody(wrapped, around.path, { nodes: [{ ...node, at: [80, 40] }], wires });
  return filled === wrapped ? document : filled;
}

/**
 * Makes a node one of another block, in its place and with its id, label and note. Parameters stay where the new block
 * takes them, a body where both have one; wires go to the port of the same name, else to the one in the same position,
 * and are removed where there is none. A `body` takes the place of the old one, and `ports` says what ports are called now.
 */
export function replaceBlock(
  document: Document,
  path: string,
  block: string,
  { body, ports }: { readonly body?: Graph; readonly ports?: Readonly<Record<string, string>> } = {},
): Document {
  const node = nodeAt(document, path);
  const [scope, id] = splitPath(path);
  if (!node || node.block === block) return document;
  const bare = updateGraph(document, scope, (graph) => ({
    ...graph,
    nodes: graph.nodes.filter((each) => each !== node),
  }));
  const added = addNode(bare, scope, { block, at: node.at, params: node.params }, id);
  const fresh = added.path === undefined ? undefined : nodeAt(added.document, added.path);
  if (!fresh) return document;
  const before = portsOf(node);
  const after = portsOf(fresh);
  const replaced: Node = {
    ...fresh,
    ...(node.label && { label: node.label }),
    ...(node.note && { note: node.note }),
    ...(node.bypass && { bypass: node.bypass }),
    ...(fresh.body &&
      (body ?? node.body) && { body: body ? bodyToHold(body) : bodyFor(node, before, after) }),
  };
  return updateGraph(document, scope, (graph) => ({
    nodes: graph.nodes.map((each) => (each === node ? replaced : each)),
    wires: rewired(graph, id, before, after, ports).wires,
  }));
}

/** The body that a node has, wired to the ports that another combinator gives it. */
function bodyFor({ body }: Node, before: NodePorts | undefined, after: NodePorts | undefined): Graph {
  return rewired(body ?? { nodes: [], wires: [] }, '$', flipped(before), flipped(after));
}

type Sides = Pick<NodePorts, 'inputs' | 'outputs'> | undefined;

/** Inside a body the boundary gives what the combinator hands in, and takes its results. */
function flipped(ports: NodePorts | undefined): Sides {
  return ports?.body && { inputs: ports.body.outputs, outputs: ports.body.inputs };
}

/** The wires at a node (or `$`) brought from the ports that it had to those that it has now. */
function rewired(
  graph: Graph,
  id: string,
  before: Sides,
  after: Sides,
  ports: Readonly<Record<string, string>> = {},
): Graph {
  const moved = (port: string, side: 'inputs' | 'outputs'): string | undefined => {
    const [node, name] = splitPort(port);
    // Ports of a block that is not known cannot be told apart: their wires stay, to be reported.
    if (node !== id || !before || !after) return port;
    if (Object.hasOwn(ports, name)) return `${id}.${ports[name]}`;
    if (after[side].includes(name)) return port;
    const replacement = after[side][before[side].indexOf(name)];
    return replacement === undefined ? undefined : `${id}.${replacement}`;
  };
  const fed = new Set<string>();
  const wires = graph.wires.flatMap((wire): Wire[] => {
    const from = moved(wire[0], 'outputs');
    const to = moved(wire[1], 'inputs');
    if (from === undefined || to === undefined) return [];
    if (from === wire[0] && to === wire[1]) return [wire];
    // Two old inputs may fall on one new one, which takes the first.
    if (to !== wire[1] && (fed.has(to) || graph.wires.some((each) => each[1] === to))) return [];
    fed.add(to);
    return [[from, to]];
  });
  return { ...graph, wires };
}

/** The scope of a wire and its ends as they are written there; `undefined` when they are not of one scope or no ports. */
function localWire([from, to]: readonly [string, string]):
  | { readonly scope: string; readonly local: Wire }
  | undefined {
  const [fromNode, fromPort] = splitPort(from);
  const [toNode, toPort] = splitPort(to);
  const [scope, fromId] = splitPath(fromNode);
  const [toScope, toId] = splitPath(toNode);
  if (scope !== toScope || !namePattern.test(fromPort) || !namePattern.test(toPort)) return undefined;
  return { scope, local: [`${fromId}.${fromPort}`, `${toId}.${toPort}`] };
}

function endExists(graph: Graph, scope: string, port: string): boolean {
  const [id] = splitPort(port);
  return (id === '$' && scope !== '') || graph.nodes.some((node) => node.id === id);
}

/** Between the two ends of a wire, or beside the only one that is a node. On the canvas's grid of 4 pixels. */
function halfway(graph: Graph, wire: Wire): Point {
  const [from, to] = wire.map((port) => graph.nodes.find((node) => node.id === splitPort(port)[0])?.at);
  const step = 240;
  const start: Point = from ?? (to ? [to[0] - step, to[1]] : [0, 0]);
  const end: Point = to ?? [start[0] + step, start[1]];
  return [Math.round((start[0] + end[0]) / 8) * 4, Math.round((start[1] + end[1]) / 8) * 4];
}
