import { defineBlock } from './define.ts';
import { applyNonlinearity, nonlinearities } from './nonlinearity.ts';
import { choice, flag, int } from './params.ts';
import { features, knownFeatures, withFeatures } from './shapes.ts';
import { matrix, vector } from './weights.ts';

export const vanilla = defineBlock({
  type: 'vanilla',
  version: 1,
  title: 'Vanilla layer',
  category: 'layer',
  summary: 'A linear map of the input, then a nonlinearity.',
  description:
    'Each unit weighs all features of the input, adds its bias, and bends the sum. With a nonlinearity a stack of such ' +
    'layers can learn any shape; without one it stays a linear map, which is what belongs before a softmax.',
  usefulFor: [
    'mapping from one feature space to another',
    'the last layer before a softmax (nonlinearity: none)',
  ],
  formula: String.raw`h(x) = f(Wx + b)`,
  keywords: ['dense', 'fully connected', 'linear', 'perceptron', 'mlp', 'affine', 'fc'],
  params: {
    units: int({ default: 16, min: 1, max: 65536, help: 'Length of the output vector.' }),
    nonlinearity: choice({ default: 'tanh', of: nonlinearities, help: 'Applied to each output.' }),
    bias: flag({ default: true, help: 'Whether to add b.' }),
  },
  inputs: { x: 'Vectors, (…, features).' },
  outputs: { y: 'Vectors, (…, units).' },

  infer({ x }, { units }) {
    features(x, 'Vanilla layer', 'x');
    return { y: withFeatures(x, units) };
  },
  weights: ({ x }, { units, nonlinearity, bias }) => ({
    W: matrix(units, knownFeatures(x, 'Vanilla layer', 'x'), nonlinearity === 'rectifier' ? 'he' : 'glorot'),
    ...(bias && { b: vector(units, 'zeros') }),
  }),
  lower: (emit, { x }, { W, b }, { nonlinearity }) => ({
    y: applyNonlinearity(emit, nonlinearity, b ? emit.add(emit.dot(x, W), b) : emit.dot(x, W)),
  }),

  examples: [
    { given: { x: '(features 3)' }, params: { units: 4 }, gives: { y: '(features 4)' } },
    { given: { x: '(time 5, features 3)' }, gives: { y: '(time 5, features 16)' } },
    {
      given: { x: '(height 8, width 8, channels 3)' },
      params: { units: 2 },
      gives: { y: '(height 8, width 8, features 2)' },
    },
    { given: { x: '(height 28, width 28)' }, fails: 'needs features' },
  ],
});
