import { numbers } from '../base/valueType.ts';
import { defineBlock } from './define.ts';
import { meanOfRows, vectorsOf } from './meanOfRows.ts';
import { checkTarget } from './target.ts';

export const squaredError = defineBlock({
  type: 'squared-error',
  version: 1,
  title: 'Squared error',
  category: 'training',
  summary: 'How far numbers are from what they should be, squared.',
  description:
    'Each feature’s distance from its target is squared, and the squares are added up. Over a sequence it is the mean of all ' +
    'steps. Squares make one large mistake count more than several small ones.',
  usefulFor: ['predicting measurements', 'copying the input through a bottleneck, as autoencoders do'],
  formula: String.raw`L = \frac{1}{n} \sum_{j=1}^{n} \sum_i (x_{ji} - t_{ji})^2`,
  notation: 'L is the loss; x holds n vectors, t what they should be, and i runs over the features.',
  wiring:
    'Wire a layer without a nonlinearity to x, and what it should give to target: a vector, a series, or, to learn to copy, ' +
    'the input itself.',
  pitfalls: [
    'A layer that ends in tanh or sigmoid never reaches a target beyond its range.',
    'Features of very different size are not heard alike: bring targets to a similar range first.',
    'For classes take the cross-entropy: squared errors of probabilities hardly push where the network is surely wrong.',
  ],
  related: {
    'cross-entropy': 'For classes instead of numbers.',
    vector: 'Numbers to be wired to target.',
  },
  origin:
    'A.-M. Legendre’s least squares (1805); B. Widrow and M. E. Hoff, “Adaptive switching circuits” (IRE WESCON, 1960), ' +
    'brought them to networks.',
  keywords: [
    'loss',
    'regression',
    'least squares',
    'mse',
    'mean squared error',
    'train',
    'objective',
    'cost',
  ],
  params: {},
  inputs: {
    x: 'Vectors, (…, features).',
    target: 'What they should be, of the same shape.',
  },
  outputs: { loss: 'One number, the mean over all vectors.' },
  loss: 'numbers',

  infer({ x, target }) {
    checkTarget(x, target, 'Squared error');
    return { loss: numbers() };
  },
  lower(emit, { x, target }) {
    const distance = emit.sub(x, emit.reshape(target, x.shape));
    return { loss: meanOfRows(emit, emit.sum(vectorsOf(emit, emit.mul(distance, distance)), 1)) };
  },

  examples: [
    { given: { x: '(features 3)', target: '(features 3)' }, gives: { loss: '()' } },
    { given: { x: '(time 5, features 3)', target: '(time 5, features 3)' }, gives: { loss: '()' } },
    { given: { x: '(time 5)', target: '(time 5)' }, fails: 'needs features' },
    { given: { x: '(features 3)', target: '(features 4)' }, fails: 'needs a target of its shape' },
  ],
});
