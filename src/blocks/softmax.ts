import { Misfit } from '../base/problem.ts';
import { defineBlock } from './define.ts';
import { features } from './shapes.ts';
import { words } from './textParams.ts';

export const softmax = defineBlock({
  type: 'softmax',
  version: 1,
  title: 'Softmax',
  category: 'layer',
  summary: 'Turns numbers into probabilities that sum to 1.',
  description:
    'Each number is raised to a power of e and divided by the sum of all, so that the largest gets the most and none is ' +
    'below 0. Put it behind a vanilla layer without a nonlinearity, one unit a class, and give the classes labels.',
  usefulFor: ['choosing one of several classes', 'weights of attention'],
  formula: String.raw`y_i = \frac{e^{x_i}}{\sum_j e^{x_j}}`,
  notation:
    'x holds a number for each class, y the probability of each; i and j run over the classes, and e is Euler’s number.',
  wiring:
    'Goes last, behind a vanilla layer with one unit a class and no nonlinearity. Behind a layer over a sequence it ' +
    'gives a set of probabilities for every step.',
  pitfalls: [
    'Adding the same number to all inputs changes nothing: only differences between them count.',
    'A high probability is not a guarantee: a network is often surer of itself than it is right, most of all on ' +
      'inputs unlike those it was trained on.',
    'For several answers that may hold at once, use a sigmoid: the probabilities of a softmax always compete.',
  ],
  related: {
    vanilla: 'Gives the number for each class.',
    sigmoid: 'A probability for each answer by itself.',
    multiply: 'Weighs values by the probabilities.',
  },
  origin:
    'J. S. Bridle, “Probabilistic interpretation of feedforward classification network outputs, with relationships to ' +
    'statistical pattern recognition” (in Neurocomputing, Springer, 1990), which also gave it its name.',
  keywords: ['probability', 'classifier', 'classes', 'odds', 'output'],
  params: {
    labels: words({ help: 'A name for each class, shown beside its bar.' }),
  },
  inputs: { x: 'Vectors, (…, features).' },
  outputs: { y: 'Probabilities over the features, of the same axes.' },
  rowwise: true,

  infer({ x }, { labels }) {
    const size = features(x, 'Softmax', 'x');
    if (labels.length > 0 && labels.length !== size)
      throw new Misfit(
        'wrong-count',
        `Softmax needs a label for each of its ${size} features, but labels has ${labels.length}.`,
        {
          fixes: [{ set: 'labels', value: [] }],
        },
      );
    return { y: x };
  },
  lower: (emit, { x }) => ({ y: emit.one('softmax', [x], {}) }),

  examples: [
    { given: { x: '(features 10)' }, gives: { y: '(features 10)' } },
    { given: { x: '(features 2)' }, params: { labels: ['no', 'yes'] }, gives: { y: '(features 2)' } },
    { given: { x: '(features 3)' }, params: { labels: ['no', 'yes'] }, fails: 'needs a label for each' },
    { given: { x: '(height 28, width 28)' }, fails: 'needs features' },
  ],
});
