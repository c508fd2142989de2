import { unknownSize } from '../base/size.ts';
import { type Axis, symbols } from '../base/valueType.ts';
import { defineBlock } from './define.ts';
import { parseTree } from './parseTree.ts';
import { indicesOf, symbolsOf } from './symbols.ts';
import { text, vocabulary } from './textParams.ts';

export const tree = defineBlock({
  type: 'tree',
  version: 1,
  title: 'Tree',
  category: 'source',
  summary: 'A tree that you type in brackets, with a word at each leaf.',
  description:
    'Brackets stand around what belongs together: ((the film) (was (very good))). Each leaf is the index of its word in the ' +
    'vocabulary; an embedding makes vectors of the leaves, and recurse puts them together, from the leaves to the root.',
  usefulFor: ['sentences with their grammar', 'formulas, nested lists, programs'],
  formula: String.raw`x_l \in \{0, 1, \dots, n - 1\}`,
  notation:
    'l runs over the leaves from left to right, and n is the number of words in the vocabulary. The brackets say which ' +
    'leaves and nodes belong together.',
  wiring:
    'Put an embedding behind it, which makes a vector of every leaf and keeps the form of the tree, and then recurse, ' +
    'which folds it from the leaves to the root.',
  pitfalls: [
    'Recurse with an arity of 2 needs exactly two children at every node; lists of any length need the arity any.',
    'Every bracket that opens has to close, and a word that is not in the vocabulary has no value.',
  ],
  related: {
    recurse: 'Folds the tree into one vector.',
    embedding: 'Makes a vector of each leaf.',
    text: 'Symbols in a row, without brackets.',
  },
  origin:
    'M. P. Marcus, B. Santorini and M. A. Marcinkiewicz, “Building a large annotated corpus of English: the Penn ' +
    'Treebank” (Computational Linguistics, 1993), which made such brackets the common way to write down a sentence’s ' +
    'grammar.',
  keywords: ['input', 'parse', 'brackets', 'syntax', 'nested', 'grammar', 'sentence', 'treebank'],
  params: {
    vocabulary: vocabulary({ help: 'The words that leaves may have, in the order of the indices.' }),
    value: text({ help: 'Brackets around nodes, words at leaves.' }),
  },
  inputs: {},
  outputs: { out: 'A tree with a symbol at each leaf.' },
  starter: { vocabulary: 'the film was very good', value: '((the film) (was (very good)))' },

  infer(_, params, { path }) {
    const { words, topology, vocabulary } = read(params);
    if (words) indicesOf(words, vocabulary, 'Tree');
    const nodes: Axis = {
      name: 'nodes',
      size: words ? words.length : unknownSize(`leaves(${path})`),
      tree: { of: path, values: 'leaves', topology },
    };
    return { out: symbols(vocabulary.length, nodes) };
  },
  source(params) {
    const { words = [], vocabulary } = read(params);
    return indicesOf(words, vocabulary, 'Tree');
  },

  examples: [
    {
      given: {},
      params: { vocabulary: 'a b', value: '((a b) a)' },
      gives: { out: 'symbols (nodes 3)' },
    },
    { given: {}, params: { vocabulary: 'a b', value: 'b' }, gives: { out: 'symbols (nodes 1)' } },
    { given: {}, params: { vocabulary: 'a b' }, gives: { out: 'symbols (nodes leaves(tree))' } },
    { given: {}, params: { vocabulary: 'a b', value: '((a b) c)' }, fails: 'symbol 3 of value is "c"' },
    { given: {}, params: { vocabulary: 'a b', value: '((a b) a' }, fails: 'character 1 is never closed' },
    { given: {}, params: { vocabulary: 'a b', value: '(a b))' }, fails: 'closes at character 6' },
    {
      given: {},
      params: { vocabulary: 'a b', value: '(a ())' },
      fails: 'nothing in the brackets at character 4',
    },
    { given: {}, params: { vocabulary: 'a b', value: 'a b' }, fails: 'a second one begins at character 3' },
    { given: {}, params: { vocabulary: 'a b', value: ' ' }, fails: 'value is empty' },
  ],
});

function read(params: {
  readonly vocabulary: readonly string[] | string | undefined;
  readonly value: string | undefined;
}) {
  const { words, topology } = params.value === undefined ? {} : parseTree(params.value, 'Tree');
  return { words, topology, vocabulary: symbolsOf(params.vocabulary, 'word', 'Tree', words ?? []) };
}
