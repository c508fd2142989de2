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
  formula: String.raw`y_t = x_{T + 1 - t}`,
  notation: 'T is the number of steps, and t counts them from 1.',
  wiring:
    'Before a recur it lets the recurrence read from the end; a second reverse behind all brings the outputs back into ' +
    'order, to be joined with a forward reading.',
  pitfalls: [
    'Only the axis time is turned; a value without one is refused.',
    'Forgetting the second reverse joins the first step with the last.',
    'A recur with direction both does all this in one block, with fewer wires.',
  ],
  related: {
    recur: 'Reads backwards or both ways by a parameter.',
    join: 'Puts two readings side by side.',
    series: 'What is often read both ways.',
  },
  origin:
    'I. Sutskever, O. Vinyals and Q. V. Le, “Sequence to sequence learning with neural networks” (NeurIPS, 2014), who ' +
    'found reversed sentences easier to translate.',
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
