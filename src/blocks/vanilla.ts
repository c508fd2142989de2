import { choice, flag } from './choiceParams.ts';
import { defineBlock } from './define.ts';
import { applyNonlinearity, nonlinearities } from './nonlinearity.ts';
import { int } from './numberParams.ts';
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
  notation:
    'x is the input, W the matrix of weights with a row for each unit, b the bias, and f the nonlinearity, applied ' +
    'number by number.',
  wiring:
    'Chain two or three of them into a small network, the last without a nonlinearity and before a softmax. As the ' +
    'body of convolve it makes a convolution; over an element joined with the state, in recur, a plain recurrent ' +
    'network.',
  pitfalls: [
    'It reads the last axis, features, and treats every other axis alike: a sequence gives a sequence, each step by ' +
      'itself. To mix steps, use recur or convolve.',
    'Two layers with no nonlinearity between them can do no more than one.',
    'Before a softmax set the nonlinearity to none: a tanh would keep the odds from ever becoming clear.',
  ],
  related: {
    softmax: 'Makes probabilities of what the last layer gives.',
    flatten: 'Brings pictures into the form that a layer takes.',
    stack: 'Several layers from one drawing.',
    rectifier: 'A nonlinearity as a block of its own.',
  },
  origin:
    'F. Rosenblatt, “The perceptron” (Psychological Review, 1958); layers of them trained together: D. E. Rumelhart, ' +
    'G. E. Hinton and R. J. Williams, “Learning representations by back-propagating errors” (Nature, 1986).',
  keywords: ['dense', 'fully connected', 'linear', 'perceptron', 'mlp', 'affine', 'fc'],
  params: {
    units: int({ default: 16, min: 1, max: 65536, help: 'Length of the output vector.' }),
    nonlinearity: choice({ default: 'tanh', of: nonlinearities, help: 'Applied to each output.' }),
    bias: flag({ default: true, help: 'Whether to add b.' }),
  },
  inputs: { x: 'Vectors, (…, features).' },
  outputs: { y: 'Vectors, (…, units).' },
  rowwise: true,

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
