import type { Document, Graph, Node, Wire } from './document.ts';
import { freshId } from './freshId.ts';
import { graphAt, updateGraph, updateNode } from './graph.ts';
import { type Once, onceOf } from './once.ts';
import { splitPath, splitPort } from './path.ts';
import { type NodePorts, portsOf } from './ports.ts';

/** How many further inputs a combinator takes. */
export const mostExtras = 16;

/**
 * The wires on both sides of a combinator's boundary, while nodes are moved across it: values find a way in through the inputs
 * that are there, or a further one, and a way out through a result that is free.
 */
export class Crossing {
  /** Of the scope around the combinator, and of its body. */
  outer: Wire[];
  inner: Wire[];
  readonly id: string;
  readonly block: string;
  private readonly path: string;
  private readonly ports: NodePorts;
  private readonly once: Once;
  private readonly extra: string[];
  /** Inputs and results that nodes which move have left. */
  private readonly freed = new Set<string>();

  private constructor(path: string, node: Node, outer: Graph, ports: NodePorts, once: Once) {
    this.path = path;
    this.id = node.id;
    this.block = node.block;
    this.ports = ports;
    this.once = once;
    this.outer = [...outer.wires];
    this.inner = [...(node.body?.wires ?? [])];
    const extra = node.params?.extra;
    this.extra = Array.isArray(extra) ? extra.filter((each) => typeof each === 'string') : [];
  }

  /** `undefined` where there is no combinator that is known. */
  static at(document: Document, path: string): Crossing | undefined {
    const [scope, id] = splitPath(path);
    const outer = graphAt(document, scope);
    const node = outer?.nodes.find((each) => each.id === id);
    const [ports, once] = [node && portsOf(node), node && onceOf(node)];
    return node && outer && ports && once && new Crossing(path, node, outer, ports, once);
  }

  /** What a wire into the combinator reaches inside, as wires from `$`. */
  handedBy(to: string): readonly string[] {
    const [, port] = splitPort(to);
    return this.handedPorts(port).map((each) => `$.${each}`);
  }

  /** What the combinator is fed with, where its body reads `$.element`. */
  sourcesOf(handed: string): readonly string[] {
    const port = this.once.inputs.get(splitPort(handed)[1]);
    return this.outer.flatMap(([from, to]) => (to === `${this.id}.${port}` ? [from] : []));
  }

  /** The output of the body that an output of the combinator stands for, as `$.result`. */
  resultOf(output: string): string {
    return `$.${this.once.outputs.get(splitPort(output)[1])}`;
  }

  /** Wires from the combinator that carry what its body gives back as `$.result`. */
  readersOf(result: string): readonly Wire[] {
    return this.outer.filter(([from]) => splitPort(from)[0] === this.id && this.resultOf(from) === result);
  }

  isCarried(boundary: string): boolean {
    return this.once.carried.includes(splitPort(boundary)[1]);
  }

  /** Lets an input that the body reads no more, or a result that is read no more, be used for something else. */
  free(boundary: string): void {
    this.freed.add(boundary);
  }

  /** The port inside that carries a value of the outside; a further input if need be. `undefined` where it would close a loop. */
  handIn(source: string): string | undefined {
    const there = this.outer.find(([from, to]) => from === source && splitPort(to)[0] === this.id);
    const [known] = there ? this.handedBy(there[1]) : [];
    if (known !== undefined) return known;
    if (this.reaches(this.id, splitPort(source)[0])) return undefined;
    const [applied = ''] = this.ports.inputs;
    const [handed] = this.handedPorts(applied);
    const target = `${this.id}.${applied}`;
    const isFree = this.freed.delete(`$.${handed}`) || !this.outer.some(([, to]) => to === target);
    if (handed !== undefined && isFree) {
      this.outer = [...this.outer.filter(([, to]) => to !== target), [source, target]];
      return `$.${handed}`;
    }
    if (this.extra.length >= mostExtras) return undefined;
    const [node, port] = splitPort(source);
    const { inputs, outputs, body } = this.ports;
    const taken = [...inputs, ...outputs, ...(body?.inputs ?? []), ...(body?.outputs ?? []), ...this.extra];
    const name = freshId(node === '$' ? port : node, new Set(taken));
    this.extra.push(name);
    this.outer.push([source, `${this.id}.${name}`]);
    return `$.${name}`;
  }

  /** The combinator's output that carries a value of its body to a node outside; `undefined` where none is free for it. */
  giveBack(from: string, reader: string): string | undefined {
    if (this.reaches(splitPort(reader)[0], this.id)) return undefined;
    const output = (result: string) => [...this.once.outputs].find(([, each]) => `$.${each}` === result)?.[0];
    const results = (this.ports.body?.outputs ?? [])
      .map((each) => `$.${each}`)
      .filter((each) => output(each));
    const feeds = (result: string) => this.inner.some((wire) => wire[0] === from && wire[1] === result);
    const isFree = (result: string) =>
      !this.isCarried(result) && (this.freed.has(result) || !this.inner.some(([, to]) => to === result));
    const result = results.find(feeds) ?? results.find(isFree);
    if (result === undefined) return undefined;
    if (!feeds(result)) this.inner = [...this.inner.filter(([, to]) => to !== result), [from, result]];
    this.freed.delete(result);
    return `${this.id}.${output(result)}`;
  }

  /** The document with the wires as they are now. */
  applyTo(document: Document): Document {
    const [scope] = splitPath(this.path);
    const outside = updateGraph(document, scope, (graph) => ({ ...graph, wires: this.outer }));
    const inside = updateGraph(outside, this.path, (graph) => ({ ...graph, wires: this.inner }));
    if (this.extra.length === 0) return inside;
    return updateNode(inside, this.path, (node) => ({
      ...node,
      params: { ...node.params, extra: this.extra },
    }));
  }

  private handedPorts(port: string): string[] {
    return [...this.once.inputs].flatMap(([handed, each]) => (each === port ? [handed] : []));
  }

  /** Whether a node outside feeds another, through any number of others. */
  private reaches(from: string, to: string): boolean {
    const seen = new Set([from]);
    for (const each of seen) {
      if (each === to) return true;
      for (const [source, target] of this.outer)
        if (splitPort(source)[0] === each && splitPort(target)[0] !== '$') seen.add(splitPort(target)[0]);
    }
    return false;
  }
}
