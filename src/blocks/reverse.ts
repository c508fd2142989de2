import { findAxis } from './axes.ts';
import { defineBlock } from './define.ts';

export const reverse = defineBlock({
  type: 'reverse',
  version: 1,
  title: 'Reverse',
  category: 'helper',
  summary: 'A sequence from its end to its beginning.',
  description:
    'The last step becomes the first. What reads a reversed sequence knows at each step what is still to come; reverse its ' +
    'output again, and both readings line up.',
  usefulFor: ['reading a sequence backwards', 'building what reads in both directions'],
  keywords: ['backwards', 'flip', 'order', 'bidirectional'],
  params: {},
  inputs: { x: 'Numbers or symbols over time.' },
  takes: { x: ['numbers', 'symbols'] },
  outputs: { y: 'The same axes, time from its end on.' },

  infer({ x }) {
    findAxis(x, 'time', 'Reverse');
    return { y: x };
  },
  lower: (emit, { x }, _weights, _params, types) => ({
    y: emit.one('flip', [x], { axis: findAxis(types.x, 'time', 'Reverse') }),
  }),

  examples: [
    { given: { x: '(time 5, features 3)' }, gives: { y: '(time 5, features 3)' } },
    { given: { x: '(time 0, features 3)' }, gives: { y: '(time 0, features 3)' } },
    { given: { x: '(features 3)' }, fails: 'needs an axis time' },
  ],
});
