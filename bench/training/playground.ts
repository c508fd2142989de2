import { batchFor, weightsOf } from './networks.ts';
import type { TrainingEngine } from './trained.ts';

/**
 * The algorithm of TensorFlow Playground's own network, written anew: nodes and links are objects, one example goes through at a time,
 * derivatives add up in the links, and weights change after a batch.
 */
export const playground: TrainingEngine = {
  name: 'playground',
  async prepare(network) {
    if (network.input === 'picture' || network.answer !== 'number') return undefined;
    const { x, wanted } = batchFor(network);
    const net = new PlaygroundNetwork(network.input, weightsOf(network));
    const batch = Array.from({ length: network.batch }, (_, i) => i);
    return { run: () => net.step({ x, wanted }, batch, network.rate) };
  },
};

/** The network and its steps; with the weights that it begins with, layer by layer. */
export class PlaygroundNetwork {
  private readonly layers: readonly (readonly Node[])[];
  private readonly inputs: number;

  constructor(inputs: number, weights: ReturnType<typeof weightsOf>) {
    this.inputs = inputs;
    this.layers = buildLayers(weights, inputs);
  }

  /** Learns from some of the examples at once; gives their mean loss. */
  step(
    { x, wanted }: { readonly x: Float32Array; readonly wanted: Float32Array },
    batch: readonly number[],
    rate: number,
  ): number {
    let loss = 0;
    for (const example of batch) {
      const output = forward(this.layers, x, example * this.inputs);
      const target = wanted[example] ?? 0;
      loss += (output - target) ** 2;
      backward(this.layers, target);
    }
    update(this.layers, rate);
    return loss / batch.length;
  }

  /** What it gives for the example that begins at `start`. */
  output(x: Float32Array, start: number): number {
    return forward(this.layers, x, start);
  }
}

class Link {
  readonly source: Node;
  readonly target: Node;
  weight: number;
  derivative = 0;
  derivatives = 0;
  count = 0;

  constructor(source: Node, target: Node, weight: number) {
    this.source = source;
    this.target = target;
    this.weight = weight;
  }
}

class Node {
  readonly inputs: Link[] = [];
  readonly outputs: Link[] = [];
  bias = 0;
  totalInput = 0;
  output = 0;
  outputDerivative = 0;
  inputDerivative = 0;
  inputDerivatives = 0;
  count = 0;

  updateOutput(): void {
    this.totalInput = this.bias;
    for (const link of this.inputs) this.totalInput += link.weight * link.source.output;
    this.output = Math.tanh(this.totalInput);
  }
}

function buildLayers(weights: ReturnType<typeof weightsOf>, inputs: number): readonly (readonly Node[])[] {
  const layers: Node[][] = [Array.from({ length: inputs }, () => new Node())];
  for (const { W, b } of weights) {
    const before = layers.at(-1) ?? [];
    layers.push(
      Array.from(b, (bias, unit) => {
        const node = new Node();
        node.bias = bias;
        before.forEach((source, i) => {
          const link = new Link(source, node, W.data[unit * before.length + i] ?? 0);
          source.outputs.push(link);
          node.inputs.push(link);
        });
        return node;
      }),
    );
  }
  return layers;
}

function forward(layers: readonly (readonly Node[])[], x: Float32Array, start: number): number {
  const [inputs = [], ...others] = layers;
  inputs.forEach((node, i) => {
    node.output = x[start + i] ?? 0;
  });
  for (const layer of others) for (const node of layer) node.updateOutput();
  return layers.at(-1)?.[0]?.output ?? 0;
}

function backward(layers: readonly (readonly Node[])[], target: number): void {
  const last = layers.at(-1)?.[0];
  if (last) last.outputDerivative = 2 * (last.output - target);
  for (let at = layers.length - 1; at >= 1; at--) {
    const layer = layers[at] ?? [];
    for (const node of layer) {
      node.inputDerivative = node.outputDerivative * (1 - node.output * node.output);
      node.inputDerivatives += node.inputDerivative;
      node.count++;
      for (const link of node.inputs) {
        link.derivative = node.inputDerivative * link.source.output;
        link.derivatives += link.derivative;
        link.count++;
      }
    }
    if (at === 1) continue;
    for (const node of layers[at - 1] ?? []) {
      node.outputDerivative = 0;
      for (const link of node.outputs) node.outputDerivative += link.weight * link.target.inputDerivative;
    }
  }
}

function update(layers: readonly (readonly Node[])[], rate: number): void {
  for (const layer of layers.slice(1))
    for (const node of layer) {
      node.bias -= (rate * node.inputDerivatives) / node.count;
      node.inputDerivatives = 0;
      node.count = 0;
      for (const link of node.inputs) {
        link.weight -= (rate / link.count) * link.derivatives;
        link.derivatives = 0;
        link.count = 0;
      }
    }
}
