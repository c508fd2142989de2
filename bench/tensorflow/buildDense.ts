import { fused, type Tensor1D, type Tensor2D, tanh, tensor1d, tensor2d } from '@tensorflow/tfjs-core';
import type { Dense } from '../workloads/network.ts';
import { transpose } from '../workloads/transpose.ts';

/** f(Wx + b) over the rows of x, fused as far as TensorFlow.js does it; its weights are tensors of the active backend. */
export function buildDense({ features, units, W, b, nonlinearity }: Dense): (x: Tensor2D) => Tensor2D {
  const weights = tensor2d(transpose(W, units, features), [features, units]);
  const bias: { bias?: Tensor1D } = b ? { bias: tensor1d(b) } : {};
  const activation = nonlinearity === 'relu' ? 'relu' : 'linear';
  return (x) => {
    const y = fused.matMul({ a: x, b: weights, ...bias, activation }) as Tensor2D;
    return nonlinearity === 'tanh' ? tanh(y) : y;
  };
}
