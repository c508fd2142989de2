import type { JsonValue } from '../../src/base/problem.ts';
import { axisNames, numbers, type ValueType } from '../../src/base/valueType.ts';
import type { Document, Graph, Node, Wire } from '../../src/document/document.ts';

/** A document from its nodes and its wires, each `from → to` or `from -> to`. */
export function graphOf(nodes: readonly Node[], ...wires: readonly string[]): Document {
  return { format: 'layerwire', version: 1, nodes, wires: wires.map(wireOf) };
}

export function node(
  id: string,
  block: string,
  params: Readonly<Record<string, JsonValue>> = {},
  body?: Graph,
): Node {
  return { id, block, params, ...(body && { body }) };
}

export function bodyOf(nodes: readonly Node[], ...wires: readonly string[]): Graph {
  return { nodes, wires: wires.map(wireOf) };
}

function wireOf(text: string): Wire {
  const [from, to] = text.split(/\s*(?:→|->)\s*/);
  if (!from || !to) throw new Error(`Not a wire: ${text}`);
  return [from, to];
}

/** The type that `(height 28, width 28)` describes. */
export function typeOf(text: string): ValueType {
  const inner = /^\((.*)\)$/.exec(text)?.[1];
  if (inner === undefined) throw new Error(`Not a type: ${text}`);
  return numbers(
    ...inner.split(', ').map((part) => {
      const [word, size] = part.split(' ');
      const name = axisNames.find((each) => each === word);
      if (!name || size === undefined) throw new Error(`Not an axis: ${part}`);
      return { name, size: Number(size) };
    }),
  );
}
