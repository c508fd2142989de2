import { unknownSize } from '../base/size.ts';
import { axis, symbols } from '../base/valueType.ts';
import { choice } from './choiceParams.ts';
import { defineBlock } from './define.ts';
import { indicesOf, splitSymbols, symbolsOf, type Unit } from './symbols.ts';
import { text as textParam, vocabulary } from './textParams.ts';

export const text = defineBlock({
  type: 'text',
  version: 1,
  title: 'Text',
  category: 'source',
  summary: 'A text that you type, one symbol after the other.',
  description:
    'Each character, or each word, becomes its index in the vocabulary. An index says which symbol it is and nothing about what ' +
    'it is like: an embedding turns it into a vector that a layer can weigh. Case counts.',
  usefulFor: ['names, letter by letter', 'sentences, word by word'],
  formula: String.raw`x_t \in \{0, 1, \dots, n - 1\}`,
  notation:
    't counts the symbols of the text, and n is the number of symbols in the vocabulary; each x is an index into it.',
  wiring:
    'Put an embedding right behind it, then recur to read the text in order, or convolve to look at a few symbols at a ' +
    'time. A mean over time forgets the order: a bag of words.',
  pitfalls: [
    'A symbol that is not in the vocabulary has no index, and the text has no value until it is added or taken out.',
    'Case counts: a vocabulary of small letters does not hold the capital at the head of a name.',
    'Do not use indices as numbers: that b stands behind a in the vocabulary says nothing about what they mean.',
  ],
  related: {
    embedding: 'Makes a vector of each symbol.',
    recur: 'Reads the vectors in order.',
    tree: 'Symbols with their grammar.',
  },
  origin:
    'Reading text letter by letter: I. Sutskever, J. Martens and G. Hinton, “Generating text with recurrent neural ' +
    'networks” (ICML, 2011); word by word: J. L. Elman, “Finding structure in time” (Cognitive Science, 1990).',
  keywords: ['input', 'string', 'letters', 'characters', 'words', 'tokens', 'sentence', 'nlp'],
  params: {
    unit: choice({
      default: 'character',
      of: ['character', 'word'],
      help: 'character: every letter, blank and sign. word: what stands between blanks.',
    }),
    vocabulary: vocabulary({ help: 'What may occur, in the order of the indices: a text, or a list.' }),
    value: textParam({ help: 'The text.' }),
  },
  inputs: {},
  outputs: { out: 'Symbols over time.' },
  starter: { vocabulary: 'abcdefghijklmnopqrstuvwxyz', value: 'hello' },

  infer(_, params, { path }) {
    const { vocabulary, value } = read(params);
    if (value) indicesOf(value, vocabulary, 'Text');
    return {
      out: symbols(vocabulary.length, axis('time', value ? value.length : unknownSize(`length(${path})`))),
    };
  },
  source(params) {
    const { vocabulary, value = [] } = read(params);
    return indicesOf(value, vocabulary, 'Text');
  },

  examples: [
    { given: {}, params: { vocabulary: 'abc', value: 'cab' }, gives: { out: 'symbols (time 3)' } },
    {
      given: {},
      params: { unit: 'word', vocabulary: ['a', 'b'], value: 'b  a b' },
      gives: { out: 'symbols (time 3)' },
    },
    { given: {}, params: { vocabulary: 'abc' }, gives: { out: 'symbols (time length(text))' } },
    { given: {}, params: { vocabulary: 'abc', value: 'cat' }, fails: 'symbol 3 of value is "t"' },
    { given: {}, params: { value: 'cat' }, fails: 'needs a vocabulary' },
  ],
});

function read(params: {
  readonly unit: Unit;
  readonly vocabulary: readonly string[] | string | undefined;
  readonly value: string | undefined;
}) {
  const value = params.value === undefined ? undefined : splitSymbols(params.value, params.unit);
  return { value, vocabulary: symbolsOf(params.vocabulary, params.unit, 'Text', value ?? []) };
}
