import { Misfit } from '../base/problem.ts';
import { unknownSize } from '../base/size.ts';
import { axis, numbers } from '../base/valueType.ts';
import { defineBlock } from './define.ts';
import { int, type Rows, rows } from './numberParams.ts';

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
  formula: String.raw`x = (x_1, x_2, \dots, x_T)`,
  notation: 'T is the number of steps; each x with an index is the vector of one step.',
  wiring:
    'Wire out into recur to read it from beginning to end, or into convolve to find patterns wherever they stand. A ' +
    'mean or maximum over time makes one vector of all steps.',
  pitfalls: [
    'The number of values must be a multiple of the features: a flat list is cut into steps of that many numbers.',
    'Raw levels such as prices or passengers often grow without end; differences or a common scale are easier to ' +
      'learn from.',
    'The axis time always comes with the axis features, even for one number a step: (time 12, features 1).',
  ],
  related: {
    recur: 'Reads the steps one by one, with a memory.',
    convolve: 'Slides a layer over the steps.',
    vector: 'One step alone.',
  },
  origin:
    'G. E. P. Box and G. M. Jenkins, “Time Series Analysis: Forecasting and Control” (Holden-Day, 1970).',
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
