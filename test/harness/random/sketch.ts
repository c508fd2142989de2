import { type JsonValue, Misfit } from '../../../src/base/problem.ts';
import { type Axis, axesIn, sameType, type ValueType } from '../../../src/base/valueType.ts';
import { checkKinds } from '../../../src/blocks/checkKinds.ts';
import { type Block, bodyPortsOf, type Types } from '../../../src/blocks/define.ts';
import { blocks } from '../../../src/blocks/index.ts';
import type { Graph, Node, Wire } from '../../../src/document/document.ts';
import { joinPath } from '../../../src/document/path.ts';
import type { Dice } from './dice.ts';

/** An output of a node, or what a body is handed, that a wire may start from. */
export interface Port {
  /** As wires name it: `gru1.output`, `$.element`. */
  readonly name: string;
  readonly type: ValueType;
}

export type Ports = Readonly<Record<string, Port>>;
export type NodeParams = Readonly<Record<string, JsonValue>>;

/** Sizes that are not known yet count as this when room is estimated. */
const guessedSize = 3;

/**
 * A graph or a body while it is drawn: each node is typed by the rules of its block as it is put in, and one that does not
 * fit, or whose values would take too much room, is not.
 */
export class Sketch {
  readonly path: string;
  /** How many combinators are around it. */
  readonly depth: number;
  readonly dice: Dice;
  readonly ports: Port[] = [];
  private nodes: readonly Node[] = [];
  private wires: readonly Wire[] = [];
  /** How many elements a port may have. */
  private readonly room: number;

  constructor(dice: Dice, path = '', depth = 0, room = 1000) {
    this.dice = dice;
    this.path = path;
    this.depth = depth;
    this.room = room;
  }

  hand(port: string, type: ValueType): Port {
    const handed = { name: `$.${port}`, type };
    this.ports.push(handed);
    return handed;
  }

  freshId(block: string): string {
    return `${block}${this.nodes.length}`;
  }

  /** Puts a node in, and gives its outputs; nothing when it does not fit. */
  add(block: string, params: NodeParams, inputs: Ports, id = this.freshId(block)): Ports | undefined {
    const rule = ruleOf(block);
    if (rule.body) throw new Error(`${block} needs a body.`);
    const types = fitting(() => {
      checkKinds(rule, typesOf(inputs));
      return rule.infer(typesOf(inputs), parsed(rule, params), { path: joinPath(this.path, id) });
    });
    return types && this.put({ id, block, params }, inputs, types);
  }

  /** Puts a node in that passes its first input on. */
  addBypassed(block: string, inputs: Ports): Ports | undefined {
    const [first] = Object.values(inputs);
    if (!first) return undefined;
    const outputs = Object.keys(ruleOf(block).outputs).map((port) => [port, first.type]);
    return this.put({ id: this.freshId(block), block, bypass: true }, inputs, Object.fromEntries(outputs));
  }

  /**
   * Puts a combinator in: `draw` fills its body and says what is taken back from it, and `more` says which optional inputs
   * go with that.
   */
  combine(
    block: string,
    params: NodeParams,
    inputs: Ports,
    draw: (inner: Sketch) => Ports | undefined,
    {
      id = this.freshId(block),
      more = () => ({}),
    }: { readonly id?: string; more?(results: Ports): Ports } = {},
  ): Ports | undefined {
    const rule = ruleOf(block);
    if (!rule.body) throw new Error(`${block} has no body.`);
    const values = fitting(() => parsed(rule, params));
    if (!values) return undefined;
    const path = joinPath(this.path, id);
    const enter = (given: Ports, results: Types) => {
      checkKinds(rule, typesOf(given));
      const place = { path, resultsFor: () => results, typesWithout: () => [], report: () => undefined };
      return rule.enter(typesOf(given), values, place);
    };
    const begun = fitting(() => ({
      handed: enter(inputs, {}),
      applications: countIn(rule.front(typesOf(inputs), values)),
    }));
    if (!begun) return undefined;
    const inner = new Sketch(this.dice, path, this.depth + 1, this.room / Math.max(1, begun.applications));
    for (const port of Object.keys(bodyPortsOf(rule, values).inputs)) {
      const type = begun.handed[port] ?? inputs[port]?.type;
      if (type) inner.hand(port, type);
    }
    const results = draw(inner);
    if (!results) return undefined;
    const given = { ...inputs, ...more(results) };
    const types = fitting(() => {
      const handed = enter(given, typesOf(results));
      const known = Object.entries(handed).flatMap(([port, type]) => (type ? [[port, type] as const] : []));
      const outputs = rule.infer(typesOf(given), values, typesOf(results), Object.fromEntries(known));
      const missing = rule.missing?.(typesOf(given), values);
      return Object.fromEntries(Object.entries(outputs).filter(([port]) => !missing?.has(port)));
    });
    return types && this.put({ id, block, params, body: inner.graph(results) }, given, types);
  }

  /** A port that is fit, a late one rather than an early one. */
  pick(fits: (type: ValueType) => boolean): Port | undefined {
    return this.dice.late(this.ports.filter(({ type }) => fits(type)));
  }

  /** The last port that fits, one that was computed here rather than one that was handed in. */
  last(fits: (type: ValueType) => boolean): Port | undefined {
    const found = this.ports.filter(({ type }) => fits(type));
    return found.findLast(({ name }) => !name.startsWith('$.')) ?? found.at(-1);
  }

  /** What was drawn; nodes and wires stand in any order. */
  graph(results: Ports = {}): Graph {
    const taken = Object.entries(results).map(([port, { name }]): Wire => [name, `$.${port}`]);
    return { nodes: this.dice.shuffled(this.nodes), wires: this.dice.shuffled([...this.wires, ...taken]) };
  }

  /** Draws something; a combinator that `judge` does not like is taken out again, with all that came along. */
  attempt(draw: () => void, judge: (graph: Graph) => boolean): void {
    const { nodes, wires } = this;
    const { length } = this.ports;
    draw();
    // What is in a body hangs on what the body gives in the end; other nodes fit when they are put in.
    const combinators = this.nodes.slice(nodes.length).filter(({ body }) => body);
    if (combinators.length === 0 || judge({ nodes: this.nodes, wires: this.wires })) return;
    this.nodes = nodes;
    this.wires = wires;
    this.ports.splice(length);
  }

  private put(node: Node, inputs: Ports, types: Types): Ports | undefined {
    if (Object.values(types).some((type) => elementsIn(type) > this.room)) return undefined;
    const { id, params = {}, ...rest } = node;
    this.nodes = [...this.nodes, { id, ...rest, ...(Object.keys(params).length > 0 && { params }) }];
    const wired = Object.entries(inputs).map(([port, { name }]): Wire => [name, `${id}.${port}`]);
    this.wires = [...this.wires, ...wired];
    const outputs = Object.entries(types).map(
      ([port, type]) => [port, { name: `${id}.${port}`, type }] as const,
    );
    this.ports.push(...outputs.map(([, port]) => port));
    return Object.fromEntries(outputs);
  }
}

export function isOf(wanted: ValueType): (type: ValueType) => boolean {
  return (type) => sameType(type, wanted);
}

function ruleOf(block: string): Block {
  const rule = blocks.get(block);
  if (!rule) throw new Error(`There is no block ${block}.`);
  return rule;
}

function parsed(rule: Block, params: NodeParams) {
  return Object.fromEntries(
    Object.entries(rule.params).map(([name, param]) => {
      const given = params[name];
      const value = given === undefined ? param.default : param.parse(given);
      if (given !== undefined && value === undefined)
        throw new Misfit('bad-parameter', `${rule.title} needs ${name} to be ${param.rule}.`);
      return [name, value];
    }),
  );
}

function typesOf(ports: Ports): Types {
  return Object.fromEntries(Object.entries(ports).map(([name, { type }]) => [name, type]));
}

function fitting<T>(rule: () => T): T | undefined {
  try {
    return rule();
  } catch (error) {
    if (error instanceof Misfit) return undefined;
    throw error;
  }
}

function elementsIn(type: ValueType): number {
  if (type.kind === 'tuple') return type.items.reduce((total, item) => total + elementsIn(item), 0);
  return countIn(type.axes);
}

/** How many places there are along axes, or about how many. */
export function countIn(axes: readonly Axis[]): number {
  return axes.reduce((product, { size }) => product * (typeof size === 'number' ? size : guessedSize), 1);
}

export function hasAxis(type: ValueType, name: Axis['name']): boolean {
  return axesIn(type).some((axis) => axis.name === name);
}
