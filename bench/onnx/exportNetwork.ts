import { levelsOf } from '../workloads/levels.ts';
import type {
  Cell,
  Dense,
  Embedded,
  Layers,
  Network,
  Nonlinearity,
  Pictures,
  Recurrence,
  Table,
  Tree,
  Windows,
} from '../workloads/network.ts';
import { transpose } from '../workloads/transpose.ts';
import { Model, type Name } from './model.ts';

/** A model with one input and one output, and the numbers that go in. */
export interface Exported {
  readonly model: Uint8Array;
  readonly x: Float32Array | Int32Array;
  readonly shape: readonly number[];
}

/** A network in the operators that ONNX has for it, fused ones where there are any. */
export function exportNetwork(network: Network): Exported {
  switch (network.kind) {
    case 'layers':
      return exportLayers(network);
    case 'recurrence':
      return exportRecurrence(network);
    case 'pictures':
      return exportPictures(network);
    case 'embedding':
      return exportEmbedded(network);
    case 'tree':
      return exportTree(network);
    case 'windows':
      return exportWindows(network);
  }
}

const activations = { none: undefined, tanh: 'Tanh', relu: 'Relu' } satisfies Record<
  Nonlinearity,
  string | undefined
>;

/** Weights are given as (features, units), which is several times faster than to have Gemm transpose them. */
function dense(model: Model, x: Name, { features, units, W, b, nonlinearity }: Dense): Name {
  const weights = model.constant(transpose(W, units, features), [features, units]);
  const sums = model.apply('Gemm', [x, weights, ...(b ? [model.constant(b, [units])] : [])]);
  const activation = activations[nonlinearity];
  return activation ? model.apply(activation, [sums]) : sums;
}

function exportLayers({ rows, x, layers, softmax }: Layers): Exported {
  const model = new Model();
  const shape = [rows, layers[0]?.features ?? 0];
  const input = model.input('x', 'float32', shape);
  const y = layers.reduce((value, layer) => dense(model, value, layer), input);
  const output = softmax ? model.apply('Softmax', [y]) : y;
  return { model: model.finish(output, [rows, layers.at(-1)?.units ?? 0]), x, shape };
}

/** Where ONNX has the gates of Layerwire's units: z r h of the GRU, i o f c of the LSTM. */
const gateOrders = { gru: [0, 1, 2], lstm: [0, 2, 1, 3] } satisfies Record<Cell['type'], readonly number[]>;

/** GRU or LSTM over (steps, batch, features); gives its output of that number: 0 for all steps, 1 for the last. */
function unit(model: Model, x: Name, { type, features, units, W, U, b }: Cell, output: 0 | 1): Name {
  const order = gateOrders[type];
  const stacked = (parts: readonly Float32Array[]) =>
    Float32Array.from(order.flatMap((gate) => Array.from(parts[gate] ?? [])));
  const gates = order.length;
  // Biases of the input side, and then those of the recurrent side, of which there are none.
  const biases = new Float32Array(2 * gates * units);
  biases.set(stacked(b));
  const inputs = [
    x,
    model.constant(stacked(W), [1, gates * units, features]),
    model.constant(stacked(U), [1, gates * units, units]),
    model.constant(biases, [1, biases.length]),
  ];
  const attributes = { hidden_size: units, ...(type === 'gru' && { linear_before_reset: 1 }) };
  return model.apply(type.toUpperCase(), inputs, attributes, output);
}

function exportRecurrence({ steps, x, cell }: Recurrence): Exported {
  const model = new Model();
  const shape = [steps, 1, cell.features];
  const outputs = unit(model, model.input('x', 'float32', shape), cell, 0);
  return { model: model.finish(outputs, [steps, 1, 1, cell.units]), x, shape };
}

/** Channels come first in ONNX. */
function exportPictures({ count, side, x, convolutions, guess }: Pictures): Exported {
  const model = new Model();
  const shape = [count, 1, side, side];
  let y = model.input('x', 'float32', shape);
  let height = side;
  for (const { size, channels, layer } of convolutions) {
    const filters = channelsFirst(layer.W, layer.units, size * size, channels);
    const weights = [model.constant(filters, [layer.units, channels, size, size])];
    if (layer.b) weights.push(model.constant(layer.b, [layer.units]));
    const sums = model.apply('Conv', [y, ...weights], { kernel_shape: [size, size] });
    const activated = model.apply(activations[layer.nonlinearity] ?? 'Identity', [sums]);
    y = model.apply('MaxPool', [activated], { kernel_shape: [2, 2], strides: [2, 2] });
    height = (height - size + 1) / 2;
  }
  const channels = convolutions.at(-1)?.layer.units ?? 1;
  const W = channelsFirst(guess.W, guess.units, height * height, channels);
  const guesses = dense(model, model.apply('Flatten', [y]), { ...guess, W });
  return { model: model.finish(model.apply('Softmax', [guesses]), [count, guess.units]), x, shape };
}

/** From (rows, places, channels) to (rows, channels, places). */
function channelsFirst(W: Float32Array, rows: number, places: number, channels: number): Float32Array {
  const turned = new Float32Array(W.length);
  const length = places * channels;
  for (let row = 0; row < rows; row++)
    turned.set(transpose(W.subarray(row * length, (row + 1) * length), places, channels), row * length);
  return turned;
}

function lookUp(model: Model, { vocabulary, size, W }: Table, symbols: Name): Name {
  return model.apply('Gather', [model.constant(W, [vocabulary, size]), symbols]);
}

function exportEmbedded({ tokens, table, layer }: Embedded): Exported {
  const model = new Model();
  const shape = [tokens.length];
  const vectors = lookUp(model, table, model.input('x', 'int32', shape));
  return {
    model: model.finish(dense(model, vectors, layer), [tokens.length, layer.units]),
    x: tokens,
    shape,
  };
}

/** Level by level: the children of all its nodes are gathered from those before, and go through the layer in one batch. */
function exportTree({ tokens, children, table, layer }: Tree): Exported {
  const model = new Model();
  const shape = [tokens.length];
  let values = lookUp(model, table, model.input('x', 'int32', shape));
  let y = values;
  const levels = levelsOf(children);
  levels.forEach((places, level) => {
    const count = places.length / 2;
    const gathered = model.apply('Gather', [values, model.constant(places, [places.length])]);
    const pairs = model.constant(BigInt64Array.of(BigInt(count), BigInt(layer.features)), [2]);
    y = dense(model, model.apply('Reshape', [gathered, pairs]), layer);
    if (level < levels.length - 1) values = model.apply('Concat', [values, y], { axis: 0 });
  });
  return { model: model.finish(y, [1, layer.units]), x: tokens, shape };
}

/** All windows are one batch, gathered step by step. */
function exportWindows({ steps, size, x, cell }: Windows): Exported {
  const model = new Model();
  const count = steps - size + 1;
  const shape = [steps, cell.features];
  const places = Int32Array.from({ length: size * count }, (_, i) => Math.floor(i / count) + (i % count));
  const inWindows = model.apply('Gather', [
    model.input('x', 'float32', shape),
    model.constant(places, [size, count]),
  ]);
  return { model: model.finish(unit(model, inWindows, cell, 1), [1, count, cell.units]), x, shape };
}
