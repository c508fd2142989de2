import type { JsonValue } from '../base/problem.ts';
import { blocks } from '../blocks/index.ts';
import { boundaryFor } from './boundaryFor.ts';
import type { Document, Graph, Node, Point, Wire } from './document.ts';
import { addNode, validPoint } from './edits.ts';
import { countAll, graphAt, updateGraph } from './graph.ts';
import { limits } from './limits.ts';
import { splitPath, splitPort } from './path.ts';
import { extractFragment, topmost } from './subgraph.ts';
import { fillBody } from './wiring.ts';

/** A document with nodes put into a new combinator; without a path, the same document and why it was not done. */
export type Wrapped =
  | { readonly document: Document; readonly path: string }
  | { readonly document: Document; readonly path?: undefined; readonly why: string };

export interface WrapChoice {
  readonly params?: Readonly<Record<string, JsonValue>>;
  /** Of the outputs that feed the nodes from outside, as their scope writes it, the one that the body is applied over. */
  readonly input?: string | undefined;
}

/** Between the corner of a body and the nodes that are put into it. */
export const bodyInset: Point = [40, 20];

/**
 * Puts nodes of one scope, and all wires between them, into the body of a new combinator. What fed them from outside feeds the
 * combinator: one source the input that it applies its body over, a unit's state its start, all others further inputs. What
 * they fed is fed by the combinator. Inputs that nothing feeds are handed what the body has to offer. Where it cannot be
 * done the document is the same, and `why` says so, with a way out.
 */
export function wrapNodes(
  document: Document,
  paths: Iterable<string>,
  block: string,
  choice: WrapChoice = {},
): Wrapped {
  const selected = topmost(paths).map(splitPath);
  const [scope = ''] = selected[0] ?? [];
  const graph = graphAt(document, scope);
  const nothing = (why: string): Wrapped => ({ document, why });
  const { title = block, body: hasBody } = blocks.get(block) ?? {};
  if (!hasBody) return nothing(`${title} has no body: choose a combinator.`);
  if (!graph || selected.length === 0) return nothing('Nothing is selected: select nodes first.');
  if (selected.some(([other]) => other !== scope))
    return nothing('The selected nodes lie in different bodies: select nodes of one body.');
  const ids = new Set(selected.map(([, id]) => id));
  const between = nodeBetween(graph, ids);
  if (between !== undefined)
    return nothing(
      `${between} lies between the selected nodes: it reads from some and feeds others. Select it too.`,
    );

  const part = extractFragment(document, scope, ids);
  const boundary = boundaryFor(part, block, choice.input);
  if ('why' in boundary) return nothing(boundary.why);
  const [left, top] = cornerOf(part.nodes);
  const bare = updateGraph(document, scope, ({ nodes, wires }) => ({
    nodes: nodes.filter(({ id }) => !ids.has(id)),
    wires: wires.filter((wire) => !wire.some((port) => ids.has(splitPort(port)[0]))),
  }));
  const { extra } = boundary;
  const params = { ...choice.params, ...(extra.length > 0 && { extra }) };
  const around = addNode(bare, scope, { block, params, at: [left, top] });
  const tooDeep = `There is no room for another body here: bodies lie at most ${limits.nesting} deep.`;
  if (around.path === undefined) return nothing(tooDeep);
  const [, id] = splitPath(around.path);
  const nodes = part.nodes.map((node): Node => {
    const [x, y] = node.at ?? [0, 0];
    return { ...node, at: validPoint([x - left + bodyInset[0], y - top + bodyInset[1]]) ?? bodyInset };
  });
  const filled = fillBody(around.document, around.path, { nodes, wires: boundary.inside });
  if (filled === around.document) return nothing(tooDeep);
  const wires = boundary.outside.map(([from, to]): Wire => [named(from, id), named(to, id)]);
  const wired = updateGraph(filled, scope, (each) => ({ ...each, wires: [...each.wires, ...wires] }));
  return countAll(wired).wires > limits.wires
    ? nothing(`A document has at most ${limits.wires} wires, and there would be more.`)
    : { document: wired, path: around.path };
}

/** The port of the combinator, which goes without an id (`.x`) until it has one. */
function named(port: string, id: string): string {
  return port.startsWith('.') ? `${id}${port}` : port;
}

/** A node that reads from some of the nodes and feeds others of them, but is none of them. */
function nodeBetween({ wires }: Graph, ids: ReadonlySet<string>): string | undefined {
  const behind = reach(wires, ids, 0);
  const before = reach(wires, ids, 1);
  return [...behind].find((id) => before.has(id));
}

/** All other nodes that some nodes feed (0), or are fed by (1). */
function reach(wires: Graph['wires'], ids: ReadonlySet<string>, near: 0 | 1): ReadonlySet<string> {
  const next = new Map<string, string[]>();
  for (const wire of wires) {
    const [here, there] = [splitPort(wire[near])[0], splitPort(wire[near === 0 ? 1 : 0])[0]];
    if (here !== '$' && there !== '$') next.set(here, [...(next.get(here) ?? []), there]);
  }
  const found = new Set<string>();
  const open = [...ids];
  for (let each = open.pop(); each !== undefined; each = open.pop())
    for (const other of next.get(each) ?? []) {
      if (ids.has(other) || found.has(other)) continue;
      found.add(other);
      open.push(other);
    }
  return found;
}

function cornerOf(nodes: readonly Node[]): Point {
  const places = nodes.map(({ at }) => at ?? [0, 0]);
  return [Math.min(...places.map(([x]) => x)), Math.min(...places.map(([, y]) => y))];
}
