import { findAxis, wireAxes, withoutAxis } from './axes.ts';
import { defineBlock } from './define.ts';
import { choice } from './params.ts';

export const maximum = defineBlock({
  type: 'maximum',
  version: 1,
  title: 'Maximum',
  category: 'helper',
  summary: 'The largest number along one axis.',
  description:
    'Keeps the strongest response of each feature and forgets where along the axis it was. Behind a convolution it says ' +
    'whether a pattern is there at all.',
  usefulFor: ['whether a pattern occurs anywhere', 'global pooling of feature maps'],
  formula: String.raw`y = \max_{t} x_t`,
  keywords: ['max', 'strongest', 'pool', 'reduce'],
  params: {
    axis: choice({ default: 'time', of: wireAxes, help: 'The axis that goes; the first of that name.' }),
  },
  inputs: { x: 'Numbers that have the axis.' },
  outputs: { y: 'The other axes.' },

  infer: ({ x }, { axis }) => ({ y: withoutAxis(x, findAxis(x, axis, 'Maximum')) }),
  lower(emit, { x }, _, { axis }, types) {
    const along = findAxis(types.x, axis, 'Maximum');
    return { y: emit.max(x, along) };
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
