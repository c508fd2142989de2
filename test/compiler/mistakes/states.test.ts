import { bodyOf, graphOf, node } from '../../harness/graph.ts';
import { checkMistakes } from './checkMistakes.ts';
import { gruBody, pairBody, plainBody, reads, series, tree, units, vector } from './graphs.ts';

checkMistakes({
  'a state over another tree of as many leaves': {
    document: graphOf(
      [
        series(),
        tree('((a b) c)'),
        node('embed', 'embedding', { size: 4 }),
        node(
          'read',
          'recur',
          {},
          bodyOf(
            [
              node('other', 'tree', { vocabulary: 'a b c', value: '(a (b c))' }),
              node('in', 'embedding', { size: 4 }),
            ],
            'other.out → in.x',
            'in.y → $.state',
            '$.state → $.output',
          ),
        ),
      ],
      'words.out → embed.x',
      'data.out → read.sequence',
      'embed.y → read.start',
    ),
    at: 'read/$.state',
    says: 'Recur needs a body that gives back the state that it takes, but $.state is (nodes 3, features 4) over the leaves of words and becomes (nodes 3, features 4) over the leaves of read/other.',
    fixes: [],
  },
  'a fold that does not give back the leaf’s type': {
    document: graphOf(
      [tree(), node('embed', 'embedding', { size: 4 }), node('fold', 'recurse', {}, pairBody(5))],
      'words.out → embed.x',
      'embed.y → fold.tree',
    ),
    at: 'fold/$.result',
    says: 'Recurse needs a body that makes of its children what they are, but a leaf is (features 4) and $.result is (features 5).',
    wire: ['fold/layer.y', 'fold/$.result'],
    fixes: ['Insert vanilla layer'],
  },
  'a state that grows': {
    document: graphOf([series(), reads(plainBody(node('join', 'join')))], 'data.out → read.sequence'),
    at: 'read/$.state',
    says: 'Recur needs a body that gives back the state that it takes, but $.state is (features state(read)) and becomes (features state(read) + 3).',
    wire: ['read/join.y', 'read/$.state'],
    fixes: ['Insert vanilla layer'],
  },
  'a state that becomes another than it starts as': {
    document: graphOf(
      [vector(3), series(), reads(gruBody(4))],
      'data.out → read.sequence',
      'in.out → read.start',
    ),
    at: 'read/cell.state',
    says: 'GRU needs a state (features 4) for its x (features 3), but state is (features 3).',
    wire: ['read/$.state', 'read/cell.state'],
    fixes: [],
  },
  'a state of which nothing tells the type': {
    document: graphOf(
      [
        series(),
        reads(bodyOf([node('bend', 'tanh')], '$.state → bend.x', '$.element → $.output', 'bend.y → $.state')),
      ],
      'data.out → read.sequence',
    ),
    at: 'read',
    says: 'Recur cannot tell from its body what type its state has: wire a value of that type into start.',
    fixes: [],
  },
  'a residual state of another size than the element, and nothing wrong but a picture': {
    document: graphOf(
      [
        series(),
        node('draw', 'image'),
        units('bad', 2),
        reads(
          bodyOf(
            [node('join', 'join'), units('layer', 5), node('plus', 'add')],
            '$.element → join.a',
            '$.state → join.b',
            'join.y → layer.x',
            '$.state → plus.a',
            'layer.y → plus.b',
            'plus.y → $.output',
            'plus.y → $.state',
          ),
        ),
      ],
      'data.out → read.sequence',
      'draw.out → bad.x',
    ),
    at: 'bad.x',
    says: 'Vanilla layer needs features as the last axis, but x is (height 28, width 28).',
    fixes: ['Insert flatten'],
  },
});
