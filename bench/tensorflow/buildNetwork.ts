import {
  concat,
  fused,
  gather,
  maxPool,
  reshape,
  softmax,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor4D,
  tensor1d,
  tensor2d,
  tensor4d,
  zeros,
} from '@tensorflow/tfjs-core';
import { levelsOf } from '../workloads/levels.ts';
import type {
  Cell,
  Convolution,
  Embedded,
  Layers,
  Network,
  Pictures,
  Recurrence,
  Table,
  Tree,
  Windows,
} from '../workloads/network.ts';
import { transpose } from '../workloads/transpose.ts';
import { buildCell } from './buildCell.ts';
import { buildDense } from './buildDense.ts';

/** A function from an input of a shape to an output. */
export interface Built {
  readonly x: Float32Array | Int32Array;
  readonly shape: readonly number[];
  apply(x: Tensor): Tensor;
}

/** A network in the operations of TensorFlow.js, fused ones where there are any; its weights are tensors of the active backend. */
export function buildNetwork(network: Network): Built {
  switch (network.kind) {
    case 'layers':
      return buildLayers(network);
    case 'recurrence':
      return buildRecurrence(network);
    case 'pictures':
      return buildPictures(network);
    case 'embedding':
      return buildEmbedded(network);
    case 'tree':
      return buildTree(network);
    case 'windows':
      return buildWindows(network);
  }
}

function buildLayers({ rows, x, layers, softmax: odds }: Layers): Built {
  const each = layers.map(buildDense);
  return {
    x,
    shape: [rows, layers[0]?.features ?? 0],
    apply(input) {
      const y = each.reduce((value, layer) => layer(value), input as Tensor2D);
      return odds ? softmax(y) : y;
    },
  };
}

function buildRecurrence({ steps, x, cell }: Recurrence): Built {
  const run = buildSteps(cell, steps, 1);
  return {
    x,
    shape: [steps, cell.features],
    apply: (input) => concat(run(input as Tensor2D)),
  };
}

/**
 * So many rows through a unit at once, which go one row further down with every step: gives the h of all steps. What the rows
 * give to the gates is computed before, once for all steps that share a row.
 */
function buildSteps(cell: Cell, steps: number, rows: number): (x: Tensor2D) => Tensor2D[] {
  const { project, step, states } = buildCell(cell);
  return (x) => {
    // A slice would copy all of what it is cut from; a new tensor is made of its own numbers only.
    const projected = project(x).map((part) => ({ width: part.shape[1], values: part.dataSync() }));
    let state = Array.from({ length: states }, () => zeros([rows, cell.units]) as Tensor2D);
    return Array.from({ length: steps }, (_, i) => {
      const here = projected.map(({ width, values }) =>
        tensor2d(values.subarray(i * width, (i + rows) * width), [rows, width]),
      );
      state = step(here, state);
      return state[0] as Tensor2D;
    });
  };
}

function buildPictures({ count, side, x, convolutions, guess }: Pictures): Built {
  const stages = convolutions.map(buildConvolution);
  const last = buildDense(guess);
  return {
    x,
    shape: [count, side, side, 1],
    apply(input) {
      const features = stages.reduce((value, stage) => stage(value), input as Tensor4D);
      return softmax(last(reshape(features, [count, guess.features])));
    },
  };
}

/** A convolution and its pooling, channels last as in Layerwire. */
function buildConvolution({ size, channels, layer }: Convolution): (x: Tensor4D) => Tensor4D {
  const { units, features, W, b, nonlinearity } = layer;
  const filter = tensor4d(transpose(W, units, features), [size, size, channels, units]);
  const bias: { bias?: Tensor1D } = b ? { bias: tensor1d(b) } : {};
  const activation = nonlinearity === 'relu' ? 'relu' : 'linear';
  return (x) =>
    maxPool(fused.conv2d({ x, filter, strides: 1, pad: 'valid', ...bias, activation }), 2, 2, 'valid');
}

function buildTable({ vocabulary, size, W }: Table): (symbols: Tensor) => Tensor2D {
  const table = tensor2d(W, [vocabulary, size]);
  return (symbols) => gather(table, symbols as Tensor1D);
}

function buildEmbedded({ tokens, table, layer }: Embedded): Built {
  const lookUp = buildTable(table);
  const over = buildDense(layer);
  return { x: tokens, shape: [tokens.length], apply: (input) => over(lookUp(input)) };
}

/** Level by level: the children of all its nodes are gathered from those before, and go through the layer in one batch. */
function buildTree({ tokens, children, table, layer }: Tree): Built {
  const lookUp = buildTable(table);
  const over = buildDense(layer);
  const levels = levelsOf(children).map((places) => tensor1d(places, 'int32'));
  return {
    x: tokens,
    shape: [tokens.length],
    apply(input) {
      let values = lookUp(input);
      let y = values;
      levels.forEach((places, level) => {
        y = over(reshape(gather(values, places), [places.size / 2, layer.features]));
        if (level < levels.length - 1) values = concat([values, y]);
      });
      return y;
    },
  };
}

/** All windows are one batch. */
function buildWindows({ steps, size, x, cell }: Windows): Built {
  const run = buildSteps(cell, size, steps - size + 1);
  return {
    x,
    shape: [steps, cell.features],
    apply: (input) => run(input as Tensor2D).at(-1) as Tensor2D,
  };
}
