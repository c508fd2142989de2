import type { Graph, Node } from '../../document/document.ts';
import { splitPort } from '../../document/path.ts';
import { type NodePorts, portsOf } from '../../document/ports.ts';

/**
 * The ports that a node shows: those of its block, and behind them those that only its wires name, so that no wire
 * hangs in the air when a block is unknown or a parameter took its port away.
 */
export function shownPorts(node: Node, around: Graph): NodePorts {
  const known = portsOf(node);
  const ports = {
    inputs: withWired(known?.inputs ?? [], around, node.id, 1),
    outputs: withWired(known?.outputs ?? [], around, node.id, 0),
  };
  if (!node.body && !known?.body) return ports;
  const body = node.body ?? { nodes: [], wires: [] };
  return {
    ...ports,
    body: {
      inputs: withWired(known?.body?.inputs ?? [], body, '$', 0),
      outputs: withWired(known?.body?.outputs ?? [], body, '$', 1),
    },
  };
}

function withWired(known: readonly string[], { wires }: Graph, id: string, end: 0 | 1): string[] {
  const names = new Set(known);
  for (const wire of wires) {
    const [node, port] = splitPort(wire[end]);
    if (node === id) names.add(port);
  }
  return [...names];
}
