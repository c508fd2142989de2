import { Misfit } from '../base/problem.ts';
import { axis, numbers } from '../base/valueType.ts';
import { defineBlock } from './define.ts';
import { values } from './numberParams.ts';

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
  formula: String.raw`y = (c_1, c_2, \dots, c_n)`,
  notation: 'Each c is one of the values, and n their number.',
  wiring:
    'Into add as a fixed shift, into multiply as fixed weights, or into join to mark a value. In a body it is the same ' +
    'at every application.',
  pitfalls: [
    'It is never learned: for numbers that training should find, use the bias of a vanilla layer.',
    'Add and multiply need equal shapes, so a constant fits a single vector and not a whole sequence; put it into ' +
      'the body instead.',
  ],
  related: {
    vector: 'Numbers that are input, and are changed on the node.',
    add: 'Shifts a value by it.',
    multiply: 'Scales a value by it.',
  },
  origin:
    'B. Widrow and M. E. Hoff, “Adaptive switching circuits” (IRE WESCON, 1960), where a threshold is the weight of an ' +
    'input that is always 1.',
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
