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
  notation: 'a and b have the same shape; ∘ multiplies the numbers at the same place.',
  wiring: 'The value goes to a, and to b a sigmoid over a layer that decides how much of it is let through.',
  pitfalls: [
    'It is no matrix product: for that use a vanilla layer, whose weights are learned.',
    'Where a gate stays near 0, nothing behind it learns. A bias above 0 before the sigmoid opens gates at the start.',
  ],
  related: {
    sigmoid: 'Makes a gate of any numbers.',
    add: 'Takes both at full strength.',
    gru: 'Has its gates inside.',
  },
  origin:
    'Gates by multiplication: S. Hochreiter and J. Schmidhuber, “Long short-term memory” (Neural Computation, 1997); ' +
    'between layers: R. K. Srivastava, K. Greff and J. Schmidhuber, “Highway networks” (arXiv:1505.00387, 2015).',
  keywords: ['product', 'times', 'gate', 'hadamard', 'elementwise'],
  params: {},
  inputs: { a: 'Numbers of any axes.', b: 'Numbers of the same axes.' },
  outputs: { y: 'Numbers of those axes.' },
  rowwise: true,

  infer: ({ a, b }) => ({ y: sameShape(a, b, 'Multiply') }),
  lower: (emit, { a, b }) => ({ y: emit.mul(a, b) }),

  examples: [
    { given: { a: '(features 3)', b: '(features 3)' }, gives: { y: '(features 3)' } },
    { given: { a: '(features 3)', b: '(features 4)' }, fails: 'a is (features 3) and b is (features 4)' },
  ],
});
