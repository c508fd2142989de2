import { axesIn, isKnown, type ValueType } from '../../src/base/valueType.ts';
import type { Document, Graph, Node, Wire } from '../../src/document/document.ts';
import { splitPort } from '../../src/document/path.ts';
import { type Numbers, numbersAt } from './arrays.ts';
import { bodyIn, runnerOf, sourceOf, weightsOf } from './frames.ts';

/** The graph with wires that start elsewhere, by where they started, and more of them. */
export function withWires(
  { nodes, wires }: Graph,
  sources: Readonly<Record<string, string>>,
  more: readonly Wire[] = [],
): Graph {
  return { nodes, wires: [...wires.map(([from, to]): Wire => [sources[from] ?? from, to]), ...more] };
}

/** The name of the source of what is handed in at a port. */
function sourceName(port: string): string {
  return `from-${port}`;
}

/**
 * The body of a node by itself, as a graph of its own that starts from what the body is handed: `runner` gives one of the
 * body's results, and `find` what is at ports in it; `portOf` says where a result is found.
 */
export function alone(document: Document, id: string, types: Readonly<Record<string, ValueType>>) {
  const body = bodyIn(document, id);
  const named = (port: string) => {
    const [node, name] = splitPort(port);
    return node === '$' ? `${sourceName(name)}.out` : port;
  };
  const inner = body.wires.filter(([, to]) => splitPort(to)[0] !== '$');
  const graph: Document = {
    format: 'layerwire',
    version: 1,
    nodes: [...Object.entries(types).map(([port, type]) => sourceFor(sourceName(port), type)), ...body.nodes],
    wires: inner.map(([from, to]): Wire => [named(from), to]),
  };
  const weights = weightsOf(document, (name) =>
    name.startsWith(`${id}/`) ? name.slice(id.length + 1) : name,
  );
  const prepare = (ports: readonly string[]) => {
    const run = runnerOf(graph, ports);
    return (handed: Readonly<Record<string, Numbers['data']>>) => {
      const inputs = Object.entries(handed).map(
        ([port, data]) => [`${sourceName(port)}.out`, Float32Array.from(data)] as const,
      );
      return run({ inputs: new Map(inputs), weights });
    };
  };
  const portOf = (result: string) => named(sourceOf(body, `$.${result}`));
  return {
    graph,
    find: prepare,
    portOf,
    runner(result: string): (handed: Readonly<Record<string, Numbers['data']>>) => Numbers {
      const port = portOf(result);
      const run = prepare([port]);
      return (handed) => numbersAt(run(handed), port);
    },
  };
}

/** A source of values of a type; what they are is said when the graph is run. */
export function sourceFor(id: string, type: ValueType): Node {
  const names = axesIn(type)
    .map(({ name }) => name)
    .join(' ');
  const [first = 0, second = 0] = axesIn(type).map((axis) => (isKnown(axis) ? axis.size : 0));
  if (type.kind === 'symbols' && names === 'time') {
    const vocabulary = Array.from({ length: type.vocabulary }, (_, i) => `s${i}`);
    return {
      id,
      block: 'text',
      params: { unit: 'word', vocabulary, value: Array<string>(first).fill('s0').join(' ') },
    };
  }
  if (type.kind === 'numbers')
    switch (names) {
      case 'features':
        return { id, block: 'vector', params: { size: first } };
      case 'time features':
        return {
          id,
          block: 'series',
          params: { features: second, values: Array<number>(first * second).fill(0) },
        };
      case 'height width':
        return { id, block: 'image', params: { height: first, width: second } };
      case 'height width channels':
        return { id, block: 'image', params: { height: first, width: second, channels: 3 } };
    }
  throw new Error(`No source gives (${names}).`);
}
