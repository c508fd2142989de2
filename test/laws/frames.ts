import type fc from 'fast-check';
import type { ValueType } from '../../src/base/valueType.ts';
import { infer } from '../../src/compiler/infer.ts';
import { drawWeights, type WeightTensor } from '../../src/compiler/weights.ts';
import type { Document, Graph, Node } from '../../src/document/document.ts';
import { documents } from '../harness/random/arbitrary.ts';
import { Dice } from '../harness/random/dice.ts';
import { grow } from '../harness/random/draw.ts';
import { Sketch } from '../harness/random/sketch.ts';
import { isSound } from '../harness/random/sound.ts';
import { type AllFound, type Given, runner } from '../harness/run.ts';

/**
 * Graphs in which a law's own nodes stand, by id and block, with whatever `draw` puts around and into them; `also` says
 * what else makes it a case of the law.
 */
export function graphsWith(
  own: Readonly<Record<string, string>>,
  draw: (sketch: Sketch) => unknown,
  also: (document: Document) => boolean = () => true,
): fc.Arbitrary<Document> {
  const isCase = (document: Document) =>
    Object.entries(own).every(([id, block]) => {
      const node = document.nodes.find((each) => each.id === id);
      return node?.block === block && !node.bypass;
    }) && also(document);
  const drawCase = (seed: number): Document => {
    const dice = new Dice(seed);
    for (;;) {
      const sketch = new Sketch(dice);
      draw(sketch);
      const document: Document = {
        format: 'layerwire',
        version: 1,
        seed: dice.below(100),
        ...sketch.graph(),
      };
      if (isCase(document) && isSound(document)) return document;
    }
  };
  return documents(drawCase, isCase);
}

/** Any body: some nodes, and what of them is taken back. */
export function anyBody(inner: Sketch, fits: (type: ValueType) => boolean) {
  grow(inner, 1 + inner.dice.below(4));
  return inner.last(fits);
}

export function nodeIn({ nodes }: Graph, id: string): Node {
  const found = nodes.find((each) => each.id === id);
  if (!found) throw new Error(`There is no node ${id}.`);
  return found;
}

export function bodyIn(graph: Graph, id: string): Graph {
  return nodeIn(graph, id).body ?? { nodes: [], wires: [] };
}

/** What feeds an input. */
export function sourceOf({ wires }: Graph, input: string): string {
  const [from] = wires.find(([, to]) => to === input) ?? [];
  if (from === undefined) throw new Error(`Nothing feeds ${input}.`);
  return from;
}

/** The document with another node of the same id. */
export function withNode<G extends Graph>(graph: G, node: Node): G {
  return { ...graph, nodes: graph.nodes.map((each) => (each.id === node.id ? node : each)) };
}

export function withParams(node: Node, params: Node['params']): Node {
  return { ...node, params: { ...node.params, ...params } };
}

/** The weights that a document's seed gives, by the names that another graph has for them. */
export function weightsOf(
  document: Document,
  rename: (name: string) => string = (name) => name,
): ReadonlyMap<string, WeightTensor> {
  const weights = drawWeights(document.seed ?? 0, infer(document).weights);
  return new Map([...weights].map(([name, tensor]) => [rename(name), tensor]));
}

/** The numbers of a list that may be one. */
export function listOf(value: unknown): number[] {
  return [value ?? []].flat().map(Number);
}

export function typeAt(document: Document, port: string): ValueType {
  const type = infer(document).types.get(port);
  if (!type) throw new Error(`${port} has no type.`);
  return type;
}

/** Runs a graph, which has to be without problems, for one given after the other. */
export function runnerOf(document: Document, ports: readonly string[]): (given?: Given) => AllFound {
  const { problems } = infer(document);
  if (problems.length > 0)
    throw new Error(problems.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  return runner(document, ports);
}

export function values(document: Document, ports: readonly string[], given?: Given): AllFound {
  return runnerOf(document, ports)(given);
}
