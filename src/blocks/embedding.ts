import { axis, numbers } from '../base/valueType.ts';
import { defineBlock } from './define.ts';
import { int } from './params.ts';
import { matrix } from './weights.ts';

export const embedding = defineBlock({
  type: 'embedding',
  version: 1,
  title: 'Embedding',
  category: 'layer',
  summary: 'Gives every symbol a vector of its own.',
  description:
    'A table with a row for each symbol of the vocabulary; a symbol becomes its row. The rows are learned like any other ' +
    'weights, and symbols that are used alike come to lie near one another.',
  usefulFor: [
    'letters, words and other symbols, before any layer',
    'seeing which symbols a network takes to be alike',
  ],
  formula: String.raw`y = W_x`,
  keywords: ['lookup', 'table', 'word vectors', 'word2vec', 'one-hot', 'tokens'],
  params: {
    size: int({ default: 16, min: 1, max: 65536, help: 'Length of the vector of a symbol.' }),
  },
  inputs: { x: 'Symbols of any axes, or a tree of symbols.' },
  takes: { x: ['symbols'] },
  outputs: { y: 'Their vectors: the same axes, and features.' },

  infer: ({ x }, { size }) => ({ y: numbers(...x.axes, axis('features', size)) }),
  weights: ({ x }, { size }) => ({ W: matrix(x.vocabulary, size, 'embedding') }),
  lower: (emit, { x }, { W }) => ({ y: emit.gather(W, x) }),

  examples: [
    { given: { x: 'symbols (time 5)' }, gives: { y: '(time 5, features 16)' } },
    { given: { x: 'symbols ()' }, params: { size: 4 }, gives: { y: '(features 4)' } },
    { given: { x: '(time 5, features 3)' }, fails: 'needs symbols' },
  ],
});
