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
  notation: 'x is any number, and e Euler’s number.',
  wiring:
    'Behind a layer without a nonlinearity; its output goes into multiply as a gate, or is read as the probability of ' +
    'a yes. Inside layers, the parameter nonlinearity does the same.',
  pitfalls: [
    'Far from 0 it is flat, and next to nothing is learned there: this is why it is seldom used between the layers ' +
      'of deep networks.',
    'Its outputs are never below 0, so that what follows is never centred; tanh is.',
  ],
  related: {
    tanh: 'The same curve from −1 to 1.',
    multiply: 'Lets a gate work on a value.',
    softmax: 'For one choice among several.',
  },
  origin:
    'The logistic curve is from P.-F. Verhulst’s work on growing populations (1838–1845); it came into networks with ' +
    'D. E. Rumelhart, G. E. Hinton and R. J. Williams, “Learning representations by back-propagating errors” (Nature, 1986).',
  keywords: ['logistic', 'gate', 'activation', 'squash'],
  params: {},
  inputs: { x: 'Numbers of any axes.' },
  outputs: { y: 'The same axes.' },
  rowwise: true,

  infer: ({ x }) => ({ y: x }),
  lower: (emit, { x }) => ({ y: applyNonlinearity(emit, 'sigmoid', x) }),

  examples: [
    { given: { x: '(features 3)' }, gives: { y: '(features 3)' } },
    { given: { x: '(height 2, width 3)' }, gives: { y: '(height 2, width 3)' } },
  ],
});
