import { defineBlock } from './define.ts';
import { applyNonlinearity } from './nonlinearity.ts';

export const rectifier = defineBlock({
  type: 'rectifier',
  version: 1,
  title: 'Rectifier',
  category: 'nonlinearity',
  summary: 'Keeps what is above zero and makes the rest zero.',
  description:
    'The cheapest nonlinearity, and the usual one in deep networks: above zero it passes everything on unchanged, so ' +
    'that signals do not fade. A unit that is below zero for every input is dead: look for maps that stay blank.',
  usefulFor: ['deep networks', 'between convolutions'],
  formula: String.raw`f(x) = \max(0, x)`,
  notation: 'x is any number; the larger of 0 and x is taken.',
  wiring:
    'Behind a layer without a nonlinearity, or as the nonlinearity of the layer. Usual in the body of convolve and ' +
    'between the layers of deep networks.',
  pitfalls: [
    'A unit whose sum is below zero for every input gives 0 for ever and learns nothing more. The share of zeros in ' +
      'the inspector shows such dead units.',
    'There is no upper bound: in a recurrence without gates the state can grow at every step.',
  ],
  related: {
    tanh: 'Bounded on both sides.',
    convolve: 'Where it is most at home.',
    maximum: 'The largest along an axis, rather than of two numbers.',
  },
  origin:
    'V. Nair and G. E. Hinton, “Rectified linear units improve restricted Boltzmann machines” (ICML, 2010); in models ' +
    'of vision already K. Fukushima, “Visual feature extraction by a multilayered network of analog threshold elements” ' +
    '(IEEE Transactions on Systems Science and Cybernetics, 1969).',
  keywords: ['relu', 'activation', 'ramp', 'threshold'],
  params: {},
  inputs: { x: 'Numbers of any axes.' },
  outputs: { y: 'The same axes.' },
  rowwise: true,

  infer: ({ x }) => ({ y: x }),
  lower: (emit, { x }) => ({ y: applyNonlinearity(emit, 'rectifier', x) }),

  examples: [
    { given: { x: '(features 3)' }, gives: { y: '(features 3)' } },
    { given: { x: '(height 2, width 3)' }, gives: { y: '(height 2, width 3)' } },
  ],
});
