import { defineBlock } from './define.ts';
import { applyNonlinearity } from './nonlinearity.ts';

export const rectifier = defineBlock({
  type: 'rectifier',
  version: 1,
  title: 'Rectifier',
  category: 'nonlinearity',
  summary: 'Keeps what is above zero and makes the rest zero.',
  description:
    'The cheapest nonlinearity, and the usual one in deep networks: above zero it passes everything on unchanged, so ' +
    'that signals do not fade. A unit that is below zero for every input is dead: look for maps that stay blank.',
  usefulFor: ['deep networks', 'between convolutions'],
  formula: String.raw`f(x) = \max(0, x)`,
  keywords: ['relu', 'activation', 'ramp', 'threshold'],
  params: {},
  inputs: { x: 'Numbers of any axes.' },
  outputs: { y: 'The same axes.' },

  infer: ({ x }) => ({ y: x }),
  lower: (emit, { x }) => ({ y: applyNonlinearity(emit, 'rectifier', x) }),

  examples: [
    { given: { x: '(features 3)' }, gives: { y: '(features 3)' } },
    { given: { x: '(height 2, width 3)' }, gives: { y: '(height 2, width 3)' } },
  ],
});
