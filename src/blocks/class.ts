import { symbols } from '../base/valueType.ts';
import { defineBlock } from './define.ts';
import { indicesOf, symbolsOf } from './symbols.ts';
import { text, vocabulary } from './textParams.ts';

export const classSource = defineBlock({
  type: 'class',
  version: 1,
  title: 'Class',
  category: 'source',
  summary: 'One of several classes, as its index.',
  description:
    'A class becomes its place in the vocabulary. As the target of a cross-entropy it is the right answer that a network ' +
    'learns from; behind an embedding it tells a network which of several kinds it deals with.',
  usefulFor: ['the right answer, to learn from', 'a category among the inputs'],
  formula: String.raw`x \in \{0, 1, \dots, n - 1\}`,
  notation: 'n is the number of classes in the vocabulary; x is an index into it.',
  wiring:
    'Wire it to the target of a cross-entropy, with the classes in the order of the features of the scores. Or put an ' +
    'embedding behind it, and join that to other features.',
  pitfalls: [
    'The order counts: the first class belongs to the first feature of the scores.',
    'Do not use the index as a number: that one class stands behind another says nothing about what they mean.',
  ],
  related: {
    'cross-entropy': 'Compares scores with it.',
    embedding: 'Makes a vector of it.',
    text: 'Many symbols, one after the other.',
  },
  origin:
    'Classes without an order are as old as statistics; S. S. Stevens called them nominal, “On the theory of scales ' +
    'of measurement” (Science, 1946).',
  keywords: ['input', 'label', 'category', 'target', 'answer', 'nominal'],
  params: {
    vocabulary: vocabulary({
      help: 'The classes in the order of their indices: words in a text, or a list.',
    }),
    value: text({ help: 'The class; the first if there is none.' }),
  },
  inputs: {},
  outputs: { out: 'A symbol.' },
  starter: { vocabulary: ['cat', 'dog'], value: 'cat' },

  infer(_, params) {
    return { out: symbols(read(params).size) };
  },
  source: (params) => Float32Array.of(read(params).index),

  examples: [
    { given: {}, params: { vocabulary: ['cat', 'dog'], value: 'dog' }, gives: { out: 'symbols ()' } },
    { given: {}, params: { vocabulary: 'cat dog' }, gives: { out: 'symbols ()' } },
    { given: {}, params: { vocabulary: ['cat', 'dog'], value: 'dgo' }, fails: 'symbol 1 of value is "dgo"' },
    { given: {}, params: { value: 'cat' }, fails: 'needs a vocabulary' },
  ],
});

function read({
  vocabulary,
  value,
}: {
  readonly vocabulary: readonly string[] | string | undefined;
  readonly value: string | undefined;
}) {
  const classes = symbolsOf(vocabulary, 'word', 'Class', value === undefined ? [] : [value]);
  const [index = 0] = value === undefined ? [] : indicesOf([value], classes, 'Class');
  return { index, size: classes.length };
}
