import { bodyOf, graphOf, node } from '../../harness/graph.ts';
import { checkMistakes } from './checkMistakes.ts';
import { cell, gruBody, lstmBody, pairBody, reads, series, text, tree, units, vector } from './graphs.ts';

checkMistakes({
  'a picture where features are wanted': {
    document: graphOf([node('draw', 'image'), units('layer', 4)], 'draw.out → layer.x'),
    at: 'layer.x',
    says: 'Vanilla layer needs features as the last axis, but x is (height 28, width 28).',
    wire: ['draw.out', 'layer.x'],
    fixes: ['Insert flatten'],
  },
  'symbols where numbers are wanted': {
    document: graphOf([text('abba'), units('layer', 4)], 'letters.out → layer.x'),
    at: 'layer.x',
    says: 'Vanilla layer needs numbers, but x is symbols (time 4).',
    wire: ['letters.out', 'layer.x'],
    fixes: ['Insert embedding'],
  },
  'symbols at the leaves of a tree that is folded': {
    document: graphOf([tree(), node('fold', 'recurse', {}, pairBody(16))], 'words.out → fold.tree'),
    at: 'fold.tree',
    says: 'Recurse needs numbers, but tree is symbols (nodes 3).',
    fixes: ['Insert embedding'],
  },
  'numbers where symbols are wanted': {
    document: graphOf([vector(), node('embed', 'embedding')], 'in.out → embed.x'),
    at: 'embed.x',
    says: 'Embedding needs symbols, but x is (features 3).',
    wire: ['in.out', 'embed.x'],
    fixes: [],
  },
  'windows of symbols as vectors': {
    document: graphOf(
      [
        text('abba'),
        node('slide', 'convolve', {}, bodyOf([units('unit', 2)], '$.window → unit.x', 'unit.y → $.result')),
      ],
      'letters.out → slide.x',
    ),
    at: 'slide.x',
    says: 'Convolve needs numbers for windows as vectors, but x is symbols (time 4).',
    fixes: ['Insert embedding'],
  },
  'a pair where numbers are wanted': {
    document: graphOf(
      [
        series(),
        reads(
          bodyOf(
            [cell('cell', 'lstm', 4), units('out', 2)],
            '$.element → cell.x',
            '$.state → cell.state',
            'cell.state → out.x',
            'out.y → $.output',
            'cell.state → $.state',
          ),
        ),
      ],
      'data.out → read.sequence',
    ),
    at: 'read/out.x',
    says: 'Vanilla layer needs numbers, but x is a pair, ((features 4), (features 4)).',
    wire: ['read/cell.state', 'read/out.x'],
    fixes: ['Take output instead'],
  },
  'a vector where a pair is wanted': {
    document: graphOf(
      [vector(4), series(), reads(lstmBody(), {}), units('start', 4)],
      'data.out → read.sequence',
      'in.out → start.x',
      'start.y → read.start',
    ),
    at: 'read/cell.state',
    says: 'LSTM needs a pair, an LSTM’s h and c, but state is (features 4).',
    wire: ['read/$.state', 'read/cell.state'],
    fixes: [],
  },
  'a sequence where a vector is wanted, out of a recur': {
    document: graphOf(
      [vector(), series(), reads(gruBody()), node('both', 'join')],
      'data.out → read.sequence',
      'in.out → both.a',
      'read.all → both.b',
    ),
    at: 'both.b',
    says: 'Join needs equal axes before the features, but a is (features 3) and b is (time 5, features 4).',
    wire: ['read.all', 'both.b'],
    fixes: ['Take last instead', 'Insert mean', 'Insert recur'],
  },
  'a sequence where a vector is wanted, first of the two': {
    document: graphOf([vector(), series(), node('both', 'join')], 'data.out → both.a', 'in.out → both.b'),
    at: 'both.a',
    says: 'Join needs equal axes before the features, but a is (time 5, features 3) and b is (features 3).',
    fixes: ['Insert mean', 'Insert recur'],
  },
  'a tree where a sequence is wanted': {
    document: graphOf(
      [tree(), node('embed', 'embedding', { size: 4 }), reads(gruBody())],
      'words.out → embed.x',
      'embed.y → read.sequence',
    ),
    at: 'read.sequence',
    says: 'Recur cannot walk along a tree, but sequence is (nodes 3, features 4).',
    wire: ['embed.y', 'read.sequence'],
    fixes: ['Make it recurse'],
  },
  'a sequence where a tree is wanted': {
    document: graphOf([series(), node('fold', 'recurse', {}, pairBody(3))], 'data.out → fold.tree'),
    at: 'fold.tree',
    says: 'Recurse needs a tree, but tree is (time 5, features 3).',
    wire: ['data.out', 'fold.tree'],
    fixes: [],
  },
  'a value at every node where leaves are wanted': {
    document: graphOf(
      [
        tree(),
        node('embed', 'embedding', { size: 4 }),
        node('fold', 'recurse', {}, pairBody(4)),
        node('again', 'recurse', {}, pairBody(4)),
      ],
      'words.out → embed.x',
      'embed.y → fold.tree',
      'fold.all → again.tree',
    ),
    at: 'again.tree',
    says: 'Recurse needs values at the leaves of a tree, but tree is (nodes 5, features 4), one at every node.',
    fixes: [],
  },
});
