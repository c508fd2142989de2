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
    notation: 't runs over the places along the axis; each feature has a maximum of its own.',
    wiring:
      'Behind convolve over text or a series it says how strongly each pattern occurs anywhere in it; then comes a ' +
      'vanilla layer.',
    pitfalls: [
      'Each feature may have its maximum elsewhere: together they need not have occurred at any one place.',
      'Only the strongest place learns; all others get no gradient.',
      'An empty axis has no maximum: over a text without a letter there is a problem in place of a value.',
    ],
    related: {
      'max-pooling': 'The maximum of each small region.',
      mean: 'Counts every place the same.',
      convolve: 'Finds the patterns.',
    },
    origin:
      'R. Collobert and others, “Natural language processing (almost) from scratch” (Journal of Machine Learning ' +
      'Research, 2011), where it is the max over time.',
    keywords: ['max', 'strongest', 'pool', 'reduce'],
  },
  (emit, x, axis) => emit.max(x, axis),
);
