import type { Document, Graph, Node, Wire } from '../../../src/document/document.ts';
import { graphAt, updateGraph, walkNodes } from '../../../src/document/graph.ts';
import { splitPort } from '../../../src/document/path.ts';
import { smallerNodes } from './smallerNodes.ts';

/**
 * Documents that are one step smaller, those that leave out most first: without a node and all behind it, with a node's input in
 * place of what it gives, with a body in place of its combinator, with a source in place of a node and all before it, with smaller
 * parameters and values. Many of them do not hold.
 */
export function* reductions(document: Document): Generator<Document> {
  const scopes = ['', ...[...walkNodes(document)].flatMap(([path, { body }]) => (body ? [path] : []))];
  for (const smaller of [withoutBehind, bypassing, unwrapping, replacing, rewiring, shrinking])
    for (const scope of scopes) {
      const graph = graphAt(document, scope) ?? document;
      for (const change of smaller(graph)) yield updateGraph(document, scope, () => change);
    }
  const { seed, ...unseeded } = document;
  if (seed !== undefined) yield unseeded;
}

/** Without a node and all that hangs on it; without a node alone, where what hung on it can do without. */
function* withoutBehind({ nodes, wires }: Graph): Generator<Graph> {
  for (const { id } of nodes) {
    const gone = new Set([id]);
    for (let before = 0; before < gone.size; ) {
      before = gone.size;
      for (const [from, to] of wires) if (gone.has(idOf(from)) && idOf(to) !== '$') gone.add(idOf(to));
    }
    if (gone.size > 1) yield without({ nodes, wires }, gone);
    yield without({ nodes, wires }, new Set([id]));
  }
}

/** Without a node, what it is given going to where its outputs went. */
function* bypassing({ nodes, wires }: Graph): Generator<Graph> {
  for (const { id } of nodes)
    for (const source of new Set(wires.filter(([, to]) => idOf(to) === id).map(([from]) => from))) {
      const healed = wires.map(([from, to]): Wire => [idOf(from) === id ? source : from, to]);
      yield without({ nodes, wires: healed }, new Set([id]));
    }
}

/** A vector or a series in place of a node and what only it needed. */
function* replacing({ nodes, wires }: Graph): Generator<Graph> {
  for (const { id } of nodes) {
    const others = wires.filter(([, to]) => idOf(to) !== id);
    const used = new Set(others.map(([from]) => idOf(from)));
    const idle = wires.flatMap(([from, to]) =>
      idOf(to) === id && !used.has(idOf(from)) ? [idOf(from)] : [],
    );
    const left = without({ nodes, wires: others }, new Set(idle.filter((each) => each !== '$')));
    if (left.nodes.length === nodes.length) continue;
    for (const source of simpleSources)
      yield {
        nodes: left.nodes.map((node) => (node.id === id ? { id, ...source } : node)),
        wires: left.wires.map(([from, to]): Wire => [idOf(from) === id ? `${id}.out` : from, to]),
      };
  }
}

const simpleSources: readonly Omit<Node, 'id'>[] = [
  ...[1, 2, 3].map((size) => ({ block: 'vector', params: { size, values: Array<number>(size).fill(1) } })),
  ...[1, 2].map((features) => ({
    block: 'series',
    params: { features, values: Array<number>(2 * features).fill(1) },
  })),
];

/** What the results of a body, or optional inputs, hang on instead: what is handed in, or an earlier node. Leaves out what was needed for the old. */
function* rewiring({ nodes, wires }: Graph): Generator<Graph> {
  for (const wire of wires) {
    const others = new Set(wires.map(([from]) => from));
    for (const source of others) {
      const rewired = wires.map((each): Wire => (each === wire ? [source, each[1]] : each));
      const needed = neededFor(rewired, idOf(wire[1]));
      const idle = nodes.filter(({ id }) => !needed.has(id) && idOf(wire[0]) === id);
      if (source !== wire[0] && idle.length > 0)
        yield without({ nodes, wires: rewired }, new Set(idle.map(({ id }) => id)));
    }
    yield { nodes, wires: wires.filter((each) => each !== wire) };
  }
}

/** The nodes that one hangs on. */
function neededFor(wires: readonly Wire[], id: string): ReadonlySet<string> {
  const needed = new Set([id]);
  for (let before = 0; before < needed.size; ) {
    before = needed.size;
    for (const [from, to] of wires) if (needed.has(idOf(to))) needed.add(idOf(from));
  }
  return needed;
}

/** What a body is handed, and what is taken back, as the combinator's own ports. */
const boundaries: Readonly<
  Record<
    string,
    { readonly handed: Readonly<Record<string, string>>; readonly taken: Readonly<Record<string, string>> }
  >
> = {
  stack: { handed: { input: 'x' }, taken: { y: 'output' } },
  convolve: { handed: { window: 'x' }, taken: { y: 'result' } },
  recur: {
    handed: { element: 'sequence', state: 'start' },
    taken: { all: 'output', last: 'output', final: 'state' },
  },
  recurse: {
    handed: { left: 'tree', right: 'tree', children: 'tree' },
    taken: { root: 'result', all: 'result' },
  },
};

/** A combinator's body in its place, given what the combinator is given, or the value of a source. */
function* unwrapping(graph: Graph): Generator<Graph> {
  for (const node of graph.nodes)
    for (const source of [undefined, ...simpleSources]) {
      const unwrapped =
        node.body && unwrap(graph, node, node.body, source && { id: `${node.id}-in`, ...source });
      if (unwrapped) yield unwrapped;
    }
}

function unwrap(graph: Graph, node: Node, body: Graph, given: Node | undefined): Graph | undefined {
  const boundary = boundaries[node.block];
  if (!boundary) return undefined;
  const sourceOf = (port: string, wires: readonly Wire[]) => wires.find(([, to]) => to === port)?.[0];
  const outside = (port: string) => {
    if (idOf(port) !== '$') return `${node.id}-${port}`;
    const name = splitPort(port)[1];
    return given ? `${given.id}.out` : sourceOf(`${node.id}.${boundary.handed[name] ?? name}`, graph.wires);
  };
  const around = graph.wires.flatMap(([from, to]): Wire[] => {
    const result = sourceOf(`$.${boundary.taken[splitPort(from)[1]]}`, body.wires);
    const source = idOf(from) !== node.id ? from : result && outside(result);
    return source && idOf(to) !== node.id ? [[source, to]] : [];
  });
  const within = body.wires.flatMap(([from, to]): Wire[] => {
    const source = outside(from);
    return source && idOf(to) !== '$' ? [[source, `${node.id}-${to}`]] : [];
  });
  const own = graph.nodes.filter((each) => each !== node);
  const inner = body.nodes.map((each) => ({ ...each, id: `${node.id}-${each.id}` }));
  return { nodes: [...own, ...(given ? [given] : []), ...inner], wires: [...around, ...within] };
}

function* shrinking({ nodes, wires }: Graph): Generator<Graph> {
  for (const node of nodes)
    for (const smaller of smallerNodes(node)) {
      const changed = nodes.map((each): Node => (each === node ? smaller : each));
      yield {
        nodes: changed,
        wires: wires.filter(([, to]) => idOf(to) !== node.id || keepsPort(node, smaller, to)),
      };
    }
}

/** Whether an input is still there, of those that parameters ask for. */
function keepsPort(before: Node, after: Node, to: string): boolean {
  const port = splitPort(to)[1];
  const extra = ({ params }: Node) => (Array.isArray(params?.extra) ? params.extra : []);
  if (extra(before).includes(port)) return extra(after).includes(port);
  return (
    after.block !== 'join' || port.length > 1 || port.charCodeAt(0) - 97 < Number(after.params?.count ?? 2)
  );
}

function without({ nodes, wires }: Graph, gone: ReadonlySet<string>): Graph {
  return {
    nodes: nodes.filter(({ id }) => !gone.has(id)),
    wires: wires.filter(([from, to]) => !gone.has(idOf(from)) && !gone.has(idOf(to))),
  };
}

function idOf(port: string): string {
  return splitPort(port)[0];
}
