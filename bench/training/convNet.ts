import { Net, Trainer, Vol } from 'convnetjs';
import { batchFor, weightsOf } from './networks.ts';
import type { TrainingEngine } from './trained.ts';

/** ConvNetJS: one sample after the other, weights changed after the last of a batch. It has no tanh at its output. */
export const convNet: TrainingEngine = {
  name: 'convnetjs',
  async prepare(network) {
    const { input, filters, units, batch, rate, answer } = network;
    if (answer !== 'classes') return undefined;
    const side = input === 'picture' ? 28 : 1;
    const depth = input === 'picture' ? 1 : input;
    const net = new Net();
    net.makeLayers([
      { type: 'input', out_sx: side, out_sy: side, out_depth: depth },
      ...filters.flatMap((count) => [
        { type: 'conv', sx: 5, stride: 1, pad: 0, filters: count, activation: 'relu' },
        { type: 'pool', sx: 2, stride: 2 },
      ]),
      ...units.slice(0, -1).map((count) => ({ type: 'fc', num_neurons: count, activation: 'relu' })),
      { type: 'softmax', num_classes: units.at(-1) },
    ]);
    const weights = weightsOf(network);
    net.layers
      .filter(({ filters: own }) => own)
      .forEach(({ filters: own = [], biases }, i) => {
        const { data, shape } = weights[i]?.W ?? { data: new Float32Array(), shape: [] };
        own.forEach((filter, unit) => {
          filter.w.set(data.subarray(unit * (shape[1] ?? 0), (unit + 1) * (shape[1] ?? 0)));
        });
        biases?.w.fill(0);
      });
    const trainer = new Trainer(net, {
      method: 'sgd',
      learning_rate: rate,
      momentum: 0,
      batch_size: batch,
      l2_decay: 0,
    });
    const { x, wanted } = batchFor(network);
    const length = x.length / batch;
    const sample = new Vol(side, side, depth, 0);
    return {
      run() {
        let loss = 0;
        for (let i = 0; i < batch; i++) {
          sample.w.set(x.subarray(i * length, (i + 1) * length));
          loss += trainer.train(sample, wanted[i] ?? 0).cost_loss;
        }
        return loss / batch;
      },
    };
  },
};
