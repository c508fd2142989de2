import { defineBlock } from './define.ts';
import { applyNonlinearity } from './nonlinearity.ts';

export const tanh = defineBlock({
  type: 'tanh',
  version: 1,
  title: 'Tanh',
  category: 'nonlinearity',
  summary: 'Squeezes every number into the range from −1 to 1.',
  description:
    'A sigmoid stretched to be symmetric about 0, so that what follows sees values centred there. It saturates: far from ' +
    '0 it hardly changes any more, and little is learned there.',
  usefulFor: ['hidden layers of small networks', 'states that must stay bounded'],
  formula: String.raw`\tanh(x) = \frac{e^x - e^{-x}}{e^x + e^{-x}}`,
  notation: 'x is any number, and e Euler’s number.',
  wiring:
    'Behind a layer without a nonlinearity, or as the nonlinearity of the layer itself. In a plain recurrent network ' +
    'it keeps the state bounded.',
  pitfalls: [
    'Beyond about ±3 it is nearly flat. Weights that are too large push everything there, and the pictures show only ' +
      '−1 and 1.',
    'In deep networks signals and gradients fade from layer to layer; a rectifier passes them on at full strength.',
  ],
  related: {
    sigmoid: 'The same curve from 0 to 1.',
    rectifier: 'Does not saturate above zero.',
    vanilla: 'Has it as its usual nonlinearity.',
  },
  origin:
    'Y. LeCun, L. Bottou, G. Orr and K.-R. Müller, “Efficient BackProp” (in Neural Networks: Tricks of the Trade, ' +
    '1998), on why to prefer it to the sigmoid.',
  keywords: ['hyperbolic tangent', 'activation', 'squash'],
  params: {},
  inputs: { x: 'Numbers of any axes.' },
  outputs: { y: 'The same axes.' },
  rowwise: true,

  infer: ({ x }) => ({ y: x }),
  lower: (emit, { x }) => ({ y: applyNonlinearity(emit, 'tanh', x) }),

  examples: [
    { given: { x: '(features 3)' }, gives: { y: '(features 3)' } },
    { given: { x: '(height 2, width 3)' }, gives: { y: '(height 2, width 3)' } },
  ],
});
