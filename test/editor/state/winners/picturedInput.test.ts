import { expect, test } from 'vitest';
import type { Document, Graph, Node } from '../../../../src/document/document.ts';
import { picturedInput } from '../../../../src/editor/state/winners/picturedInput.ts';
import { winnersOf } from '../../../../src/editor/state/winners/winnersOf.ts';
import { run } from '../../../harness/run.ts';
import { editorOf } from '../../editorOf.ts';

type Bare = Omit<Node, 'at'>;

const graph = (nodes: readonly Bare[], wires: Graph['wires']): Graph => ({
  nodes: nodes.map((each, i) => ({ at: [240 * i, 0], ...each })),
  wires,
});

const values = Array.from({ length: 5 }, (_, i) => [Math.sin(i), Math.cos(3 * i)]);
const series: Bare = { id: 'in', block: 'series', params: { features: 2, values } };
const tree = (value: string): Bare => ({
  id: 'words',
  block: 'tree',
  params: { vocabulary: 'the film was good', value },
});
const embed: Bare = { id: 'embed', block: 'embedding', params: { size: 4 } };
const layer = (units: number): Bare => ({ id: 'layer', block: 'vanilla', params: { units } });
const maximum = (axis: string): Bare => ({ id: 'choose', block: 'maximum', params: { axis } });

/** A series that is read by a plain recurrence, what it gives pooled. */
const reading = (direction: string, output: string, axis: string): Graph =>
  graph(
    [
      series,
      {
        id: 'read',
        block: 'recur',
        params: { direction },
        body: graph(
          [{ id: 'cell', block: 'gru', params: { units: 3 } }],
          [
            ['$.element', 'cell.x'],
            ['$.state', 'cell.state'],
            ['cell.output', '$.output'],
            ['cell.output', '$.state'],
          ],
        ),
      },
      maximum(axis),
    ],
    [
      ['in.out', 'read.sequence'],
      [`read.${output}`, 'choose.x'],
    ],
  );

/** A tree that is folded by the mean of the children, or by the largest of them. */
const folding = (value: string, output: string, axis: string): Graph =>
  graph(
    [
      tree(value),
      embed,
      {
        id: 'fold',
        block: 'recurse',
        params: { arity: 'any' },
        body: graph(
          [{ id: 'mean', block: 'mean', params: { axis: 'time' } }, layer(4)],
          [
            ['$.children', 'mean.x'],
            ['mean.y', 'layer.x'],
            ['layer.y', '$.result'],
          ],
        ),
      },
      maximum(axis),
    ],
    [
      ['words.out', 'embed.x'],
      ['embed.y', 'fold.tree'],
      [`fold.${output}`, 'choose.x'],
    ],
  );

const within = (block: string, params: Node['params'], from: string, wires: Graph['wires']): Graph =>
  graph(
    [series, { id: 'outer', block, params, body: graph([maximum(from), layer(2)], wires) }],
    [['in.out', `outer.${block === 'stack' ? 'x' : 'sequence'}`]],
  );

interface Case {
  readonly graph: Graph;
  readonly path?: string;
  /** Where the numbers are seen. */
  readonly from: readonly string[];
}

const cases: Readonly<Record<string, Case>> = {
  'all outputs of a recurrence that reads backwards': {
    graph: reading('backward', 'all', 'time'),
    from: ['read/cell.output'],
  },
  'the last output of one that reads backwards': {
    graph: reading('backward', 'last', 'features'),
    from: ['read/cell.output'],
  },
  'the last output of one that reads forwards': {
    graph: reading('forward', 'last', 'features'),
    from: ['read/cell.output'],
  },
  'the state at the end': { graph: reading('forward', 'final', 'features'), from: ['read/cell.output'] },
  'what the last copy of a stack gives': {
    graph: graph(
      [
        series,
        {
          id: 'deep',
          block: 'stack',
          params: { times: 3 },
          body: graph(
            [layer(2)],
            [
              ['$.input', 'layer.x'],
              ['layer.y', '$.output'],
            ],
          ),
        },
        { id: 'choose', block: 'max-pooling', params: { size: [2] } },
      ],
      [
        ['in.out', 'deep.x'],
        ['deep.y', 'choose.x'],
      ],
    ),
    from: ['deep/layer.y'],
  },
  'what each copy of a stack is handed': {
    graph: graph(
      [
        series,
        {
          id: 'deep',
          block: 'stack',
          params: { times: 3 },
          body: graph(
            [
              { id: 'choose', block: 'max-pooling', params: { size: [3], stride: [1], padding: 'same' } },
              layer(2),
            ],
            [
              ['$.input', 'choose.x'],
              ['choose.y', 'layer.x'],
              ['layer.y', '$.output'],
            ],
          ),
        },
      ],
      [['in.out', 'deep.x']],
    ),
    path: 'deep/choose',
    from: ['in.out', 'deep/layer.y'],
  },
  'the elements of a sequence': {
    graph: within('recur', { direction: 'backward' }, 'features', [
      ['$.element', 'choose.x'],
      ['$.element', 'layer.x'],
      ['layer.y', '$.output'],
      ['layer.y', '$.state'],
    ]),
    path: 'outer/choose',
    from: ['in.out'],
  },
  'all nodes of a tree, leaves among them': {
    graph: folding('((the film) was good)', 'all', 'nodes'),
    from: ['embed.y', 'fold/layer.y'],
  },
  'the root of a tree': { graph: folding('((the film) good)', 'root', 'features'), from: ['fold/layer.y'] },
  'the children of each node, which differ in number': {
    graph: graph(
      [
        tree('((the film) was good)'),
        embed,
        {
          id: 'fold',
          block: 'recurse',
          params: { arity: 'any' },
          body: graph(
            [maximum('time'), layer(4)],
            [
              ['$.children', 'choose.x'],
              ['choose.y', 'layer.x'],
              ['layer.y', '$.result'],
            ],
          ),
        },
      ],
      [
        ['words.out', 'embed.x'],
        ['embed.y', 'fold.tree'],
      ],
    ),
    path: 'fold/choose',
    from: ['embed.y', 'fold/layer.y'],
  },
};

/** The numbers that go into a node, those that come out, and how they lie, next to where the first are seen. */
function opened({ graph, path = 'choose' }: Case) {
  const { inference, layout, program } = editorOf(graph).getState();
  const pictured = picturedInput(inference, layout, `${path}.x`);
  const found = run(program as Document, [`${path}.x`, `${path}.y`, ...(pictured?.ports ?? [])]);
  const [x, y] = [found.get(`${path}.x`), found.get(`${path}.y`)];
  if (!pictured || !x || !y) throw new Error('The numbers are seen nowhere.');
  const seen = Array.from(pictured.places, (place, i) =>
    place < 0 ? Number.NaN : found.get(pictured.ports[pictured.which[i] ?? 0] ?? '')?.values[place],
  );
  const winners = winnersOf(inference, path, Float32Array.from(x.values), x.layout);
  return { pictured, x, y, seen, winners };
}

test.each(Object.entries(cases))('%s are seen where they are pictured, winners too', (_, each) => {
  const { pictured, x, y, seen, winners } = opened(each);
  expect(new Set(pictured.ports)).toEqual(new Set(each.from));
  expect(seen).toEqual([...x.values]);
  expect([...(winners ?? [])].map((place) => x.values[place])).toEqual([...y.values]);
});

test('of a recurrence that is read both ways, only the reading that is drawn is seen', () => {
  const { x, seen } = opened({ graph: reading('both', 'all', 'time'), from: [] });
  const isSecond = (i: number) => i % 6 >= 3;
  expect(seen).toEqual([...x.values].map((each, i) => (isSecond(i) ? Number.NaN : each)));
});

test('what is closed shows its own picture, and what is drawn nowhere is not looked for', () => {
  const editor = editorOf(reading('forward', 'all', 'time'));
  const { inference, layout } = editor.getState();
  expect(picturedInput(inference, layout, 'read/cell.state')).toBeUndefined();
  expect(picturedInput(inference, layout, 'read.start')).toBeUndefined();
});
