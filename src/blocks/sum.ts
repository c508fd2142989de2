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
    keywords: ['total', 'add up', 'pool', 'reduce'],
  },
  (emit, x, axis) => emit.sum(x, axis),
);
