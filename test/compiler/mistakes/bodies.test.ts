import { bodyOf, graphOf, node } from '../../harness/graph.ts';
import { checkMistakes } from './checkMistakes.ts';
import { gruBody, pairBody, reads, series, tree, units, vector } from './graphs.ts';

checkMistakes({
  'a stack that gives all nodes of the one leaf that it takes': {
    document: graphOf(
      [
        tree('a'),
        node('embed', 'embedding', { size: 4 }),
        node(
          'deep',
          'stack',
          { times: 2 },
          bodyOf([node('fold', 'recurse', {}, pairBody(4))], '$.input → fold.tree', 'fold.all → $.output'),
        ),
      ],
      'words.out → embed.x',
      'embed.y → deep.x',
    ),
    at: 'deep/$.output',
    says: 'Stack of 2 needs a body that gives back what it takes, but $.input is (nodes 1, features 4) over the leaves of words and $.output is (nodes 1, features 4) over all nodes of words.',
    fixes: ['Set times to 1'],
  },
  'a node of three children where there are to be two': {
    document: graphOf(
      [tree('(a b c)'), node('embed', 'embedding', { size: 4 }), node('fold', 'recurse', {}, pairBody(4))],
      'words.out → embed.x',
      'embed.y → fold.tree',
    ),
    at: 'fold.tree',
    says: 'Recurse of arity 2 needs two children at every node, but a node of words has 3. Arity "any" takes them all.',
    fixes: [],
  },
  'a body that is empty': {
    document: graphOf([series(), reads({ nodes: [], wires: [] })], 'data.out → read.sequence'),
    at: 'read',
    says: 'Recur needs a body, the layer that it applies, but it is empty.',
    fixes: ['Put a layer in'],
  },
  'the body of a fold that is empty': {
    document: graphOf(
      [
        tree(),
        node('embed', 'embedding', { size: 4 }),
        node('fold', 'recurse', { arity: 'any' }, { nodes: [], wires: [] }),
      ],
      'words.out → embed.x',
      'embed.y → fold.tree',
    ),
    at: 'fold',
    says: 'Recurse needs a body, the layer that it applies, but it is empty.',
    fixes: ['Put a layer in'],
  },
  'a window longer than the sequence': {
    document: graphOf(
      [
        series(),
        node(
          'slide',
          'convolve',
          { size: [7] },
          bodyOf([units('unit', 2)], '$.window → unit.x', 'unit.y → $.result'),
        ),
      ],
      'data.out → slide.x',
    ),
    at: 'slide.x',
    says: 'Convolve needs windows no longer than the axes that they slide over, but size is [7] and x is (time 5, features 3).',
    wire: ['data.out', 'slide.x'],
    fixes: ['Set size to 5'],
  },
  'a start that cannot be halved': {
    document: graphOf(
      [vector(3), series(), reads(gruBody(4), { direction: 'both' })],
      'data.out → read.sequence',
      'in.out → read.start',
    ),
    at: 'read.start',
    says: 'Recur in both directions needs a start that can be halved, forward first, but start is (features 3).',
    fixes: [],
  },
  'a stack whose layer does not map a type to itself': {
    document: graphOf(
      [
        vector(),
        node('deep', 'stack', {}, bodyOf([units('layer', 4)], '$.input → layer.x', 'layer.y → $.output')),
      ],
      'in.out → deep.x',
    ),
    at: 'deep/$.output',
    says: 'Stack of 2 needs a body that gives back what it takes, but $.input is (features 3) and $.output is (features 4).',
    wire: ['deep/layer.y', 'deep/$.output'],
    fixes: ['Insert vanilla layer', 'Set times to 1'],
  },
  'a cycle inside a body': {
    document: graphOf(
      [
        series(),
        reads(
          bodyOf(
            [node('join', 'join'), units('layer', 3)],
            '$.element → join.a',
            'layer.y → join.b',
            'join.y → layer.x',
            'layer.y → $.output',
            'layer.y → $.state',
          ),
        ),
      ],
      'data.out → read.sequence',
    ),
    at: 'read/layer.x',
    says: 'values need an end, but this wire closes a cycle: join → layer → join. Put what should repeat into a stack of its own.',
    wire: ['read/join.y', 'read/layer.x'],
    fixes: ['Remove the wire'],
  },
});
