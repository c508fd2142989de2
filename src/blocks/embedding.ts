import { axis, numbers } from '../base/valueType.ts';
import { defineBlock } from './define.ts';
import { int } from './numberParams.ts';
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
  notation: 'x is the index of a symbol, and W the table: the vector is the row with that index.',
  wiring: 'Stands right behind text or tree. Its vectors go into recur, recurse, convolve or a mean.',
  pitfalls: [
    'Without training the rows are random: symbols lie near one another by chance.',
    'A symbol that seldom occurs in training has a vector that was seldom moved, so its place says little.',
    'The table has size numbers for each symbol: for a large vocabulary it can hold most of a network’s weights.',
  ],
  related: {
    text: 'Gives a row of symbols.',
    tree: 'Gives symbols at leaves.',
    vanilla: 'The same as an embedding, if each symbol were a vector with a single 1.',
  },
  origin:
    'Y. Bengio, R. Ducharme, P. Vincent and C. Jauvin, “A neural probabilistic language model” (Journal of Machine ' +
    'Learning Research, 2003); the idea of distributed representations goes back to G. E. Hinton, ' +
    '“Learning distributed representations of concepts” (Conference of the Cognitive Science Society, 1986).',
  keywords: ['lookup', 'table', 'word vectors', 'word2vec', 'one-hot', 'tokens'],
  params: {
    size: int({ default: 16, min: 1, max: 65536, help: 'Length of the vector of a symbol.' }),
  },
  inputs: { x: 'Symbols of any axes, or a tree of symbols.' },
  takes: { x: ['symbols'] },
  outputs: { y: 'Their vectors: the same axes, and features.' },
  rowwise: true,

  infer: ({ x }, { size }) => ({ y: numbers(...x.axes, axis('features', size)) }),
  weights: ({ x }, { size }) => ({ W: matrix(x.vocabulary, size, 'embedding') }),
  lower: (emit, { x }, { W }) => ({ y: emit.gather(W, x) }),

  examples: [
    { given: { x: 'symbols (time 5)' }, gives: { y: '(time 5, features 16)' } },
    { given: { x: 'symbols ()' }, params: { size: 4 }, gives: { y: '(features 4)' } },
    { given: { x: '(time 5, features 3)' }, fails: 'needs symbols' },
  ],
});
