import type { Document, Graph, Node, Wire } from '../../src/document/document.ts';
import { arrangements } from './oracle/arrangements.ts';
import type { Application, Body, CombinatorResult, CombinatorRule, Rule, Weight } from './oracle/call.ts';
import { cells } from './oracle/cells.ts';
import { layers } from './oracle/layers.ts';
import { recur } from './oracle/recur.ts';
import { recurse } from './oracle/recurse.ts';
import { convolve, maxPooling } from './oracle/slide.ts';
import { type Source, sources } from './oracle/sources.ts';
import { stack } from './oracle/stack.ts';
import { must, type PortValue, Unfit, type Value, type Values } from './oracle/values.ts';

export interface Given {
  /** By the path of a source; one that is not given has the value that its parameters say. */
  readonly sources: ReadonlyMap<string, Source>;
  /** By the name of a weight. */
  readonly weights: ReadonlyMap<string, Weight>;
}

/**
 * A naive interpreter of the user's graph in float64: no types, no IR, a loop for every window, step, tree node and
 * copy. Deliberately simple, and written from the description of the format alone. Gives the values of all ports, those
 * inside bodies too (`read/cell.z`), with the axes of the combinators around them in front. A name that is both an input
 * and an output, as the `state` of a unit, means what wires start from: the output, or what a body is handed.
 */
export function interpret(document: Document, given: Given): Map<string, PortValue> {
  const world = { ...given, states: new Map<string, Value>() };
  return new Map(complete(applyGraph(document, {}, { path: '', weights: '' }, world)).ports);
}

interface World extends Given {
  /** States that scans begin at, found once for all the times that they are applied. */
  readonly states: Map<string, Value>;
}

/** What stands before the ids of the nodes of a graph: in the paths of sources, and in the names of weights. */
interface Prefix {
  readonly path: string;
  readonly weights: string;
}

const rules: Readonly<Record<string, Rule>> = {
  ...layers,
  ...cells,
  ...arrangements,
  'max-pooling': maxPooling,
};

const combinators: Readonly<Record<string, CombinatorRule>> = { stack, convolve, recur, recurse };

/** Where the first input is not called `x`. */
const firstInputs: Readonly<Record<string, string>> = {
  join: 'a',
  add: 'a',
  multiply: 'a',
  recur: 'sequence',
  recurse: 'tree',
};

/** Where the outputs are not `y` alone. */
const outputsOf: Readonly<Record<string, readonly string[]>> = {
  gru: ['output', 'state', 'z', 'r', 'proposal'],
  lstm: ['output', 'state', 'i', 'f', 'o', 'proposal', 'cell'],
  recur: ['all', 'last', 'final'],
  recurse: ['root', 'all'],
};

/** One run through a graph: `handed` is what it gets at its boundary, if it is a body. Nodes that miss an input do not run. */
function applyGraph(
  graph: Graph,
  handed: Values,
  prefix: Prefix,
  world: World,
): Application & { idle: readonly Node[] } {
  const sent = new Map(Object.entries(handed).map(([port, value]) => [`$.${port}`, value]));
  const ports = new Map<string, PortValue>(sent);
  let idle = graph.nodes;
  for (;;) {
    const node = idle.find(({ id }) => wiresInto(id, graph).every(([from]) => sent.has(from)));
    if (!node) break;
    idle = idle.filter((each) => each !== node);
    const inputs = arriving(node.id, graph, sent);
    const { outputs, inside } = applyNode(node, inputs, prefix, world);
    for (const [port, value] of Object.entries(inputs)) ports.set(`${node.id}.${port}`, value);
    for (const [port, value] of Object.entries(outputs)) {
      ports.set(`${node.id}.${port}`, value);
      sent.set(`${node.id}.${port}`, value);
    }
    for (const [port, value] of inside) ports.set(node.id + port, value);
  }
  const taken = arriving('$', graph, sent);
  for (const [port, value] of Object.entries(taken))
    if (!sent.has(`$.${port}`)) ports.set(`$.${port}`, value);
  return { taken, ports, idle };
}

function wiresInto(id: string, graph: Graph): readonly Wire[] {
  return graph.wires.filter(([, to]) => to.startsWith(`${id}.`));
}

/** What comes along the wires into a node or, for `$`, out of a body; by port. */
function arriving(id: string, graph: Graph, sent: ReadonlyMap<string, Value>): Values {
  return Object.fromEntries(
    wiresInto(id, graph).flatMap(([from, to]) => {
      const value = sent.get(from);
      return value ? [[to.slice(id.length + 1), value]] : [];
    }),
  );
}

function applyNode(node: Node, inputs: Values, prefix: Prefix, world: World): CombinatorResult {
  const { id, block, params = {} } = node;
  const first = inputs[firstInputs[block] ?? 'x'];
  if (node.bypass && first)
    return {
      outputs: Object.fromEntries((outputsOf[block] ?? ['y']).map((port) => [port, first])),
      inside: new Map(),
    };

  const source = sources[block];
  if (source)
    return { outputs: { out: source(params, world.sources.get(prefix.path + id)) }, inside: new Map() };

  const rule = rules[block];
  const weight = (name: string) =>
    must(world.weights.get(`${prefix.weights}${id}.${name}`), `weight ${name} of ${id}`);
  if (rule) return { outputs: rule({ params, inputs, weight }), inside: new Map() };

  const combinator = must(combinators[block], `block ${block}`);
  const names = Array.isArray(params.extra) ? params.extra.map(String) : [];
  const extra = Object.fromEntries(names.map((name) => [name, must(inputs[name], `value at ${name}`)]));
  return combinator({ params, inputs, extra, body: (set = '') => bodyOf(node, set, prefix, world) });
}

function bodyOf({ id, body }: Node, set: string, prefix: Prefix, world: World): Body {
  const graph = must(body, 'body');
  const inner = { path: `${prefix.path}${id}/`, weights: `${prefix.weights}${id}${set}/` };
  return {
    applyToPart: (handed) => applyGraph(graph, handed, inner, world),
    apply: (handed) => complete(applyGraph(graph, handed, inner, world)),
    weights: () =>
      [...world.weights].filter(([name]) => name.startsWith(inner.weights)).map(([, weight]) => weight),
    startFor(types, find) {
      const question = `${inner.weights} ${types}`;
      const state = world.states.get(question) ?? find();
      world.states.set(question, state);
      return state;
    },
  };
}

function complete<T extends { readonly idle: readonly Node[] }>(application: T): T {
  const [node] = application.idle;
  if (node) throw new Unfit(`${node.id} misses an input.`);
  return application;
}
