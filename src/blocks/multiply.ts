import { defineBlock } from './define.ts';
import { sameShape } from './shapes.ts';

export const multiply = defineBlock({
  type: 'multiply',
  version: 1,
  title: 'Multiply',
  category: 'helper',
  summary: 'Multiplies two values of one shape, number by number.',
  description:
    'Where one input lies between 0 and 1, it is a gate for the other: 0 lets nothing through, 1 everything. Put a sigmoid ' +
    'in front of the gate.',
  usefulFor: ['gates', 'weighing one value by another'],
  formula: String.raw`y = a \circ b`,
  keywords: ['product', 'times', 'gate', 'hadamard', 'elementwise'],
  params: {},
  inputs: { a: 'Numbers of any axes.', b: 'Numbers of the same axes.' },
  outputs: { y: 'Numbers of those axes.' },

  infer: ({ a, b }) => ({ y: sameShape(a, b, 'Multiply') }),
  lower: (emit, { a, b }) => ({ y: emit.mul(a, b) }),

  examples: [
    { given: { a: '(features 3)', b: '(features 3)' }, gives: { y: '(features 3)' } },
    { given: { a: '(features 3)', b: '(features 4)' }, fails: 'a is (features 3) and b is (features 4)' },
  ],
});
