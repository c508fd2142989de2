import { defineBlock } from './define.ts';
import { share } from './numberParams.ts';

export const dropout = defineBlock({
  type: 'dropout',
  version: 1,
  title: 'Dropout',
  category: 'training',
  summary: 'Leaves out some of the numbers while the network learns, and none when it is used.',
  description:
    'At every step of training each number is made zero with the probability rate, and what is left is scaled up by as much, so ' +
    'that the sums behind it stay the same on average. A unit cannot count on any other being there, and learns what is of use by itself. ' +
    'When the network is judged or used, everything passes unchanged.',
  usefulFor: ['networks that know their examples by heart', 'wide layers and few examples'],
  formula: String.raw`y_i = \frac{m_i}{1 - p} x_i`,
  notation:
    'p is the rate, and m is drawn anew at each step: 0 with the probability p, else 1. Outside training y = x.',
  wiring:
    'Behind the nonlinearity of a layer with many units, in front of the next layer. Not behind the last one.',
  pitfalls: [
    'The loss while learning is that of the thinned network, and higher than the one that is judged with all units there.',
    'In a body one draw holds for all its windows, steps or nodes of an example: a recurrence is handed the same units all along.',
    'Small networks and many examples learn more slowly with it, and no better.',
  ],
  related: {
    vanilla: 'The layer that it usually stands behind.',
    'cross-entropy': 'What is made small meanwhile.',
    multiply: 'By a mask of your own.',
  },
  origin:
    'N. Srivastava, G. Hinton, A. Krizhevsky, I. Sutskever and R. Salakhutdinov, “Dropout: a simple way to prevent neural networks ' +
    'from overfitting” (Journal of Machine Learning Research 15, 2014); one draw for all ' +
    'steps: Y. Gal and Z. Ghahramani, “A theoretically grounded application of dropout in recurrent neural networks” (NeurIPS, 2016).',
  keywords: ['regularisation', 'regularization', 'overfitting', 'noise', 'mask', 'drop', 'train'],
  params: {
    rate: share({ default: 0.5, min: 0, max: 0.95, help: 'The share of the numbers that is left out.' }),
  },
  inputs: { x: 'Numbers of any axes.' },
  outputs: { y: 'The same axes.' },
  rowwise: true,

  infer: ({ x }) => ({ y: x }),
  leavesOut: ({ rate }) => rate,
  lower: (emit, { x }, _weights, _params, _types, mask) => ({ y: mask ? emit.mul(x, mask) : x }),

  examples: [
    { given: { x: '(features 3)' }, gives: { y: '(features 3)' } },
    { given: { x: '(height 2, width 3)' }, params: { rate: 0.2 }, gives: { y: '(height 2, width 3)' } },
  ],
});
