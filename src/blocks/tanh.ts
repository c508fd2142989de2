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
  keywords: ['hyperbolic tangent', 'activation', 'squash'],
  params: {},
  inputs: { x: 'Numbers of any axes.' },
  outputs: { y: 'The same axes.' },

  infer: ({ x }) => ({ y: x }),
  lower: (emit, { x }) => ({ y: applyNonlinearity(emit, 'tanh', x) }),

  examples: [
    { given: { x: '(features 3)' }, gives: { y: '(features 3)' } },
    { given: { x: '(height 2, width 3)' }, gives: { y: '(height 2, width 3)' } },
  ],
});
