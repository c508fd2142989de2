import { findAxis, wireAxes, withoutAxis } from './axes.ts';
import { defineBlock } from './define.ts';
import { choice } from './params.ts';

export const mean = defineBlock({
  type: 'mean',
  version: 1,
  title: 'Mean',
  category: 'helper',
  summary: 'The average along one axis.',
  description:
    'Every step counts the same, and how many there are does not matter: a simple summary of a sequence, or of all places of ' +
    'a picture, for a layer that wants one vector.',
  usefulFor: ['summing up a sequence in one vector', 'global pooling of feature maps'],
  formula: String.raw`y = \frac{1}{n} \sum_{t=1}^{n} x_t`,
  keywords: ['average', 'pool', 'summary', 'reduce'],
  params: {
    axis: choice({ default: 'time', of: wireAxes, help: 'The axis that goes; the first of that name.' }),
  },
  inputs: { x: 'Numbers that have the axis.' },
  outputs: { y: 'The other axes.' },

  infer: ({ x }, { axis }) => ({ y: withoutAxis(x, findAxis(x, axis, 'Mean')) }),
  lower(emit, { x }, _, { axis }, types) {
    const along = findAxis(types.x, axis, 'Mean');
    const total = emit.sum(x, along);
    return { y: emit.div(total, emit.fill(x.shape[along] ?? 1, total.shape)) };
  },

  examples: [
    { given: { x: '(time 5, features 3)' }, gives: { y: '(features 3)' } },
    {
      given: { x: '(height 4, width 5, features 3)' },
      params: { axis: 'width' },
      gives: { y: '(height 4, features 3)' },
    },
    { given: { x: '(features 3)' }, fails: 'needs an axis time' },
  ],
});
