import { defineReduction } from './defineReduction.ts';

export const sum = defineReduction(
  {
    type: 'sum',
    title: 'Sum',
    summary: 'The sum along one axis.',
    description:
      'Adds up all steps of a sequence, or all places of a picture, feature by feature. Unlike the mean it grows with their ' +
      'number, so that it can count.',
    usefulFor: ['counting', 'adding up evidence along a sequence'],
    formula: String.raw`y = \sum_{t=1}^{n} x_t`,
    notation: 'n is the length of the axis, and x with index t what stands at its place t.',
    wiring:
      'Behind a layer that scores every step: the sum is the evidence of all together. Over the axis nodes it adds up ' +
      'a tree.',
    pitfalls: [
      'Long sequences give large numbers, at which a sigmoid or tanh behind it saturates. The mean does not depend ' +
        'on length.',
      'Order is lost, as with every sum.',
    ],
    related: {
      mean: 'The same, divided by the number of steps.',
      add: 'Adds two values instead of the steps of one.',
      maximum: 'Keeps the strongest.',
    },
    origin:
      'M. Zaheer and others, “Deep sets” (NeurIPS, 2017): whatever does not depend on order can be written with a sum.',
    keywords: ['total', 'add up', 'pool', 'reduce'],
  },
  (emit, x, axis) => emit.sum(x, axis),
);
