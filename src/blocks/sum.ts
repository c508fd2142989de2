import { findAxis, wireAxes, withoutAxis } from './axes.ts';
import { defineBlock } from './define.ts';
import { choice } from './params.ts';

export const sum = defineBlock({
  type: 'sum',
  version: 1,
  title: 'Sum',
  category: 'helper',
  summary: 'The sum along one axis.',
  description:
    'Adds up all steps of a sequence, or all places of a picture, feature by feature. Unlike the mean it grows with their ' +
    'number, so that it can count.',
  usefulFor: ['counting', 'adding up evidence along a sequence'],
  formula: String.raw`y = \sum_{t=1}^{n} x_t`,
  keywords: ['total', 'add up', 'pool', 'reduce'],
  params: {
    axis: choice({ default: 'time', of: wireAxes, help: 'The axis that goes; the first of that name.' }),
  },
  inputs: { x: 'Numbers that have the axis.' },
  outputs: { y: 'The other axes.' },

  infer: ({ x }, { axis }) => ({ y: withoutAxis(x, findAxis(x, axis, 'Sum')) }),
  lower(emit, { x }, _, { axis }, types) {
    const along = findAxis(types.x, axis, 'Sum');
    return { y: emit.sum(x, along) };
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
