import { numbers } from '../base/valueType.ts';
import type { Builder, Operand } from '../ir/builder.ts';
import { defineBlock } from './define.ts';
import { meanOfRows, vectorsOf } from './meanOfRows.ts';
import { checkTarget } from './target.ts';

export const crossEntropy = defineBlock({
  type: 'cross-entropy',
  version: 1,
  title: 'Cross-entropy',
  category: 'training',
  summary: 'How far scores are from the right class: what a classifier learns to make small.',
  description:
    'The scores are turned into probabilities as softmax does, and the loss is minus the logarithm of the one that the right ' +
    'class gets: 0 when it is certain, and the larger the less it was expected. Over a sequence it is the mean of all steps.',
  usefulFor: [
    'choosing one of several classes',
    'predicting the next symbol',
    'labels at every step or tree node',
  ],
  formula: String.raw`L = -\frac{1}{n} \sum_{j=1}^{n} \sum_i t_{ji} \log \frac{e^{x_{ji}}}{\sum_k e^{x_{jk}}}`,
  notation:
    'L is the loss; x holds the scores of n vectors, i and k run over the classes, and t is 1 at the right class and 0 elsewhere, or the ' +
    'probability that each should have.',
  wiring:
    'Wire the scores in front of a softmax to x, not the probabilities behind it, and a class or a text to target: its ' +
    'symbols, in the order of the vocabulary, are the features of x.',
  pitfalls: [
    'The softmax is inside: probabilities wired to x are squeezed a second time, and the network learns slowly.',
    'With n classes, guessing evenly costs log n. A loss above that is worse than guessing: check the order of the classes.',
    'A target that walks along x needs as many symbols: one a step of a sequence, one a node of a tree in post-order.',
  ],
  related: {
    softmax: 'The probabilities themselves, to be looked at.',
    'squared-error': 'For numbers instead of classes.',
    class: 'One symbol, to be wired to target.',
  },
  origin:
    'Maximum likelihood for a choice among several goes back to D. R. Cox, “Some procedures connected with the logistic ' +
    'qualitative response curve” (in Research Papers in Statistics, Wiley, 1966); for networks with a softmax, ' +
    'J. S. Bridle, “Training stochastic model recognition algorithms as networks can lead to maximum mutual ' +
    'information estimation of parameters” (NeurIPS, 1989).',
  keywords: [
    'loss',
    'classification',
    'log loss',
    'negative log-likelihood',
    'nll',
    'train',
    'objective',
    'cost',
  ],
  params: {},
  inputs: {
    x: 'Scores, one a class, (…, features), before any softmax.',
    target:
      'The right class of each vector, as symbols; or numbers like x, the probability that each class should have.',
  },
  takes: { target: ['numbers', 'symbols'] },
  outputs: { loss: 'One number, the mean over all vectors.' },
  loss: 'classes',

  infer({ x, target }) {
    checkTarget(x, target, 'Cross-entropy');
    return { loss: numbers() };
  },
  lower(emit, { x, target }, _weights, _params, types) {
    const logs = logSoftmax(emit, vectorsOf(emit, x));
    const fits = types.target.kind === 'symbols' ? pick(emit, logs, target) : weigh(emit, logs, target);
    return { loss: meanOfRows(emit, emit.negate(fits)) };
  },

  examples: [
    { given: { x: '(features 3)', target: '(features 3)' }, gives: { loss: '()' } },
    { given: { x: '(time 5, features 3)', target: '(time 5, features 3)' }, gives: { loss: '()' } },
    { given: { x: '(time 5)', target: '(time 5)' }, fails: 'needs features' },
    { given: { x: '(features 3)', target: '(features 4)' }, fails: 'needs a target of its shape' },
    { given: { x: '(features 3)', target: 'symbols (time 2)' }, fails: 'needs a symbol for each vector' },
    { given: { x: '(time 0, features 3)', target: '(time 0, features 3)' }, fails: 'at least one vector' },
  ],
});

/** Of (vectors, features): x − max x − log Σ exp(x − max x), which no score is too large for. */
function logSoftmax(emit: Builder, x: Operand): Operand {
  const [, size = 0] = x.shape;
  const shifted = emit.sub(x, emit.along(emit.max(x, 1), 1, size));
  const total = emit.one('log', [emit.sum(emit.one('exp', [shifted], {}), 1)], {});
  return emit.sub(shifted, emit.along(total, 1, size));
}

/** Of each row the number at the place that its symbol names. */
function pick(emit: Builder, rows: Operand, symbols: Operand): Operand {
  const [count = 0, size = 0] = rows.shape;
  const starts = emit.list(Array.from({ length: count }, (_, row) => row * size));
  const places = emit.add(emit.reshape(symbols, [count]), starts);
  return emit.gather(emit.reshape(rows, [count * size]), places);
}

function weigh(emit: Builder, rows: Operand, weights: Operand): Operand {
  return emit.sum(emit.mul(rows, emit.reshape(weights, rows.shape)), 1);
}
