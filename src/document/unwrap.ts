import type { Document, Graph, Point, Wire } from './document.ts';
import { removeNodes } from './edits.ts';
import { countAll, graphAt, nodeAt, updateGraph } from './graph.ts';
import { limits } from './limits.ts';
import { onceOf } from './once.ts';
import { joinPath, splitPath, splitPort } from './path.ts';
import { insertFragment } from './subgraph.ts';

/** A document with a body's nodes in place of its combinator, or why there is none. */
export interface Unwrapped {
  readonly document: Document;
  /** Where the nodes of the body are now, by the paths that they had. */
  readonly paths: ReadonlyMap<string, string>;
  /** Wires that could not be kept, as they were: `read.all → guess.x`. */
  readonly lost: readonly string[];
  readonly why?: string;
}

/**
 * Puts a combinator's body in its place. What fed an input of the combinator feeds what its body was handed there, and what
 * the body gave back feeds what the combinator fed, as if the body were applied once: a state is carried no further.
 * Nodes move by an offset, to where the combinator lies if none is given. Pure, and total: where it cannot be done the
 * document is the same, and `why` says it.
 */
export function unwrapNode(document: Document, path: string, offset?: Point): Unwrapped {
  const [scope, id] = splitPath(path);
  const node = nodeAt(document, path);
  const once = node && onceOf(node);
  const graph = graphAt(document, scope);
  const nothing = (why: string): Unwrapped => ({ document, paths: new Map(), lost: [], why });
  if (!node || !graph) return nothing('There is no such node.');
  if (!once) return nothing(`${id} has no body that could be taken out of it: select a combinator.`);
  const body = node.body ?? { nodes: [], wires: [] };
  const without = removeNodes(document, [path]);
  const inner = { nodes: body.nodes, wires: body.wires.filter((wire) => !wire.some(isBoundary)) };
  const put = insertFragment(without, scope, inner, offset ?? node.at);
  const outside = wiresThrough(graph, id, body, once);
  const placed = new Map([...put.paths].map(([old, fresh]) => [old, splitPath(fresh)[1]]));
  const wires = outside.wires.map(({ from, to }): Wire => [end(from, placed), end(to, placed)]);
  const wired = updateGraph(put.document, scope, (each) =>
    wires.length > 0 ? { ...each, wires: [...each.wires, ...wires] } : each,
  );
  if (countAll(wired).wires > limits.wires)
    return nothing(`A document has at most ${limits.wires} wires, and there would be more.`);
  const paths = new Map([...put.paths].map(([inside, fresh]) => [joinPath(path, inside), fresh]));
  return { document: wired, paths, lost: outside.lost };
}

/** One end of a wire, and whether it was in the body. */
interface End {
  readonly port: string;
  readonly inner: boolean;
}

interface Through {
  readonly wires: readonly { readonly from: End; readonly to: End }[];
  readonly lost: readonly string[];
}

/** The wires that lead through the boundary of a body, without it. */
function wiresThrough(
  graph: Graph,
  id: string,
  body: Graph,
  { inputs, outputs, carried }: NonNullable<ReturnType<typeof onceOf>>,
): Through {
  const outer = (port: string): End => ({ port, inner: false });
  const inner = (port: string): End => ({ port, inner: true });
  const own = (port: string) => splitPort(port)[0] === id;
  const sourcesOf = (handed: string): End[] =>
    graph.wires.flatMap(([from, to]) =>
      to === `${id}.${inputs.get(handed)}` && !own(from) ? [outer(from)] : [],
    );
  const used = new Set<Wire>();
  const targetsOf = (result: string): End[] =>
    graph.wires.flatMap((wire) => {
      const [owner, port] = splitPort(wire[0]);
      if (owner !== id || outputs.get(port) !== result || own(wire[1])) return [];
      used.add(wire);
      return [outer(wire[1])];
    });
  const wires = body.wires.flatMap(([from, to]) => {
    if (!isBoundary(from) && !isBoundary(to)) return [];
    const starts = isBoundary(from) ? sourcesOf(splitPort(from)[1]) : [inner(from)];
    const ends = isBoundary(to) ? targetsOf(splitPort(to)[1]) : [inner(to)];
    return starts.flatMap((start) => ends.map((each) => ({ from: start, to: each })));
  });
  const unfed = graph.wires.filter((wire) => own(wire[0]) && !used.has(wire));
  const carriedOn = carried.filter((port) => body.wires.some(([from]) => from === `$.${port}`));
  return {
    wires,
    lost: [
      ...carriedOn.map((port) => `${id}/$.${port} → ${id}/$.${port}`),
      ...unfed.map((wire) => wire.join(' → ')),
    ],
  };
}

function isBoundary(port: string): boolean {
  return splitPort(port)[0] === '$';
}

function end({ port, inner }: End, placed: ReadonlyMap<string, string>): string {
  const [node, name] = splitPort(port);
  return inner ? `${placed.get(node) ?? node}.${name}` : port;
}
