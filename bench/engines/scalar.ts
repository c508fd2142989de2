import type { Dense, Nonlinearity } from '../workloads/network.ts';
import type { Engine } from './engine.ts';

/** What one would write by hand: loops over arrays, with the functions of JavaScript. Only for layers. */
export const scalar: Engine = {
  name: 'scalar',
  async prepare(network) {
    if (network.kind !== 'layers') return undefined;
    const { rows, x, layers, softmax } = network;
    const values = [x, ...layers.map(({ units }) => new Float32Array(rows * units))];
    const output = values.at(-1) ?? x;
    return {
      run() {
        layers.forEach((layer, i) => {
          applyLayer(layer, rows, values[i] ?? x, values[i + 1] ?? x);
        });
        if (softmax) applySoftmax(output, rows);
        return output;
      },
    };
  },
};

/** y = f(Wx + b) for each of the rows of x. */
function applyLayer(
  { features, units, W, b, nonlinearity }: Dense,
  rows: number,
  x: Float32Array,
  y: Float32Array,
): void {
  for (let row = 0; row < rows; row++)
    for (let unit = 0; unit < units; unit++) {
      let sum = b ? (b[unit] as number) : 0;
      for (let k = 0; k < features; k++)
        sum += (W[unit * features + k] as number) * (x[row * features + k] as number);
      y[row * units + unit] = sum;
    }
  bend[nonlinearity](y);
}

const bend = {
  none() {},
  tanh(y: Float32Array) {
    for (let i = 0; i < y.length; i++) y[i] = Math.tanh(y[i] as number);
  },
  relu(y: Float32Array) {
    for (let i = 0; i < y.length; i++) y[i] = Math.max(0, y[i] as number);
  },
} satisfies Record<Nonlinearity, (y: Float32Array) => void>;

function applySoftmax(y: Float32Array, rows: number): void {
  const length = y.length / rows;
  for (let row = 0; row < rows; row++) {
    const values = y.subarray(row * length, (row + 1) * length);
    let largest = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < length; i++) largest = Math.max(largest, values[i] as number);
    let sum = 0;
    for (let i = 0; i < length; i++) {
      values[i] = Math.exp((values[i] as number) - largest);
      sum += values[i] as number;
    }
    for (let i = 0; i < length; i++) values[i] = (values[i] as number) / sum;
  }
}
