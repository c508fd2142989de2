import { Misfit } from '../base/problem.ts';
import { axis, numbers } from '../base/valueType.ts';
import { defineBlock } from './define.ts';
import { int, values } from './params.ts';

export const vector = defineBlock({
  type: 'vector',
  version: 1,
  title: 'Vector',
  category: 'source',
  summary: 'A list of numbers that you set yourself.',
  description:
    'A vector is what every layer takes in and gives out: a fixed number of features, each a number. Use one to try a ' +
    'network on numbers of your own, or as the summary of something measured.',
  usefulFor: ['tabular data, one feature a column', 'trying a layer on numbers that you choose'],
  keywords: ['input', 'features', 'numbers', 'array'],
  params: {
    size: int({ default: 8, min: 1, max: 65536, help: 'Number of features.' }),
    values: values({ help: 'The numbers; zeros if there are none.' }),
  },
  inputs: {},
  outputs: { out: 'The vector, (features).' },

  infer(_, { size, values }) {
    if (values.length > 0 && values.length !== size)
      throw new Misfit(
        'wrong-count',
        `Vector needs ${size} values, one a feature, but values has ${values.length}.`,
        {
          fixes: [{ set: 'size', value: values.length }],
        },
      );
    return { out: numbers(axis('features', size)) };
  },
  source: ({ size, values }) => (values.length > 0 ? Float32Array.from(values) : new Float32Array(size)),

  examples: [
    { given: {}, gives: { out: '(features 8)' } },
    { given: {}, params: { size: 3, values: [1, 2, 3] }, gives: { out: '(features 3)' } },
    { given: {}, params: { size: 3, values: [1, 2] }, fails: 'needs 3 values' },
  ],
});
