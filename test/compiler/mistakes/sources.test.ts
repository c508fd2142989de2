import { bodyOf, graphOf, node } from '../../harness/graph.ts';
import { checkMistakes } from './checkMistakes.ts';
import { cell, gruBody, reads, series, text, tree, units } from './graphs.ts';

checkMistakes({
  'a window longer than what some nodes have as children': {
    document: graphOf(
      [
        tree('((a b) a c)'),
        node('embed', 'embedding', { size: 4 }),
        node(
          'fold',
          'recurse',
          { arity: 'any' },
          bodyOf(
            [
              node(
                'slide',
                'convolve',
                { size: [3] },
                bodyOf([units('unit', 4)], '$.window → unit.x', 'unit.y → $.result'),
              ),
              node('mean', 'mean'),
            ],
            '$.children → slide.x',
            'slide.y → mean.x',
            'mean.y → $.result',
          ),
        ),
      ],
      'words.out → embed.x',
      'embed.y → fold.tree',
    ),
    at: 'fold/slide.x',
    says: 'Convolve needs windows no longer than the axes that they slide over, but size is [3] and x is (time 2, features 4).',
    fixes: ['Set size to 2'],
  },
  'a symbol outside the vocabulary': {
    document: graphOf([text('abcd')]),
    at: 'letters',
    says: 'Text needs symbols of its vocabulary, but symbol 4 of value is "d".',
    fixes: ['Add what is missing to the vocabulary'],
  },
  'a vocabulary in which a symbol comes twice': {
    document: graphOf([node('letters', 'text', { vocabulary: 'abca' })]),
    at: 'letters',
    says: 'Text needs a vocabulary of different symbols, but "a" comes twice.',
    fixes: ['Keep each symbol once'],
  },
  'a text without a vocabulary': {
    document: graphOf([node('letters', 'text', { value: 'abba' })]),
    at: 'letters',
    says: 'Text needs a vocabulary, the characters that it may have, but there is none.',
    fixes: ['Fill in a vocabulary'],
  },
  'brackets that do not close': {
    document: graphOf([tree('((a b) c')]),
    at: 'words',
    says: 'Tree needs one tree in brackets, but the bracket at character 1 is never closed.',
    fixes: [],
  },
  'the last step of nothing': {
    document: graphOf(
      [node('data', 'series', { features: 3, values: [] }), reads(gruBody()), units('guess', 2)],
      'data.out → read.sequence',
      'read.last → guess.x',
    ),
    at: 'guess.x',
    says: 'Recur needs at least one step to give last, but sequence is (time 0, features 3).',
    wire: ['read.last', 'guess.x'],
    fixes: [],
  },
  'features whose number depends on a text that is not there yet': {
    document: graphOf(
      [
        node('letters', 'text', { vocabulary: 'abc' }),
        node('embed', 'embedding', { size: 4 }),
        node('flat', 'flatten', { keep: [] }),
        units('layer', 2),
      ],
      'letters.out → embed.x',
      'embed.y → flat.x',
      'flat.y → layer.x',
    ),
    at: 'layer.x',
    says: 'Vanilla layer needs a number of features that never differs, but x is (features 4 × length(letters)).',
    fixes: [],
  },
  'a misspelt block, in a body': {
    document: graphOf(
      [series(), reads({ ...gruBody(), nodes: [cell('cell', 'grru', 4)] })],
      'data.out → read.sequence',
    ),
    at: 'read/cell',
    says: 'unknown block "grru". Did you mean "gru"?',
    fixes: ['Make it gru'],
  },
});
