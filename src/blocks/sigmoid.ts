import { defineBlock } from './define.ts';
import { applyNonlinearity } from './nonlinearity.ts';

export const sigmoid = defineBlock({
  type: 'sigmoid',
  version: 1,
  title: 'Sigmoid',
  category: 'nonlinearity',
  summary: 'Squeezes every number into the range from 0 to 1.',
  description:
    'Large numbers come near 1, very negative ones near 0, and 0 becomes one half. As its output reads as “how much”, it ' +
    'makes gates: multiplied with a value, it lets none, some or all of it through.',
  usefulFor: ['gates', 'a yes-or-no probability'],
  formula: String.raw`\sigma(x) = \frac{1}{1 + e^{-x}}`,
  keywords: ['logistic', 'gate', 'activation', 'squash'],
  params: {},
  inputs: { x: 'Numbers of any axes.' },
  outputs: { y: 'The same axes.' },

  infer: ({ x }) => ({ y: x }),
  lower: (emit, { x }) => ({ y: applyNonlinearity(emit, 'sigmoid', x) }),

  examples: [
    { given: { x: '(features 3)' }, gives: { y: '(features 3)' } },
    { given: { x: '(height 2, width 3)' }, gives: { y: '(height 2, width 3)' } },
  ],
});
