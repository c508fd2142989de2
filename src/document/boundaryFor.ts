import { blocks } from '../blocks/index.ts';
import { mostExtras } from './crossing.ts';
import type { Node, Wire } from './document.ts';
import { freshId } from './freshId.ts';
import { type Once, onceOf } from './once.ts';
import { splitPort } from './path.ts';
import { portsOf } from './ports.ts';
import type { Fragment } from './subgraph.ts';

/** How nodes are wired up in the body of a combinator, and the combinator where they were. */
export interface Boundary {
  /** All wires of the body. */
  readonly inside: readonly Wire[];
  /** Those of the combinator, whose own ports go without an id: `.x`. */
  readonly outside: readonly Wire[];
  /** The names of its further inputs. */
  readonly extra: readonly string[];
}

/** What becomes of the wires that are cut when nodes go into a body; `input` is the source that the body is applied over. */
export function boundaryFor(
  part: Fragment,
  block: string,
  input: string | undefined,
): Boundary | { readonly why: string } {
  const once = onceOf({ block });
  const ports = portsOf({ block });
  const { title = block } = blocks.get(block) ?? {};
  if (!once || !ports?.body) return { why: `${title} has no body: choose a combinator.` };
  const holder = holderOf(part, once);
  const free = freeInputs(part, holder);

  // What is handed in.
  const [carried] = once.carried;
  const toState = holder ? part.incoming.filter(([, to]) => to === holder.port) : [];
  const others = part.incoming.filter((wire) => !toState.includes(wire));
  const sources = [...new Set(others.map(([from]) => from))];
  const main = sources.find((source) => source === input) ?? sources[0];
  const [applied] = ports.inputs;
  const handed = ports.body.inputs.filter((port) => port !== carried && once.inputs.get(port) === applied);
  const names = extraNames(
    sources.filter((source) => source !== main),
    ports,
  );
  if (names.size > mostExtras)
    return {
      why: `${title} takes at most ${mostExtras} further inputs, and ${names.size} are read from outside. Select what feeds them too.`,
    };
  const inside: Wire[] = [];
  for (const port of main === undefined ? handed : []) take(free, (to) => inside.push([`$.${port}`, to]));
  for (const [from, to] of others) {
    const first = others.find((each) => each[0] === main);
    const port = from === main ? (handed[first?.[1] === to ? 0 : 1] ?? handed[0]) : names.get(from);
    inside.push([`$.${port}`, to]);
  }
  if (holder) inside.push([`$.${carried}`, holder.port]);
  else if (carried !== undefined) take(free, (to) => inside.push([`$.${carried}`, to]));

  // What is given back.
  const stateFrom = holder?.port;
  const read = [...new Set(part.outgoing.map(([from]) => from))].filter((from) => from !== stateFrom);
  const [given = lastOutput(part), second] = read;
  if (second !== undefined)
    return {
      why: `${title} gives back one value, but ${given} and ${second} are both read outside. Select what reads them too, or join them first.`,
    };
  const [result] = ports.body.outputs.filter((port) => port !== carried);
  inside.push(...part.wires);
  if (given !== undefined) inside.push([given, `$.${result}`]);
  const state = stateFrom ?? given;
  if (carried !== undefined && state !== undefined) inside.push([state, `$.${carried}`]);

  const outputFor = (port: string | undefined) => [...once.outputs].find(([, each]) => each === port)?.[0];
  const outside: Wire[] = [
    ...(main === undefined ? [] : [[main, `.${applied}`] as const]),
    ...toState.map(([from]): Wire => [from, `.${once.inputs.get(carried ?? '')}`]),
    ...[...names].map(([from, name]): Wire => [from, `.${name}`]),
    ...part.outgoing.map(([from, to]): Wire => [`.${outputFor(from === stateFrom ? carried : result)}`, to]),
  ];
  return { inside, outside, extra: [...names.values()] };
}

/** The node that has a state to be carried, and nothing in the part that feeds it: a unit. Its port is an input and an output. */
function holderOf(
  { nodes, wires }: Fragment,
  { carried: [state] }: Once,
): { readonly port: string } | undefined {
  const holds = (node: Node) => {
    const ports = portsOf(node);
    const fed = wires.some(([, to]) => to === `${node.id}.${state}`);
    return state !== undefined && !fed && ports?.inputs.includes(state) && ports.outputs.includes(state);
  };
  const holder = nodes.find(holds);
  return holder && { port: `${holder.id}.${state}` };
}

/** Inputs that need a wire and have none, in the order of the nodes. */
function freeInputs(
  { nodes, wires, incoming }: Fragment,
  holder: { readonly port: string } | undefined,
): string[] {
  const fed = new Set([...wires, ...incoming].map(([, to]) => to));
  return nodes.flatMap((node) => {
    const optional = blocks.get(node.block)?.optionalInputs ?? {};
    return (portsOf(node)?.inputs ?? [])
      .filter((port) => !Object.hasOwn(optional, port))
      .map((port) => `${node.id}.${port}`)
      .filter((port) => !fed.has(port) && port !== holder?.port);
  });
}

function take(free: string[], use: (port: string) => void): void {
  const port = free.shift();
  if (port !== undefined) use(port);
}

/** The first output of the last node that feeds no other of the part. */
function lastOutput({ nodes, wires }: Fragment): string | undefined {
  const feeding = new Set(wires.map(([from]) => splitPort(from)[0]));
  const outputOf = (node: Node | undefined) => {
    const [output] = (node && portsOf(node)?.outputs) ?? [];
    return node && output !== undefined ? `${node.id}.${output}` : undefined;
  };
  return outputOf(nodes.findLast((node) => !feeding.has(node.id) && outputOf(node) !== undefined));
}

/** A name for each further source: that of its node, or of the boundary's port that it is. */
function extraNames(
  sources: readonly string[],
  ports: NonNullable<ReturnType<typeof portsOf>>,
): ReadonlyMap<string, string> {
  const taken = new Set([
    ...ports.inputs,
    ...ports.outputs,
    ...(ports.body?.inputs ?? []),
    ...(ports.body?.outputs ?? []),
  ]);
  const names = new Map<string, string>();
  for (const source of sources) {
    const [node, port] = splitPort(source);
    const name = freshId(node === '$' ? port : node, taken);
    taken.add(name);
    names.set(source, name);
  }
  return names;
}
