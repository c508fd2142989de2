import type { Document, Node, Wire } from '../../src/document/document.ts';
import type {
  Cell,
  Dense,
  Embedded,
  Layers,
  Network,
  Nonlinearity,
  Pictures,
  Recurrence,
  Tree,
  Windows,
} from '../workloads/network.ts';

/** A network as someone would draw it. */
export interface Drawing {
  readonly document: Document;
  /** How many values of the source are computed at once, where the document has one of them. */
  readonly samples?: number;
  /** The source's port, and what is written to it. */
  readonly input: { readonly port: string; readonly values: ArrayLike<number> };
  /** The port that is read. */
  readonly output: string;
  readonly weights: ReadonlyMap<string, Float32Array>;
}

export function draw(network: Network): Drawing {
  switch (network.kind) {
    case 'layers':
      return drawLayers(network);
    case 'recurrence':
      return drawRecurrence(network);
    case 'pictures':
      return drawPictures(network);
    case 'embedding':
      return drawEmbedded(network);
    case 'tree':
      return drawTree(network);
    case 'windows':
      return drawWindows(network);
  }
}

const nonlinearities = { none: 'none', tanh: 'tanh', relu: 'rectifier' } satisfies Record<
  Nonlinearity,
  string
>;

/** A vanilla layer and its weights, whose names begin with the path. */
function layer(id: string, path: string, { units, nonlinearity, W, b }: Dense) {
  const params = { units, nonlinearity: nonlinearities[nonlinearity], ...(!b && { bias: false }) };
  const node: Node = { id, block: 'vanilla', params };
  const weights: [string, Float32Array][] = [
    [`${path}.W`, W],
    ...(b ? [[`${path}.b`, b] as [string, Float32Array]] : []),
  ];
  return { node, weights };
}

/** A recur over a unit and its weights, whose names begin with the path. */
function unit(path: string, { type, units, W, U, b }: Cell) {
  const node: Node = {
    id: 'read',
    block: 'recur',
    body: {
      nodes: [{ id: 'cell', block: type, params: { units } }],
      wires: [
        ['$.element', 'cell.x'],
        ['$.state', 'cell.state'],
        ['cell.output', '$.output'],
        ['cell.state', '$.state'],
      ],
    },
  };
  const gates = type === 'gru' ? ['z', 'r', 'h'] : ['i', 'f', 'o', 'c'];
  const named = (letter: string, each: readonly Float32Array[]) =>
    each.map((data, gate): [string, Float32Array] => [`${path}/cell.${letter}${gates[gate]}`, data]);
  return { node, weights: [...named('W', W), ...named('U', U), ...named('b', b)] };
}

/** Nodes one behind the other, each with the port that it is read by; all but the first take the one before as x. */
function chain(nodes: readonly { readonly node: Node; readonly x?: string; readonly y: string }[]): Document {
  return {
    format: 'layerwire',
    version: 1,
    nodes: nodes.map(({ node }) => node),
    wires: nodes.slice(1).map(({ node, x = 'x' }, i): Wire => {
      const before = nodes[i];
      return [`${before?.node.id}.${before?.y}`, `${node.id}.${x}`];
    }),
  };
}

/** A batch of vectors is many values of one source; rows of one linear map are a series. */
function drawLayers({ rows, x, layers, softmax }: Layers): Drawing {
  const drawn = layers.map((each, i) => layer(`layer${i}`, `layer${i}`, each));
  const features = layers[0]?.features ?? 0;
  const asSeries = layers.length === 1;
  const source: Node = asSeries
    ? series(rows, features)
    : { id: 'in', block: 'vector', params: { size: features } };
  return {
    document: chain([
      { node: source, y: 'out' },
      ...drawn.map(({ node }) => ({ node, y: 'y' })),
      ...(softmax ? [{ node: { id: 'odds', block: 'softmax' }, y: 'y' }] : []),
    ]),
    ...(!asSeries && rows > 1 && { samples: rows }),
    input: { port: 'in.out', values: x },
    output: softmax ? 'odds.y' : `layer${layers.length - 1}.y`,
    weights: new Map(drawn.flatMap(({ weights }) => weights)),
  };
}

/** Zeros, which say how long it is. */
function series(steps: number, features: number): Node {
  return {
    id: 'in',
    block: 'series',
    params: { features, values: new Array<number>(steps * features).fill(0) },
  };
}

function drawRecurrence({ steps, x, cell }: Recurrence): Drawing {
  const { node, weights } = unit('read', cell);
  return {
    document: chain([
      { node: series(steps, cell.features), y: 'out' },
      { node, x: 'sequence', y: 'all' },
    ]),
    input: { port: 'in.out', values: x },
    output: 'read.all',
    weights: new Map(weights),
  };
}

function drawPictures({ count, side, x, convolutions, guess }: Pictures): Drawing {
  const stages = convolutions.map(({ size, layer: filters }, i) => {
    const inner = layer('unit', `conv${i}/unit`, filters);
    const node: Node = {
      id: `conv${i}`,
      block: 'convolve',
      params: { size: [size, size] },
      body: {
        nodes: [inner.node],
        wires: [
          ['$.window', 'unit.x'],
          ['unit.y', '$.result'],
        ],
      },
    };
    return { node, weights: inner.weights };
  });
  const last = layer('guess', 'guess', guess);
  return {
    document: chain([
      { node: { id: 'in', block: 'image', params: { height: side, width: side } }, y: 'out' },
      ...stages.flatMap(({ node }, i) => [
        { node, y: 'y' },
        { node: { id: `pool${i}`, block: 'max-pooling', params: { size: [2, 2] } }, y: 'y' },
      ]),
      { node: { id: 'flat', block: 'flatten' }, y: 'y' },
      { node: last.node, y: 'y' },
      { node: { id: 'odds', block: 'softmax' }, y: 'y' },
    ]),
    ...(count > 1 && { samples: count }),
    input: { port: 'in.out', values: x },
    output: 'odds.y',
    weights: new Map([...stages.flatMap(({ weights }) => weights), ...last.weights]),
  };
}

function words(vocabulary: number): string[] {
  return Array.from({ length: vocabulary }, (_, i) => `w${i}`);
}

function drawEmbedded({ tokens, table, layer: over }: Embedded): Drawing {
  const { node, weights } = layer('layer', 'layer', over);
  const value = Array.from(tokens, (token) => `w${token}`).join(' ');
  const source: Node = {
    id: 'in',
    block: 'text',
    params: { unit: 'word', vocabulary: words(table.vocabulary), value },
  };
  return {
    document: chain([
      { node: source, y: 'out' },
      { node: { id: 'embed', block: 'embedding', params: { size: table.size } }, y: 'y' },
      { node, y: 'y' },
    ]),
    input: { port: 'in.out', values: tokens },
    output: 'layer.y',
    weights: new Map([['embed.W', table.W], ...weights]),
  };
}

function drawTree({ tokens, children, table, layer: over }: Tree): Drawing {
  const { node, weights } = layer('layer', 'fold/layer', over);
  const texts: string[] = [];
  let leaf = 0;
  for (const pair of children)
    texts.push(pair ? `(${texts[pair[0]]} ${texts[pair[1]]})` : `w${tokens[leaf++]}`);
  const source: Node = {
    id: 'in',
    block: 'tree',
    params: { vocabulary: words(table.vocabulary), value: texts.at(-1) ?? '' },
  };
  const fold: Node = {
    id: 'fold',
    block: 'recurse',
    body: {
      nodes: [{ id: 'both', block: 'join' }, node],
      wires: [
        ['$.left', 'both.a'],
        ['$.right', 'both.b'],
        ['both.y', 'layer.x'],
        ['layer.y', '$.result'],
      ],
    },
  };
  return {
    document: chain([
      { node: source, y: 'out' },
      { node: { id: 'embed', block: 'embedding', params: { size: table.size } }, y: 'y' },
      { node: fold, x: 'tree', y: 'root' },
    ]),
    input: { port: 'in.out', values: tokens },
    output: 'fold.root',
    weights: new Map([['embed.W', table.W], ...weights]),
  };
}

function drawWindows({ steps, size, x, cell }: Windows): Drawing {
  const { node, weights } = unit('slide/read', cell);
  const slide: Node = {
    id: 'slide',
    block: 'convolve',
    params: { size: [size], window: 'grid' },
    body: {
      nodes: [node],
      wires: [
        ['$.window', 'read.sequence'],
        ['read.last', '$.result'],
      ],
    },
  };
  return {
    document: chain([
      { node: series(steps, cell.features), y: 'out' },
      { node: slide, y: 'y' },
    ]),
    input: { port: 'in.out', values: x },
    output: 'slide.y',
    weights: new Map(weights),
  };
}
