import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../src/base/problem.ts';
import { infer } from '../../src/compiler/infer.ts';
import type { Document, Graph, Node } from '../../src/document/document.ts';
import { applyFix } from '../../src/document/fixes.ts';
import { bodyOf, graphOf, node } from '../harness/graph.ts';

/** One mistake of a user's: where it is blamed, in which words, and what mends it. */
interface Mistake {
  readonly document: Document;
  readonly at: string;
  readonly says: string;
  readonly wire?: readonly [string, string];
  /** The labels of the fixes; each must leave a graph without problems. */
  readonly fixes: readonly string[];
}

const text = (value: string) => node('letters', 'text', { vocabulary: 'abc', value });
const tree = (value = '((a b) c)') => node('words', 'tree', { vocabulary: 'a b c', value });
const series = (features = 3, steps = 5) =>
  node('data', 'series', { features, values: Array.from({ length: features * steps }, (_, i) => i / 10) });
const vector = (size = 3) => node('in', 'vector', { size });
const units = (id: string, count: number, nonlinearity = 'tanh') =>
  node(id, 'vanilla', { units: count, nonlinearity });
const cell = (id: string, block: string, count: number) => node(id, block, { units: count });

const gruBody = (count = 4): Graph =>
  bodyOf(
    [cell('cell', 'gru', count)],
    '$.element → cell.x',
    '$.state → cell.state',
    'cell.output → $.output',
    'cell.state → $.state',
  );
const plainBody = (...nodes: Node[]): Graph =>
  bodyOf(nodes, '$.element → join.a', '$.state → join.b', 'join.y → $.output', 'join.y → $.state');
const pairBody = (count: number): Graph =>
  bodyOf(
    [node('join', 'join'), units('layer', count)],
    '$.left → join.a',
    '$.right → join.b',
    'join.y → layer.x',
    'layer.y → $.result',
  );
const reads = (body: Graph, params: Readonly<Record<string, JsonValue>> = {}) =>
  node('read', 'recur', params, body);

const mistakes: Readonly<Record<string, Mistake>> = {
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
  'a unit outside a recur': {
    document: graphOf([series(), cell('cell', 'gru', 4)], 'data.out → cell.x'),
    at: 'cell.state',
    says: 'GRU needs a state that comes round from step to step, which it has in the body of a recur, but nothing is wired into state.',
    fixes: ['Put GRU in a recur'],
  },
  'an LSTM outside a recur, with a layer behind it': {
    document: graphOf(
      [series(), cell('cell', 'lstm', 4), units('out', 2)],
      'data.out → cell.x',
      'cell.output → out.x',
    ),
    at: 'cell.state',
    says: 'LSTM needs a state that comes round from step to step, which it has in the body of a recur, but nothing is wired into state.',
    fixes: ['Put LSTM in a recur'],
  },
  'a unit in a recur whose state is not wired': {
    document: graphOf(
      [
        series(),
        reads(
          bodyOf(
            [cell('cell', 'gru', 4)],
            '$.element → cell.x',
            'cell.output → $.output',
            'cell.state → $.state',
          ),
        ),
      ],
      'data.out → read.sequence',
    ),
    at: 'read/cell.state',
    says: 'GRU needs a wire into state, but there is none.',
    fixes: ['Wire the state in'],
  },
  'a unit whose state is a vector while it is given a sequence': {
    document: graphOf(
      [series(), vector(4), cell('cell', 'gru', 4)],
      'data.out → cell.x',
      'in.out → cell.state',
    ),
    at: 'cell.x',
    says: 'GRU needs a state (time 5, features 4) for its x (time 5, features 3), but state is (features 4).',
    wire: ['data.out', 'cell.x'],
    fixes: ['Insert mean', 'Insert recur'],
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
  'a misspelt block, in a body': {
    document: graphOf(
      [series(), reads({ ...gruBody(), nodes: [cell('cell', 'grru', 4)] })],
      'data.out → read.sequence',
    ),
    at: 'read/cell',
    says: 'unknown block "grru". Did you mean "gru"?',
    fixes: ['Make it gru'],
  },
  'a misspelt port of a unit': {
    document: graphOf(
      [
        series(),
        reads(
          bodyOf(
            [cell('cell', 'gru', 4)],
            '$.element → cell.x',
            '$.state → cell.state',
            'cell.outputs → $.output',
            'cell.state → $.state',
          ),
        ),
      ],
      'data.out → read.sequence',
    ),
    at: 'read/cell.outputs',
    says: 'GRU has no output "outputs". Did you mean "output"?',
    wire: ['read/cell.outputs', 'read/$.output'],
    fixes: ['Wire to cell.output', 'Remove the wire'],
  },
};

function lstmBody(): Graph {
  return bodyOf(
    [cell('cell', 'lstm', 4)],
    '$.element → cell.x',
    '$.state → cell.state',
    'cell.output → $.output',
    'cell.state → $.state',
  );
}

describe.each(Object.entries(mistakes))('%s', (_, { document, at, says, wire, fixes }) => {
  const { problems } = infer(document);

  it('is one problem, where it is and in words', () => {
    expect(problems.map(({ path, message }) => `${path}: ${message}`)).toEqual([`${at}: ${says}`]);
    if (wire) expect(problems[0]?.wire).toEqual(wire);
  });

  it('offers what mends it', () => {
    expect(problems[0]?.fixes?.map(({ label }) => label) ?? []).toEqual(fixes);
  });

  it.each(fixes.filter((label) => label !== 'Remove the wire'))('is mended by: %s', (label) => {
    const fix = problems[0]?.fixes?.find((each) => each.label === label);
    const mended = fix ? applyFix(document, fix) : document;
    expect(infer(mended).problems.map(({ path, message }) => `${path}: ${message}`)).toEqual([]);
  });
});
