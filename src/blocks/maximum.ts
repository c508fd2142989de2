import { defineReduction } from './defineReduction.ts';

export const maximum = defineReduction(
  {
    type: 'maximum',
    title: 'Maximum',
    summary: 'The largest number along one axis.',
    description:
      'Keeps the strongest response of each feature and forgets where along the axis it was. Behind a convolution it says ' +
      'whether a pattern is there at all.',
    usefulFor: ['whether a pattern occurs anywhere', 'global pooling of feature maps'],
    formula: String.raw`y = \max_{t} x_t`,
    keywords: ['max', 'strongest', 'pool', 'reduce'],
  },
  (emit, x, axis) => emit.max(x, axis),
);
