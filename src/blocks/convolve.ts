import { Misfit } from '../base/problem.ts';
import {
  type Axis,
  axesIn,
  axis,
  countElements,
  describeType,
  elementsOf,
  type NumbersType,
  numbers,
  type SymbolsType,
  withAxes,
} from '../base/valueType.ts';
import type { Builder, Operand } from '../ir/builder.ts';
import { choice } from './choiceParams.ts';
import { defineCombinator } from './define.ts';
import { ints } from './numberParams.ts';
import { emitWindows, type Slide, type Sliding, slideOver } from './slideOver.ts';

export const convolve = defineCombinator({
  type: 'convolve',
  version: 1,
  title: 'Convolve',
  category: 'higher-order',
  summary: 'Slides a layer over its input, applying it to every window.',
  description:
    'The body sees one small window at a time and answers for each with the same weights, so that what it learns in one ' +
    'place it knows in all. Any network may be slid: a vanilla layer makes the classic convolution, a recurrent one reads ' +
    'each window as a short sequence.',
  usefulFor: ['pictures', 'patterns in sequences, wherever they stand'],
  formula: String.raw`y_i = f(x_{is}, \dots, x_{is + k - 1})`,
  notation:
    'f is the body, k the size of the window and s the stride; i counts the windows. Over several axes, windows are ' +
    'slid along each of them.',
  wiring:
    'Draw the filter in its body, from $.window to $.result: usually one vanilla layer with a rectifier, whose units ' +
    'are the feature maps. Behind it come another convolve, max pooling or flatten.',
  pitfalls: [
    'The size has one number an axis: [3] slides over the rows of a picture, [3, 3] over rows and columns.',
    'With padding valid the output is shorter by the size less one; same keeps the size at stride 1.',
    'As a vector, a window loses its axes. A body that needs them, a recur or a further convolve, wants window: grid.',
  ],
  related: {
    'max-pooling': 'Shrinks the maps between convolutions.',
    vanilla: 'The usual body.',
    recur: 'Reads with a memory instead of a window.',
    flatten: 'Makes one vector of the maps.',
  },
  origin:
    'K. Fukushima, “Neocognitron” (Biological Cybernetics, 1980); trained by gradients: Y. LeCun and others, ' +
    '“Backpropagation applied to handwritten zip code recognition” (Neural Computation, 1989). A whole network as the ' +
    'body: M. Lin, Q. Chen and S. Yan, “Network in network” (ICLR, 2014).',
  keywords: ['convolution', 'conv', 'conv1d', 'conv2d', 'cnn', 'filter', 'kernel', 'slide', 'window'],
  params: {
    size: ints({
      default: [3],
      min: 1,
      max: 1024,
      help: 'Length of the window along each axis: one number an axis.',
    }),
    stride: ints({ default: undefined, min: 1, max: 1024, help: 'Distance between windows; 1 if not set.' }),
    padding: choice({
      default: 'valid',
      of: ['valid', 'same'],
      help: 'valid: only whole windows. same: padded with zeros, so that stride 1 keeps the size.',
    }),
    window: choice({
      default: 'vector',
      of: ['vector', 'grid'],
      help: 'vector: the window row by row as features. grid: the window with its axes.',
    }),
  },
  inputs: { x: 'Numbers; the windows slide over the leading axes.' },
  takes: { x: ['numbers', 'symbols'] },
  outputs: { y: 'The axes slid over, and then those of the body’s result.' },
  body: { inputs: { window: 'One window.' }, outputs: { result: 'What it becomes.' } },
  once: { inputs: { window: 'x' }, outputs: { y: 'result' } },

  enter({ x }, params) {
    const { slid, rest, sizes } = windows(x, params);
    const grid = withAxes(x, [...slid.map(({ name }, i) => axis(name, sizes[i] ?? 0)), ...rest]);
    return {
      window: params.window === 'grid' ? grid : numbers(axis('features', elementsOf(axesIn(grid)))),
    };
  },
  infer({ x }, params, { result }) {
    if (result.kind === 'tuple')
      throw new Misfit(
        'needs-numbers',
        `Convolve needs a result of numbers, but $.result is ${describeType(result)}.`,
        { port: '$.result', fixes: [{ takeInstead: 'output' }] },
      );
    return { y: withAxes(result, [...positions(windows(x, params)), ...result.axes]) };
  },
  front: ({ x }, params) => positions(windows(x, params)),
  instances: () => [],
  startBody: () => ({
    nodes: [{ id: 'layer', block: 'vanilla', params: { units: 8 }, at: [80, 40] }],
    wires: [
      ['$.window', 'layer.x'],
      ['layer.y', '$.result'],
    ],
  }),
  lower(emit, { x }, params, { types, apply }) {
    const slide = windows(types.x, params);
    const grids = emitWindows(emit, x, slide, 0);
    const counts = grids.shape.slice(0, slide.sizes.length);
    const elements = grids.shape.slice(counts.length);
    const given =
      params.window === 'grid' ? grids : emit.reshape(grids, [...counts, countElements(elements)]);
    return { y: overAll(emit, given, counts, (inner, window) => apply(inner, { window }).result) };
  },

  examples: [
    {
      given: { x: '(height 28, width 28)' },
      params: { size: [5, 5] },
      body: { result: '(features 8)' },
      gives: { y: '(height 24, width 24, features 8)' },
    },
    {
      given: { x: '(time 9, features 4)' },
      params: { size: [3], stride: [2] },
      body: { result: '(features 2)' },
      gives: { y: '(time 4, features 2)' },
    },
    {
      given: { x: '(time 9, features 4)' },
      params: { padding: 'same' },
      body: { result: '(features 2)' },
      gives: { y: '(time 9, features 2)' },
    },
    {
      given: { x: '(features 9)' },
      body: { result: '(features 2)' },
      gives: { y: '(position 7, features 2)' },
    },
    {
      given: { x: '(height 3, width 3)' },
      params: { size: [5, 5] },
      body: { result: '(features 8)' },
      fails: 'windows no longer than the axes',
    },
    {
      given: { x: '(time 0, features 4)' },
      params: { padding: 'same' },
      body: { result: '(features 2)' },
      fails: 'windows no longer than the axes',
    },
    {
      given: { x: 'symbols (time 9)' },
      params: { size: [4], window: 'grid' },
      body: { result: '(features 2)' },
      gives: { y: '(time 6, features 2)' },
    },
    { given: { x: 'symbols (time 9)' }, body: { result: '(features 2)' }, fails: 'windows as vectors' },
    {
      given: { x: 'symbols (time 9)' },
      params: { window: 'grid', padding: 'same' },
      body: { result: '(features 2)' },
      fails: 'needs numbers for padding',
    },
    {
      given: { x: '(features 9)' },
      params: { size: [2, 2] },
      body: { result: '(features 8)' },
      fails: 'needs an axis for each',
    },
  ],
});

/** Where the windows lie. Symbols have no zero to pad with, and no features to be flattened into. */
function windows(
  x: NumbersType | SymbolsType,
  params: Sliding & { readonly window: 'vector' | 'grid' },
): Slide {
  if (x.kind === 'symbols' && (params.window === 'vector' || params.padding === 'same'))
    throw new Misfit(
      'needs-numbers',
      `Convolve needs numbers for ${params.window === 'vector' ? 'windows as vectors' : 'padding'}, but x is ${describeType(x)}.`,
      {
        port: 'x',
        fixes: params.window === 'vector' ? [{ insert: 'embedding' }] : [{ set: 'padding', value: 'valid' }],
      },
    );
  return slideOver(x, 'Convolve', params);
}

/** The axes that count the windows: those slid over, features among them as positions. */
function positions({ slid, counts }: Slide): readonly Axis[] {
  return slid.map(({ name }, i) => axis(name === 'features' ? 'position' : name, counts[i] ?? 0));
}

/** Maps over the first axes, one `map` for each. */
function overAll(
  emit: Builder,
  x: Operand,
  counts: readonly number[],
  body: (inner: Builder, element: Operand) => Operand,
): Operand {
  const [size, ...others] = counts;
  if (size === undefined) return body(emit, x);
  const [result] = emit.map([x], size, (inner, [element]) =>
    element ? [overAll(inner, element, others, body)] : [],
  );
  if (!result) throw new Error('A map over one operand has one result.');
  return result;
}
