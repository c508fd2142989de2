import { Misfit } from '../base/problem.ts';
import { unknownSize } from '../base/size.ts';
import { axis, numbers } from '../base/valueType.ts';
import { defineBlock } from './define.ts';
import { int, type Rows, rows } from './params.ts';

export const series = defineBlock({
  type: 'series',
  version: 1,
  title: 'Series',
  category: 'source',
  summary: 'Measurements over time, one number or several a step.',
  description:
    'Each step is a vector of features: a temperature, or the three axes of an accelerometer. Convolve finds patterns in it wherever ' +
    'they stand, and recur reads it from its beginning to its end.',
  usefulFor: ['measurements, prices, sound', 'anything that has one value after the other'],
  keywords: ['input', 'sequence', 'time series', 'signal', 'csv', 'numbers'],
  params: {
    features: int({ default: 1, min: 1, max: 65536, help: 'Numbers a step.' }),
    values: rows({ help: 'The numbers, step by step: a flat list, or a row for each step.' }),
  },
  inputs: {},
  outputs: { out: 'Vectors over time.' },
  starter: { values: [0, 0.5, 0.87, 1, 0.87, 0.5, 0, -0.5, -0.87, -1, -0.87, -0.5] },

  infer(_, { features, values }, { path }) {
    const steps = values ? countSteps(values, features) : unknownSize(`length(${path})`);
    return { out: numbers(axis('time', steps), axis('features', features)) };
  },
  source: ({ values = [] }) => Float32Array.from(values.flat()),

  examples: [
    { given: {}, params: { values: [1, 2, 3] }, gives: { out: '(time 3, features 1)' } },
    { given: {}, params: { features: 2, values: [1, 2, 3, 4] }, gives: { out: '(time 2, features 2)' } },
    {
      given: {},
      params: {
        features: 2,
        values: [
          [1, 2],
          [3, 4],
        ],
      },
      gives: { out: '(time 2, features 2)' },
    },
    { given: {}, params: { values: [] }, gives: { out: '(time 0, features 1)' } },
    { given: {}, gives: { out: '(time length(series), features 1)' } },
    { given: {}, params: { features: 2, values: [1, 2, 3] }, fails: 'values has 3 numbers' },
    { given: {}, params: { features: 2, values: [[1, 2], [3]] }, fails: 'row 2 of values has 1' },
  ],
});

function countSteps(values: Rows, features: number): number {
  const short = values.findIndex((row) => typeof row !== 'number' && row.length !== features);
  const row = values[short];
  if (typeof row === 'object')
    throw new Misfit(
      'wrong-count',
      `Series needs ${features} numbers a step, but row ${short + 1} of values has ${row.length}.`,
    );
  if (typeof values[0] === 'object') return values.length;
  if (values.length % features !== 0)
    throw new Misfit(
      'wrong-count',
      `Series needs ${features} numbers a step, but values has ${values.length} numbers.`,
    );
  return values.length / features;
}
