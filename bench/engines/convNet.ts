import { Net, Vol } from 'convnetjs';
import type { Dense, Nonlinearity } from '../workloads/network.ts';
import type { Engine } from './engine.ts';

/** ConvNetJS, which has layers and convolutions and takes one sample after the other. */
export const convNet: Engine = {
  name: 'convnetjs',
  async prepare(network) {
    if (network.kind === 'layers') {
      const { rows, x, layers, softmax } = network;
      const definitions = layers.map((layer, i) =>
        softmax && i === layers.length - 1 ? odds(layer) : fullyConnected(layer),
      );
      return createRunner(x, rows, [1, 1, layers[0]?.features ?? 0], definitions, layers);
    }
    if (network.kind === 'pictures') {
      const { count, side, x, convolutions, guess } = network;
      const definitions = convolutions.flatMap(({ size, layer: { units, nonlinearity } }) => [
        { type: 'conv', sx: size, stride: 1, pad: 0, filters: units, activation: activations[nonlinearity] },
        { type: 'pool', sx: 2, stride: 2 },
      ]);
      const weighted = [...convolutions.map(({ layer }) => layer), guess];
      return createRunner(x, count, [side, side, 1], [...definitions, odds(guess)], weighted);
    }
    return undefined;
  },
};

const activations = { none: undefined, tanh: 'tanh', relu: 'relu' } satisfies Record<
  Nonlinearity,
  string | undefined
>;

const fullyConnected = ({ units, nonlinearity }: Dense) => ({
  type: 'fc',
  num_neurons: units,
  activation: activations[nonlinearity],
});

/** A layer without a nonlinearity, and softmax behind it. */
const odds = ({ units }: Dense) => ({ type: 'softmax', num_classes: units });

/** Over samples of (width, height, depth); the layers with weights are given in their order. */
function createRunner(
  x: Float32Array,
  count: number,
  [width, height, depth]: readonly [number, number, number],
  definitions: readonly object[],
  weighted: readonly Dense[],
) {
  const net = new Net();
  net.makeLayers([{ type: 'input', out_sx: width, out_sy: height, out_depth: depth }, ...definitions]);
  net.layers
    .filter(({ filters }) => filters)
    .forEach(({ filters = [], biases }, i) => {
      const { W, b, features } = weighted[i] ?? {};
      filters.forEach((filter, unit) => {
        if (W && features) filter.w.set(W.subarray(unit * features, (unit + 1) * features));
      });
      if (b) biases?.w.set(b);
      else biases?.w.fill(0);
    });
  const sample = new Vol(width, height, depth, 0);
  const length = x.length / count;
  const units = weighted.at(-1)?.units ?? 0;
  const result = new Float32Array(count * units);
  return {
    run() {
      for (let i = 0; i < count; i++) {
        sample.w.set(x.subarray(i * length, (i + 1) * length));
        result.set(net.forward(sample, false).w, i * units);
      }
      return result;
    },
  };
}
