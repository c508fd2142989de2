import type { JsonValue } from '../../src/base/problem.ts';
import { unknownSize } from '../../src/base/size.ts';
import {
  type Axis,
  axesIn,
  axisNames,
  numbers,
  symbols,
  type ValueType,
  withAxes,
} from '../../src/base/valueType.ts';
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

/**
 * The type that `(height 28, width 28)` describes, `symbols (time 3)` (ten of them), or the pair `((features 4), (features 4))`.
 * A size that is no number is unknown. `tree (nodes 3, …)` has values at the leaves of a tree of pairs: ((0 1) 2).
 */
export function typeOf(text: string): ValueType {
  const pair = /^\((\(.*\)), (\(.*\))\)$/.exec(text);
  if (pair) return { kind: 'tuple', items: pair.slice(1).map(typeOf) };
  if (text.startsWith('tree ')) return overLeaves(typeOf(text.slice(5)));
  const [, of, inner] = /^(symbols )?\((.*)\)$/.exec(text) ?? [];
  if (inner === undefined) throw new Error(`Not a type: ${text}`);
  const axes = inner === '' ? [] : inner.split(', ').map(axisOf);
  return of ? symbols(10, ...axes) : numbers(...axes);
}

function overLeaves(type: ValueType): ValueType {
  const axes = axesIn(type).map((axis): Axis => {
    if (axis.name !== 'nodes' || typeof axis.size !== 'number') return axis;
    const children: number[][] = [[]];
    for (let leaf = 1; leaf < axis.size; leaf++) children.push([], [children.length - 1, children.length]);
    return { ...axis, tree: { of: 'tree', values: 'leaves', topology: { children } } };
  });
  return withAxes(type, axes);
}

function axisOf(text: string): Axis {
  const [word, size] = text.split(' ');
  const name = axisNames.find((each) => each === word);
  if (!name || size === undefined) throw new Error(`Not an axis: ${text}`);
  return { name, size: Number.isNaN(Number(size)) ? unknownSize(size) : Number(size) };
}
