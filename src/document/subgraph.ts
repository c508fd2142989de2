import type { Document, Graph, Node, Point, Wire } from './document.ts';
import { validPoint } from './edits.ts';
import { freshId } from './freshId.ts';
import { graphAt, hasRoom, updateGraph } from './graph.ts';
import { joinPath, splitPort } from './path.ts';

/* Parts of documents, to be copied, moved and wrapped: taken out of one scope, and put into another. Pure and total, as edits are. */

/** Nodes of one scope with all that lies in them and the wires among them, so that they stand by themselves; and what was cut. */
export interface Fragment extends Graph {
  /** Wires from outside into the nodes, with the ids on both sides as they were; `$` is the boundary of the body around them. */
  readonly incoming: readonly Wire[];
  /** Wires from the nodes to the outside. */
  readonly outgoing: readonly Wire[];
}

/** A copy of nodes of one scope, in their order; ids that do not exist are passed over. */
export function extractFragment(document: Document, scope: string, ids: ReadonlySet<string>): Fragment {
  const graph = graphAt(document, scope);
  const nodes = graph?.nodes.filter(({ id }) => ids.has(id)) ?? [];
  const taken = new Set(nodes.map(({ id }) => id));
  const ends = (graph?.wires ?? []).map((wire) => {
    const [from, to] = wire.map((port) => taken.has(splitPort(port)[0]));
    return { wire, from, to };
  });
  const wiresWhere = (fromInside: boolean, toInside: boolean) =>
    ends.flatMap(({ wire, from, to }) => (from === fromInside && to === toInside ? [wire] : []));
  return {
    nodes,
    wires: wiresWhere(true, true),
    incoming: wiresWhere(false, true),
    outgoing: wiresWhere(true, false),
  };
}

/** A document with more nodes, and their paths by the ids that they had; no paths where nothing was put in. */
export interface InsertedFragment {
  readonly document: Document;
  readonly paths: ReadonlyMap<string, string>;
}

/**
 * Puts nodes into a scope, moved by an offset, with the wires among them. An id that is taken there becomes the next free
 * one (`layer-2`); those inside bodies stay. Nothing changes where there is no such scope or no room.
 */
export function insertFragment(
  document: Document,
  scope: string,
  { nodes, wires }: Graph,
  [dx, dy]: Point = [0, 0],
): InsertedFragment {
  const graph = graphAt(document, scope);
  if (!graph || !hasRoom(document, scope, { nodes, wires })) return { document, paths: new Map() };
  const ids = freshIds(nodes, graph);
  const changed = updateGraph(document, scope, (before) => ({
    nodes: [...before.nodes, ...nodes.map((node) => moved(node, ids.get(node.id) ?? node.id, dx, dy))],
    wires: [...before.wires, ...wires.flatMap((wire) => renamed(wire, ids))],
  }));
  return { document: changed, paths: new Map([...ids].map(([old, id]) => [old, joinPath(scope, id)])) };
}

/** Of selected paths those that lie inside no other: what is done with a combinator is done with its body. */
export function topmost(paths: Iterable<string>): string[] {
  const all = new Set(paths);
  const isInside = (path: string) => {
    const ids = path.split('/');
    return ids.some((_, depth) => depth > 0 && all.has(ids.slice(0, depth).join('/')));
  };
  return [...all].filter((path) => !isInside(path));
}

function freshIds(nodes: readonly Node[], { nodes: others, wires }: Graph): Map<string, string> {
  // A wire to nothing must not lead to what is put in.
  const named = wires.flat().map((port) => splitPort(port)[0]);
  const taken = new Set([...others.map(({ id }) => id), ...named]);
  const ids = new Map<string, string>();
  for (const { id } of nodes) {
    // A copy of `layer-2` is `layer-3`, not `layer-2-2`, and not `layer` either.
    const stem = id.replace(/-\d+$/, '') || id;
    const fresh = taken.has(id) ? freshId(stem, new Set([...taken, stem])) : id;
    taken.add(fresh);
    ids.set(id, fresh);
  }
  return ids;
}

function moved(node: Node, id: string, dx: number, dy: number): Node {
  if (dx === 0 && dy === 0) return { ...node, id };
  const [x, y] = node.at ?? [0, 0];
  const at = validPoint([x + dx, y + dy]) ?? node.at;
  return { ...node, id, ...(at && { at }) };
}

/** A wire between the new ids; none where an end is not among them. */
function renamed(wire: Wire, ids: ReadonlyMap<string, string>): Wire[] {
  const [from, to] = wire.map((port) => {
    const [node, name] = splitPort(port);
    const id = ids.get(node);
    return id === undefined ? undefined : `${id}.${name}`;
  });
  return from === undefined || to === undefined ? [] : [[from, to]];
}
