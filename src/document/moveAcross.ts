import { boundaryFor } from './boundaryFor.ts';
import { Crossing } from './crossing.ts';
import type { Document, Graph, Wire } from './document.ts';
import { countAll, graphAt, updateGraph } from './graph.ts';
import { limits } from './limits.ts';
import { splitPath, splitPort } from './path.ts';
import { extractFragment, type Fragment, insertFragment } from './subgraph.ts';

/** A document with nodes in another scope, or why there is none. */
export interface Moved {
  readonly document: Document;
  /** Where the nodes are now, by the paths that they had. */
  readonly paths: ReadonlyMap<string, string>;
  /** Wires that could not be kept, as they were: `cell.z → plot.x`. */
  readonly lost: readonly string[];
  readonly why?: string;
}

/**
 * Moves nodes of one scope into another, body by body: out to the innermost scope around both, then in. Wires to what stays
 * behind lead through the boundaries where they can: what goes in takes an input that carries the value already, or that is
 * free, or a further one; what comes out takes a result that carries it or is free. Pure, and total.
 */
export function moveNodesTo(document: Document, paths: readonly string[], scope: string): Moved {
  const [from] = paths.map((path) => splitPath(path)[0]);
  const start: Moved = { document, paths: new Map(paths.map((path) => [path, path])), lost: [] };
  if (from === undefined || from === scope) return start;
  if (paths.some((path) => splitPath(path)[0] !== from))
    return { ...start, why: 'The nodes lie in different bodies: select nodes of one body.' };
  if (paths.some((path) => scope === path || scope.startsWith(`${path}/`)))
    return { ...start, why: 'A combinator cannot be moved into its own body.' };
  let moved = start;
  let here = from;
  while (here !== '' && scope !== here && !scope.startsWith(`${here}/`)) {
    moved = step(moved, here, moveOut);
    if (moved.why !== undefined) return { ...start, why: moved.why };
    [here] = splitPath(here);
  }
  const rest = scope.slice(here === '' ? 0 : here.length + 1);
  for (const id of rest === '' ? [] : rest.split('/')) {
    here = here === '' ? id : `${here}/${id}`;
    moved = step(moved, here, moveIn);
    if (moved.why !== undefined) return { ...start, why: moved.why };
  }
  return moved;
}

type Step = (document: Document, ids: ReadonlySet<string>, combinator: string) => Moved;

function step(before: Moved, combinator: string, move: Step): Moved {
  const ids = new Set([...before.paths.values()].map((path) => splitPath(path)[1]));
  const { document, paths, lost, why } = move(before.document, ids, combinator);
  const along = [...before.paths].map(
    ([first, path]) => [first, paths.get(splitPath(path)[1]) ?? path] as const,
  );
  return {
    document,
    paths: new Map(along),
    lost: [...before.lost, ...lost],
    ...(why !== undefined && { why }),
  };
}

/** Into the body of a combinator of the same scope; the paths are by id. */
const moveIn: Step = (document, ids, combinator) => {
  const [scope] = splitPath(combinator);
  const part = extractFragment(document, scope, ids);
  const wasEmpty = countAll(graphAt(document, combinator) ?? part).nodes === 0;
  const put = transfer(document, scope, combinator, part, ids);
  const crossing = Crossing.at(put.document, combinator);
  if (put.paths.size === 0 || !crossing) return noRoom(document);
  const here = inScope(put.paths);
  const lost: Wire[] = [];
  const own = (port: string) => splitPort(port)[0] === crossing.id;

  const readers = part.incoming.filter(([from]) => own(from));
  const before = [...crossing.inner];
  const fed = (result: string) => before.filter(([, to]) => to === result).map(([from]) => from);
  for (const wire of readers) {
    const feeders = fed(crossing.resultOf(wire[0]));
    for (const from of feeders) crossing.inner.push([from, here(wire[1])]);
    if (feeders.length === 0) lost.push(wire);
  }
  for (const [from] of readers) {
    const result = crossing.resultOf(from);
    if (crossing.readersOf(result).length === 0) crossing.free(result);
  }
  for (const [from, to] of part.outgoing.filter(([, target]) => own(target))) {
    const handed = new Set(crossing.handedBy(to));
    crossing.inner = crossing.inner.map((wire) => (handed.has(wire[0]) ? [here(from), wire[1]] : wire));
  }
  for (const wire of part.incoming.filter(([from]) => !own(from))) {
    const handed = crossing.handIn(wire[0]);
    if (handed === undefined) lost.push(wire);
    else crossing.inner.push([handed, here(wire[1])]);
  }
  for (const wire of part.outgoing.filter(([, to]) => !own(to))) {
    const output = crossing.giveBack(here(wire[0]), wire[1]);
    if (output === undefined) lost.push(wire);
    else crossing.outer.push([output, wire[1]]);
  }
  if (wasEmpty) wireUp(crossing, part, here);
  return done(crossing.applyTo(put.document), put.paths, lost, scope);
};

/** In a body that was empty, what is left open is wired as if the nodes had been wrapped. */
function wireUp(crossing: Crossing, part: Fragment, here: (port: string) => string): void {
  const boundary = boundaryFor(part, crossing.block, undefined);
  if ('why' in boundary) return;
  for (const [from, to] of boundary.inside) {
    const wire: Wire = [here(from), here(to)];
    const known = !boundary.extra.some((name) => from === `$.${name}`);
    if (known && !crossing.inner.some(([, each]) => each === wire[1])) crossing.inner.push(wire);
  }
}

/** Out of the body of a combinator, into the scope around it. */
const moveOut: Step = (document, ids, combinator) => {
  const [scope] = splitPath(combinator);
  const part = extractFragment(document, combinator, ids);
  const put = transfer(document, combinator, scope, part, ids);
  const crossing = Crossing.at(put.document, combinator);
  if (put.paths.size === 0 || !crossing) return noRoom(document);
  const here = inScope(put.paths);
  const lost: Wire[] = [];
  const atBoundary = (port: string) => splitPort(port)[0] === '$';

  for (const wire of part.incoming.filter(([from]) => atBoundary(from))) {
    const [from, to] = wire;
    for (const source of crossing.sourcesOf(from)) crossing.outer.push([source, here(to)]);
    if (crossing.isCarried(from)) lost.push(wire);
    if (!crossing.inner.some((each) => each[0] === from)) crossing.free(from);
  }
  for (const [from, to] of part.outgoing.filter(([, target]) => atBoundary(target))) {
    const readers = new Set(crossing.readersOf(to));
    crossing.outer = crossing.outer.map((wire) => (readers.has(wire) ? [here(from), wire[1]] : wire));
    crossing.free(to);
  }
  for (const wire of part.outgoing.filter(([, to]) => !atBoundary(to))) {
    const handed = crossing.handIn(here(wire[0]));
    if (handed === undefined) lost.push(wire);
    else crossing.inner.push([handed, wire[1]]);
  }
  for (const wire of part.incoming.filter(([from]) => !atBoundary(from))) {
    const output = crossing.giveBack(wire[0], here(wire[1]));
    if (output === undefined) lost.push(wire);
    else crossing.outer.push([output, here(wire[1])]);
  }
  return done(crossing.applyTo(put.document), put.paths, lost, combinator);
};

/** Takes nodes and the wires among them from one scope to another. */
function transfer(document: Document, from: string, to: string, part: Fragment, ids: ReadonlySet<string>) {
  const stays = (wire: Wire) => !wire.some((port) => ids.has(splitPort(port)[0]));
  const without = updateGraph(document, from, ({ nodes, wires }: Graph) => ({
    nodes: nodes.filter(({ id }) => !ids.has(id)),
    wires: wires.filter(stays),
  }));
  return graphAt(without, to)
    ? insertFragment(without, to, part)
    : { document, paths: new Map<string, string>() };
}

/** What a port of a node that moved is called in the scope that it is in now. */
function inScope(paths: ReadonlyMap<string, string>): (port: string) => string {
  return (port) => {
    const [id, name] = splitPort(port);
    const path = paths.get(id);
    return path === undefined ? port : `${splitPath(path)[1]}.${name}`;
  };
}

function done(
  document: Document,
  paths: ReadonlyMap<string, string>,
  lost: readonly Wire[],
  scope: string,
): Moved {
  if (countAll(document).wires > limits.wires)
    return { document, paths, lost: [], why: `A document has at most ${limits.wires} wires.` };
  const named = (port: string) => (scope === '' ? port : `${scope}/${port}`);
  return { document, paths, lost: lost.map((wire) => wire.map(named).join(' → ')) };
}

function noRoom(document: Document): Moved {
  return {
    document,
    paths: new Map(),
    lost: [],
    why: `There is no room: bodies lie at most ${limits.nesting} deep, in combinators that are known.`,
  };
}
