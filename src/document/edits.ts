import { isReserved, namePattern } from '../base/names.ts';
import type { JsonValue } from '../base/problem.ts';
import { blocks } from '../blocks/index.ts';
import type { Document, Graph, Node, Point, WeightsSource } from './document.ts';
import { freshId } from './freshId.ts';
import { countAll, depthOf, graphAt, nodeAt, updateGraph, updateNode } from './graph.ts';
import { limits } from './limits.ts';
import { joinPath, splitPath, splitPort } from './path.ts';
import { isDefault, paramOf } from './ports.ts';

/*
 * Edits are pure, and total: one that cannot be made (there is no such node, the value breaks its parameter's rule, the
 * document is full) gives back the document as it was, the same object. Whatever they give is accepted by `load`.
 * Scopes and nodes are named by path; the empty scope is the document.
 */

export interface NewNode {
  readonly block: string;
  readonly at?: Point;
  readonly params?: Readonly<Record<string, JsonValue>>;
}

/** A document with a new node; the path is `undefined` when there was no room for one or no such scope. */
export interface Added {
  readonly document: Document;
  readonly path: string | undefined;
}

/** Adds a node, with an empty body when it is a combinator. An id that is taken, or none, becomes the next free one (`vanilla-2`). */
export function addNode(document: Document, scope: string, node: NewNode, id: string = node.block): Added {
  const graph = graphAt(document, scope);
  const block = blocks.get(node.block);
  const full = countAll(document).nodes >= limits.nodes || (block?.body && depthOf(scope) >= limits.nesting);
  if (!graph || full || node.block === '' || node.block.length > limits.name)
    return { document, path: undefined };
  const fresh = freshId(id, new Set(graph.nodes.map((each) => each.id)));
  const params = knownToHold(node.block, node.params ?? {});
  const at = node.at && validPoint(node.at);
  const added: Node = {
    id: fresh,
    block: node.block,
    ...(params && { params }),
    ...(at && { at }),
    ...(block?.body && { body: { nodes: [], wires: [] } }),
  };
  const changed = updateGraph(document, scope, (each) => ({ ...each, nodes: [...each.nodes, added] }));
  return { document: changed, path: joinPath(scope, fresh) };
}

/**
 * Removes nodes and their wires. With `heal`, what fed the only wired input of a removed node then feeds what its only
 * wired output fed, so that a chain stays a chain.
 */
export function removeNodes(
  document: Document,
  paths: Iterable<string>,
  { heal = false }: { readonly heal?: boolean } = {},
): Document {
  let changed = document;
  for (const path of paths) {
    const [scope, id] = splitPath(path);
    if (!nodeAt(changed, path)) continue;
    changed = updateGraph(changed, scope, (graph) => withoutNode(graph, id, heal));
  }
  return changed;
}

function withoutNode(graph: Graph, id: string, heal: boolean): Graph {
  const isFrom = (port: string) => splitPort(port)[0] === id;
  const incoming = graph.wires.filter(([from, to]) => !isFrom(from) && isFrom(to));
  const outgoing = graph.wires.filter(([from, to]) => isFrom(from) && !isFrom(to));
  const [feeder] = incoming;
  const heals = heal && feeder && incoming.length === 1 && new Set(outgoing.map(([from]) => from)).size === 1;
  const wires = graph.wires.flatMap((wire): Graph['wires'] => {
    const [from, to] = wire;
    if (!isFrom(from) && !isFrom(to)) return [wire];
    return heals && isFrom(from) && !isFrom(to) ? [[feeder[0], to]] : [];
  });
  return { nodes: graph.nodes.filter((node) => node.id !== id), wires };
}

/** Moves nodes to new places, each from the corner of its own scope. */
export function moveNodes(document: Document, places: ReadonlyMap<string, Point>): Document {
  let changed = document;
  for (const [path, place] of places) {
    const at = validPoint(place);
    if (at)
      changed = updateNode(changed, path, (node) =>
        node.at?.[0] === at[0] && node.at[1] === at[1] ? node : withField(node, 'at', at),
      );
  }
  return changed;
}

/** Sets a parameter, or with `undefined` sets it back to its default. A value that its rule refuses changes nothing. */
export function setParameter(
  document: Document,
  path: string,
  name: string,
  value: JsonValue | undefined,
): Document {
  return updateNode(document, path, (node) => {
    const { [name]: before, ...others } = node.params ?? {};
    const set = value === undefined ? undefined : knownToHold(node.block, { [name]: value });
    const refused = value !== undefined && !set && !equalsDefault(node.block, name, value);
    if (refused || before === set?.[name]) return node;
    const params = { ...others, ...set };
    return withField(node, 'params', Object.keys(params).length > 0 ? params : undefined);
  });
}

/** A name to be shown in place of the block's; the empty text takes it away. What is too long is cut. */
export function setLabel(document: Document, path: string, label: string): Document {
  return updateNode(document, path, (node) =>
    withField(node, 'label', label.slice(0, limits.label) || undefined),
  );
}

/** A remark on a node; the empty text takes it away. What is too long is cut. */
export function setNote(document: Document, path: string, note: string): Document {
  return updateNode(document, path, (node) =>
    withField(node, 'note', note.slice(0, limits.note) || undefined),
  );
}

/** Whether the node passes its first input on in place of computing. */
export function setBypass(document: Document, path: string, bypass: boolean): Document {
  return updateNode(document, path, (node) => withField(node, 'bypass', bypass || undefined));
}

/** Gives a node another id, in its wires too. An id that is malformed or taken changes nothing. */
export function rename(document: Document, path: string, id: string): Document {
  const [scope, before] = splitPath(path);
  const taken = graphAt(document, scope)?.nodes.some((node) => node.id === id);
  if (taken || !namePattern.test(id) || !nodeAt(document, path)) return document;
  const renamed = (port: string) => {
    const [node, name] = splitPort(port);
    return node === before ? `${id}.${name}` : port;
  };
  return updateGraph(document, scope, ({ nodes, wires }) => ({
    nodes: nodes.map((node) => (node.id === before ? { ...node, id } : node)),
    wires: wires.map((wire) =>
      wire.some((port) => renamed(port) !== port) ? [renamed(wire[0]), renamed(wire[1])] : wire,
    ),
  }));
}

/** The empty text takes the title away. What is too long is cut. */
export function setTitle(document: Document, title: string): Document {
  return withField(document, 'title', title.slice(0, limits.label) || undefined);
}

/** A whole number from 0 to 2³² − 1. */
export function setSeed(document: Document, seed: number): Document {
  return Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32
    ? withField(document, 'seed', seed || undefined)
    : document;
}

/** Where the weights come from, taken as it is; `undefined` draws them from the seed again. */
export function setWeights(document: Document, weights: WeightsSource | undefined): Document {
  return withField(document, 'weights', weights);
}

type Field<T> = { [K in keyof T]-?: undefined extends T[K] ? K : never }[keyof T];

/** The same object when the field has that value already; `undefined` leaves the field out. */
function withField<T extends Node | Document, K extends Field<T>>(
  target: T,
  field: K,
  value: T[K] | undefined,
): T {
  if (target[field] === value) return target;
  const changed = { ...target, [field]: value };
  if (value === undefined) delete changed[field];
  return changed;
}

/** A body without the parameters that are not worth writing down. */
export function bodyToHold(body: Graph): Graph {
  const nodes = body.nodes.map(({ params, body: inner, ...node }) => {
    const kept = params && knownToHold(node.block, params);
    return { ...node, ...(kept && { params: kept }), ...(inner && { body: bodyToHold(inner) }) };
  });
  return { ...body, nodes };
}

/** Of some parameters, those worth writing down: neither refused by a rule nor equal to the default. */
function knownToHold(
  block: string,
  params: Readonly<Record<string, JsonValue>>,
): Record<string, JsonValue> | undefined {
  const kept = Object.entries(params).filter(([name, value]) => {
    const param = paramOf(block, name);
    return !isReserved(name) && (!param || (param.parse(value) !== undefined && !isDefault(param, value)));
  });
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

function equalsDefault(block: string, name: string, value: JsonValue): boolean {
  const param = paramOf(block, name);
  return param !== undefined && isDefault(param, value);
}

/** A place within what a document may hold; `undefined` when it is none. */
export function validPoint([x, y]: Point): Point | undefined {
  if (!Number.isFinite(x) || !Number.isFinite(y)) return undefined;
  const inside = (coordinate: number) =>
    Math.min(limits.coordinate, Math.max(-limits.coordinate, coordinate)) + 0;
  return [inside(x), inside(y)];
}
