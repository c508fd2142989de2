import { infer } from '../../src/compiler/infer.ts';
import { drawWeights, type WeightTensor } from '../../src/compiler/weights.ts';
import type { Document, Node, Wire } from '../../src/document/document.ts';
import { randomNumbers } from '../workloads/random.ts';

/** A network that all engines train, on one batch again and again, by gradient descent without momentum. */
export interface TrainedNetwork {
  readonly name: string;
  readonly title: string;
  /** What Layerwire is to be faster than, and by how much. */
  readonly goal: { readonly ratio: number; readonly against: 'best' | 'playground' };
  /** A picture of (28, 28), or a vector. */
  readonly input: 'picture' | number;
  /** Convolutions of 5 × 5 with so many filters, each with a pooling of 2 × 2 behind it. */
  readonly filters: readonly number[];
  readonly units: readonly number[];
  readonly nonlinearity: 'rectifier' | 'tanh';
  /** Of the last layer: classes by cross-entropy, or one number through tanh by squared error. */
  readonly answer: 'classes' | 'number';
  readonly batch: number;
  readonly rate: number;
}

export const trainedNetworks: readonly TrainedNetwork[] = [
  {
    name: 'layers',
    title: '784-256-128-10, batch 32',
    goal: { ratio: 3, against: 'best' },
    input: 784,
    filters: [],
    units: [256, 128, 10],
    nonlinearity: 'rectifier',
    answer: 'classes',
    batch: 32,
    rate: 0.01,
  },
  {
    name: 'pictures',
    title: '28 × 28, two convolutions and poolings, 10 classes, batch 32',
    goal: { ratio: 5, against: 'best' },
    input: 'picture',
    filters: [8, 16],
    units: [10],
    nonlinearity: 'rectifier',
    answer: 'classes',
    batch: 32,
    rate: 0.01,
  },
  {
    name: 'plane',
    title: '2-8-8-1, tanh, batch 10',
    goal: { ratio: 5, against: 'playground' },
    input: 2,
    filters: [],
    units: [8, 8, 1],
    nonlinearity: 'tanh',
    answer: 'number',
    batch: 10,
    rate: 0.01,
  },
];

/** The batch: inputs and, for each example, the class or the number that is wanted. */
export function batchFor({ input, answer, batch }: TrainedNetwork): {
  readonly x: Float32Array;
  readonly wanted: Float32Array;
} {
  const length = input === 'picture' ? 28 * 28 : input;
  const wanted = Float32Array.from({ length: batch }, (_, i) =>
    answer === 'classes' ? i % 10 : i % 2 === 0 ? 0.5 : -0.5,
  );
  return { x: randomNumbers(5, batch * length, 1), wanted };
}

/** The same network as a document of Layerwire. */
export function documentOf(network: TrainedNetwork, seed = 3): Document {
  const { input, filters, units, nonlinearity, answer, batch, rate } = network;
  const nodes: Node[] = [];
  const wires: Wire[] = [];
  let port = '';
  const add = (node: Node, output: string) => {
    if (port !== '') wires.push([port, `${node.id}.x`]);
    nodes.push(node);
    port = `${node.id}.${output}`;
  };
  if (input === 'picture') add({ id: 'x', block: 'image' }, 'out');
  else add({ id: 'x', block: 'vector', params: { size: input } }, 'out');
  filters.forEach((count, i) => {
    const body = {
      nodes: [{ id: 'layer', block: 'vanilla', params: { units: count, nonlinearity } }],
      wires: [
        ['$.window', 'layer.x'],
        ['layer.y', '$.result'],
      ] as const,
    };
    add({ id: `convolution${i}`, block: 'convolve', params: { size: [5, 5] }, body }, 'y');
    add({ id: `pool${i}`, block: 'max-pooling', params: { size: [2, 2] } }, 'y');
  });
  if (input === 'picture') add({ id: 'flat', block: 'flatten' }, 'y');
  units.forEach((count, i) => {
    const last = i === units.length - 1 && answer === 'classes' ? 'none' : nonlinearity;
    add({ id: `layer${i}`, block: 'vanilla', params: { units: count, nonlinearity: last } }, 'y');
  });
  const target: Node =
    answer === 'classes'
      ? { id: 'wanted', block: 'class', params: { vocabulary: '0 1 2 3 4 5 6 7 8 9' } }
      : { id: 'wanted', block: 'vector', params: { size: 1 } };
  nodes.push(target, { id: 'loss', block: answer === 'classes' ? 'cross-entropy' : 'squared-error' });
  wires.push([port, 'loss.x'], ['wanted.out', 'loss.target']);
  return {
    format: 'layerwire',
    version: 1,
    seed,
    nodes,
    wires,
    training: { optimiser: 'sgd', momentum: 0, rate, batch, validation: 0 },
  };
}

/** The weights to begin with, layer by layer: W of (units, features) and b. */
export function weightsOf(
  network: TrainedNetwork,
  seed = 3,
): readonly { readonly W: WeightTensor; readonly b: Float32Array }[] {
  const { weights } = infer(documentOf(network, seed));
  const drawn = drawWeights(seed, weights);
  return [...drawn].flatMap(([name, W]) => {
    const b = drawn.get(name.replace(/W$/, 'b'));
    return name.endsWith('.W') && b ? [{ W, b: b.data }] : [];
  });
}
