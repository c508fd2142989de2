import { defineBlock } from './define.ts';
import { sameShape } from './shapes.ts';

export const add = defineBlock({
  type: 'add',
  version: 1,
  title: 'Add',
  category: 'helper',
  summary: 'Adds two values of one shape, number by number.',
  description:
    'The sum passes both inputs on at full strength. Added around a layer, it makes a residual connection: the layer then ' +
    'only has to learn what to change, and signals find a short way through deep networks.',
  usefulFor: ['residual connections', 'combining two views of the same thing'],
  formula: String.raw`y = a + b`,
  notation: 'a and b have the same shape; numbers at the same place are added.',
  wiring:
    'Wire the input of a layer to a and its output to b, and the layer becomes residual. In a recurrence it adds what ' +
    'is new to what is kept.',
  pitfalls: [
    'Both shapes must be equal, number of features included: a vector is not spread over a sequence by itself.',
    'After many additions values grow; a tanh or a layer in between keeps them in range.',
  ],
  related: {
    join: 'Keeps both side by side.',
    multiply: 'One weighs the other.',
    stack: 'Repeats a residual layer.',
    sum: 'Adds along an axis of one value.',
  },
  origin: 'K. He, X. Zhang, S. Ren and J. Sun, “Deep residual learning for image recognition” (CVPR, 2016).',
  keywords: ['sum', 'plus', 'residual', 'skip', 'combine'],
  params: {},
  inputs: { a: 'Numbers of any axes.', b: 'Numbers of the same axes.' },
  outputs: { y: 'Numbers of those axes.' },
  rowwise: true,

  infer: ({ a, b }) => ({ y: sameShape(a, b, 'Add') }),
  lower: (emit, { a, b }) => ({ y: emit.add(a, b) }),

  examples: [
    { given: { a: '(features 3)', b: '(features 3)' }, gives: { y: '(features 3)' } },
    {
      given: { a: '(height 2, width 3, features 3)', b: '(height 2, width 3, channels 3)' },
      gives: { y: '(height 2, width 3, features 3)' },
    },
    { given: { a: '(features 3)', b: '(features 4)' }, fails: 'a is (features 3) and b is (features 4)' },
    { given: { a: '(time 3)', b: '(position 3)' }, fails: 'needs two values of one shape' },
  ],
});
