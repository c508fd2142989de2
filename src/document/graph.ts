import type { Document, Graph, Node } from './document.ts';
import { limits } from './limits.ts';
import { joinPath, splitPath } from './path.ts';

/** The document itself for the empty scope, else the body of the node at this path (empty if it has none yet). */
export function graphAt(document: Graph, scope: string): Graph | undefined {
  if (scope === '') return document;
  const node = nodeAt(document, scope);
  return node && (node.body ?? emptyBody);
}

export function nodeAt(document: Graph, path: string): Node | undefined {
  let graph: Graph | undefined = document;
  let node: Node | undefined;
  for (const id of path.split('/')) {
    node = graph?.nodes.find((each) => each.id === id);
    graph = node?.body;
  }
  return node;
}

/** Every node with its path, those of a body right behind its own. */
export function* walkNodes(graph: Graph, scope = ''): Generator<readonly [path: string, node: Node]> {
  for (const node of graph.nodes) {
    const path = joinPath(scope, node.id);
    yield [path, node];
    if (node.body) yield* walkNodes(node.body, path);
  }
}

/** All nodes and wires, bodies counted in. */
export function countAll(graph: Graph): { readonly nodes: number; readonly wires: number } {
  let nodes = 0;
  let wires = graph.wires.length;
  for (const [, node] of walkNodes(graph)) {
    nodes += 1;
    wires += node.body?.wires.length ?? 0;
  }
  return { nodes, wires };
}

/** Whether a document may hold more nodes and wires in one of its scopes. */
export function hasRoom(document: Document, scope: string, more: Graph): boolean {
  const [all, added] = [countAll(document), countAll(more)];
  return (
    all.nodes + added.nodes <= limits.nodes &&
    all.wires + added.wires <= limits.wires &&
    depthOf(scope) + bodiesIn(more) <= limits.nesting
  );
}

/** How many bodies a scope lies in, its own counted in. */
export function depthOf(scope: string): number {
  return scope === '' ? 0 : scope.split('/').length;
}

/** How deep bodies lie in each other. */
function bodiesIn({ nodes }: Graph): number {
  return Math.max(0, ...nodes.map(({ body }) => (body ? 1 + bodiesIn(body) : 0)));
}

/**
 * The document with the nodes and wires of one scope changed. What `change` leaves as it is stays the same object, up to
 * the document itself, and so does a document without that scope.
 */
export function updateGraph(document: Document, scope: string, change: (graph: Graph) => Graph): Document {
  if (scope !== '')
    return updateNode(document, scope, (node) => {
      const before = node.body ?? emptyBody;
      const body = change(before);
      return body === before ? node : { ...node, body };
    });
  const changed = change(document);
  return changed.nodes === document.nodes && changed.wires === document.wires
    ? document
    : { ...document, nodes: changed.nodes, wires: changed.wires };
}

/** The document with one node changed; the same document when there is no such node or nothing changed. */
export function updateNode(document: Document, path: string, change: (node: Node) => Node): Document {
  const [scope, id] = splitPath(path);
  if (!nodeAt(document, path)) return document;
  return updateGraph(document, scope, (graph) => {
    const nodes = graph.nodes.map((node) => (node.id === id ? change(node) : node));
    return nodes.every((node, i) => node === graph.nodes[i]) ? graph : { ...graph, nodes };
  });
}

const emptyBody: Graph = { nodes: [], wires: [] };
