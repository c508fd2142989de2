import { Misfit } from '../base/problem.ts';
import { axis, numbers } from '../base/valueType.ts';
import { defineBlock } from './define.ts';
import { values } from './params.ts';

export const constant = defineBlock({
  type: 'constant',
  version: 1,
  title: 'Constant',
  category: 'helper',
  summary: 'Numbers that never change.',
  description:
    'A vector that is part of the network rather than of its input: the same for every example, every window and every ' +
    'step.',
  usefulFor: ['a fixed threshold or scale', 'marking what comes from where, joined to a value'],
  keywords: ['fixed', 'literal', 'numbers', 'bias'],
  params: {
    values: values({ default: [0], data: false, help: 'The numbers, one a feature.' }),
  },
  inputs: {},
  outputs: { y: 'The numbers, (features).' },

  infer(_, { values }) {
    if (values.length === 0)
      throw new Misfit('wrong-count', 'Constant needs at least one value, but values has none.', {
        fixes: [{ set: 'values', value: [0] }],
      });
    return { y: numbers(axis('features', values.length)) };
  },
  lower: (emit, _inputs, _weights, { values }) => ({
    y: emit.one('constant', [], { shape: [values.length], values }),
  }),

  examples: [
    { given: {}, gives: { y: '(features 1)' } },
    { given: {}, params: { values: [1, 2, 3] }, gives: { y: '(features 3)' } },
    { given: {}, params: { values: [] }, fails: 'at least one value' },
  ],
});
