import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { setWasmPath } from '@tensorflow/tfjs-backend-wasm';
import binary from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import {
  add,
  conv2d,
  disableDeprecationWarnings,
  enableProdMode,
  losses,
  matMul,
  maxPool,
  mean,
  oneHot,
  type Rank,
  relu,
  reshape,
  type Scalar,
  setBackend,
  squaredDifference,
  sum,
  type Tensor,
  type Tensor4D,
  tanh,
  tensor,
  tidy,
  train,
  type Variable,
  variable,
} from '@tensorflow/tfjs-core';
import { batchFor, weightsOf } from './networks.ts';
import type { TrainingEngine } from './trained.ts';

/** TensorFlow.js on one of its backends, with its own optimiser; nothing where it has no derivative of an operation. */
export function tensorFlow(backend: 'wasm' | 'cpu'): TrainingEngine {
  enableProdMode();
  disableDeprecationWarnings();
  setWasmPath(new URL(binary, location.href).href);
  const activate = () => setBackend(backend);
  return {
    name: `tfjs-${backend}`,
    async prepare(network) {
      await activate();
      const { batch, filters, input, answer, nonlinearity } = network;
      const bend = nonlinearity === 'tanh' ? tanh : relu;
      const { x, wanted } = batchFor(network);
      const layers = weightsOf(network).map(({ W: { shape, data }, b }, i) => {
        const [units = 1, features = 1] = shape;
        const transposed = Float32Array.from(
          data,
          (_, at) => data[(at % units) * features + Math.floor(at / units)] ?? 0,
        );
        const kernel = i < filters.length ? [5, 5, features / 25, units] : [features, units];
        return { W: variable(tensor(transposed, kernel)), b: variable(tensor(b)) };
      });
      const optimiser = train.sgd(network.rate);
      const forward = (given: Tensor): Tensor => {
        let value = given;
        layers.forEach(({ W, b }, i) => {
          if (i < filters.length) {
            const sums = add(conv2d(value as Tensor4D, W as Variable<Rank.R4>, 1, 'valid'), b);
            value = maxPool(bend(sums) as Tensor4D, 2, 2, 'valid');
            return;
          }
          if (i === filters.length) value = reshape(value, [batch, -1]);
          const sums = add(matMul(value, W), b);
          value = i === layers.length - 1 && answer === 'classes' ? sums : bend(sums);
        });
        return value;
      };
      const lossOf = (given: Tensor, target: Tensor): Scalar => {
        const guess = forward(given);
        if (answer === 'classes') return losses.softmaxCrossEntropy(target, guess);
        return mean(sum(squaredDifference(guess, target), 1));
      };
      const step = () => {
        const loss = tidy(() => {
          const given = tensor(x, input === 'picture' ? [batch, 28, 28, 1] : [batch, input]);
          const target =
            answer === 'classes' ? oneHot(tensor(wanted, [batch], 'int32'), 10) : tensor(wanted, [batch, 1]);
          return optimiser.minimize(() => lossOf(given, target), true) as Scalar;
        });
        const [value = Number.NaN] = loss.dataSync();
        loss.dispose();
        return value;
      };
      return { activate, run: step };
    },
  };
}
