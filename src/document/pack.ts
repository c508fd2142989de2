import { blocks } from '../blocks/index.ts';
import type { Document, Graph, Node, Wire } from './document.ts';
import { freshId } from './freshId.ts';
import { splitPort } from './path.ts';

/*
 * The compact form of a document in a link, [head, shapes, ports, graph]. Nodes that have the same block and say something
 * about the same fields share a *shape*, which names them once; what they say follows in one list, node by node. Lists
 * of small numbers, most of them differences, are what deflate shortens best.
 */

/** The block and its version (0 when it is not known), the names of its parameters, then those of further fields. */
export type Shape = readonly [block: string, version: number, params: readonly string[], ...fields: string[]];

/** A pair of port names, from and to, and how wires name them: by position. */
export type PortPair = readonly [from: string, to: string];

export type PackedGraph = readonly [
  /** By node. */
  shapes: readonly number[],
  /** Differences of position from node to node in steps of 4 pixels; null for a node without a position. */
  x: readonly (number | null)[],
  y: readonly (number | null)[],
  /** What the nodes say, in the order of their shapes' names; a body is a packed graph. */
  values: readonly unknown[],
  /** By wire: the pair of ports, how far its source lies in front of its target, and how far its target lies behind the last. */
  ports: readonly number[],
  back: readonly number[],
  forth: readonly number[],
  /** Ids in wires that no node has. The boundary counts as the node behind the last, and these follow it. */
  strangers: readonly string[],
];

/** What the document says besides its nodes and wires. */
export type Head = Pick<Document, 'title' | 'seed' | 'weights' | 'training' | 'notes' | 'frames'>;

export type Packed = readonly [
  head: Head,
  shapes: readonly Shape[],
  ports: readonly PortPair[],
  graph: PackedGraph,
];

/** The pixels that positions in links are whole multiples of. */
export const grid = 4;

/** Packs a document in its canonical form. */
export function pack({ format: _, version: __, nodes, wires, ...head }: Document): Packed {
  const shapes = new Table<Shape>();
  const ports = new Table<PortPair>();
  const graph = packGraph({ nodes, wires }, shapes, ports);
  return [head, shapes.entries, ports.entries, graph];
}

/** Entries in the order of their first use, each once. */
class Table<T> {
  readonly entries: T[] = [];
  private readonly indices = new Map<string, number>();

  indexOf(entry: T): number {
    const key = JSON.stringify(entry);
    const index = this.indices.get(key) ?? this.entries.push(entry) - 1;
    this.indices.set(key, index);
    return index;
  }
}

function packGraph({ nodes, wires }: Graph, shapes: Table<Shape>, ports: Table<PortPair>): PackedGraph {
  const taken = new Set<string>();
  const values: unknown[] = [];
  const shapeOfNode: number[] = [];
  for (const node of nodes) {
    const { fields, params, said } = describe(node, taken);
    taken.add(node.id);
    const version = blocks.get(node.block)?.version ?? 0;
    shapeOfNode.push(shapes.indexOf([node.block, version, params, ...fields]));
    values.push(
      ...said.map((value) =>
        value === node.body && node.body ? packGraph(node.body, shapes, ports) : value,
      ),
    );
  }
  return [shapeOfNode, packAxis(nodes, 0), packAxis(nodes, 1), values, ...packWires(nodes, wires, ports)];
}

/**
 * The names of what a node says, and the values in their order. An id that would be given to it anyway is not said; a
 * block that is not known may have parameters without any in it, and keeps them.
 */
function describe({ id, block, at: _, params, ...others }: Node, taken: ReadonlySet<string>) {
  const names = Object.keys(params ?? {});
  const fields = Object.entries({
    ...(id !== freshId(block, taken) && { id }),
    ...(params && names.length === 0 && { params }),
    ...others,
  });
  return {
    params: names,
    fields: fields.map(([name]) => name),
    said: [...Object.values(params ?? {}), ...fields.map(([, value]) => value)],
  };
}

function packAxis(nodes: readonly Node[], axis: 0 | 1): (number | null)[] {
  let last = 0;
  return nodes.map(({ at }) => {
    if (!at) return null;
    const step = Math.round(at[axis] / grid);
    const difference = step - last;
    last = step;
    return difference;
  });
}

function packWires(nodes: readonly Node[], wires: readonly Wire[], ports: Table<PortPair>) {
  const indices = new Map([...nodes.map(({ id }) => id), '$'].map((id, i) => [id, i]));
  const strangers: string[] = [];
  const indexOf = (id: string): number => {
    const index = indices.get(id) ?? nodes.length + strangers.push(id);
    indices.set(id, index);
    return index;
  };
  let last = 0;
  const packed = wires.map(([from, to]) => {
    const [source, output] = splitPort(from);
    const [target, input] = splitPort(to);
    const position = indexOf(target);
    const entry = [ports.indexOf([output, input]), position - indexOf(source), position - last] as const;
    last = position;
    return entry;
  });
  return [
    packed.map(([pair]) => pair),
    packed.map(([, back]) => back),
    packed.map(([, , forth]) => forth),
    strangers,
  ] as const;
}
