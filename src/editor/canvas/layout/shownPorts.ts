import type { Graph, Node } from '../../../document/document.ts';
import { splitPort } from '../../../document/path.ts';
import { type NodePorts, portsOf } from '../../../document/ports.ts';

/** By node, `$` for the boundary: the ports that wires of one graph start at and end at. */
type Wired = ReadonlyMap<string, { readonly from: ReadonlySet<string>; readonly to: ReadonlySet<string> }>;

/**
 * The ports that the nodes of a graph show, by id: those of their blocks, and behind them those that only wires name, so
 * that no wire hangs in the air when a block is unknown or a parameter took its port away.
 */
export function shownPorts(graph: Graph): Map<string, NodePorts> {
  return new Map(graph.nodes.map((node) => [node.id, portsWith(node, graph.wires)]));
}

/** Ports follow from the node and the wires around it: as long as both stay the same objects, so do they. */
const known = new WeakMap<Node, { readonly wires: Graph['wires']; readonly ports: NodePorts }>();
const knownWired = new WeakMap<Graph['wires'], Wired>();

function portsWith(node: Node, wires: Graph['wires']): NodePorts {
  const old = known.get(node);
  if (old?.wires === wires) return old.ports;
  const ports = readPorts(node, wiredPorts(wires));
  known.set(node, { wires, ports });
  return ports;
}

function readPorts(node: Node, around: Wired): NodePorts {
  const known = portsOf(node);
  const outside = around.get(node.id);
  const ports = {
    inputs: withWired(known?.inputs, outside?.to),
    outputs: withWired(known?.outputs, outside?.from),
  };
  if (!node.body && !known?.body) return ports;
  const inside = node.body && wiredPorts(node.body.wires).get('$');
  return {
    ...ports,
    body: {
      inputs: withWired(known?.body?.inputs, inside?.from),
      outputs: withWired(known?.body?.outputs, inside?.to),
    },
  };
}

function withWired(known: readonly string[] = [], wired: ReadonlySet<string> = new Set()): string[] {
  return [...new Set([...known, ...wired])];
}

function wiredPorts(wires: Graph['wires']): Wired {
  const old = knownWired.get(wires);
  if (old) return old;
  const wired = new Map<string, { from: Set<string>; to: Set<string> }>();
  const note = (end: string, side: 'from' | 'to') => {
    const [node, port] = splitPort(end);
    const sides = wired.get(node) ?? { from: new Set(), to: new Set() };
    wired.set(node, sides);
    sides[side].add(port);
  };
  for (const [from, to] of wires) {
    note(from, 'from');
    note(to, 'to');
  }
  knownWired.set(wires, wired);
  return wired;
}
