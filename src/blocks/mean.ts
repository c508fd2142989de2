import { defineReduction } from './defineReduction.ts';

export const mean = defineReduction(
  {
    type: 'mean',
    title: 'Mean',
    summary: 'The average along one axis.',
    description:
      'Every step counts the same, and how many there are does not matter: a simple summary of a sequence, or of all places of ' +
      'a picture, for a layer that wants one vector.',
    usefulFor: ['summing up a sequence in one vector', 'global pooling of feature maps'],
    formula: String.raw`y = \frac{1}{n} \sum_{t=1}^{n} x_t`,
    keywords: ['average', 'pool', 'summary', 'reduce'],
  },
  (emit, x, axis) => {
    const total = emit.sum(x, axis);
    return emit.div(total, emit.fill(x.shape[axis] ?? 1, total.shape));
  },
);
