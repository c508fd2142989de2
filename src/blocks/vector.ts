import { Misfit } from '../base/problem.ts';
import { axis, numbers } from '../base/valueType.ts';
import { defineBlock } from './define.ts';
import { int, values } from './numberParams.ts';

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
  formula: String.raw`x = (x_1, x_2, \dots, x_n)`,
  notation: 'n is the size; each x with an index is one of the numbers.',
  wiring:
    'Wire out straight into a layer, or join several vectors into one. Drag the bars on the node to change the ' +
    'numbers; everything downstream follows.',
  pitfalls: [
    'Features of very different size, such as metres beside millimetres, let the largest drown the others: bring ' +
      'them to a similar range first.',
    'A vector has no order in time. Measurements that follow one another belong into a series, which recur and ' +
      'convolve can read.',
  ],
  related: {
    series: 'Many vectors, one after the other.',
    constant: 'Numbers that are part of the network rather than of its input.',
    join: 'Makes one vector of several.',
  },
  origin:
    'Describing a thing by a list of measurements is as old as statistics; a classic of it is R. A. Fisher, “The use ' +
    'of multiple measurements in taxonomic problems” (Annals of Eugenics, 1936), on irises.',
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
