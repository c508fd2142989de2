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
    notation: 'n is the length of the axis, and x with index t what stands at its place t.',
    wiring:
      'Behind an embedding or a recurrence over text it makes one vector of a sequence; twice, over height and then ' +
      'width, it does so for feature maps.',
    pitfalls: [
      'Order is lost: the mean of a sentence does not know what came first.',
      'One strong response among many weak ones all but vanishes. Where the strongest counts, take the maximum.',
      'An empty axis has no mean: over a text without a letter there is a problem in place of a value.',
    ],
    related: {
      sum: 'Grows with the number of steps.',
      maximum: 'Keeps the strongest.',
      recur: 'Sums up with regard to order.',
    },
    origin:
      'M. Lin, Q. Chen and S. Yan, “Network in network” (ICLR, 2014), which pools whole maps by their mean.',
    keywords: ['average', 'pool', 'summary', 'reduce'],
  },
  (emit, x, axis) => {
    const total = emit.sum(x, axis);
    return emit.div(total, emit.fill(x.shape[axis] ?? 1, total.shape));
  },
);
