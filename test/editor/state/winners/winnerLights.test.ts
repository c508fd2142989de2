import { describe, expect, test } from 'vitest';
import type { Document, Graph, Node } from '../../../../src/document/document.ts';
import { setParameter } from '../../../../src/document/edits.ts';
import { createActivations } from '../../../../src/editor/state/activations.ts';
import { edit } from '../../../../src/editor/state/edit.ts';
import { splitInstance } from '../../../../src/editor/state/instancePorts.ts';
import { liveSourceOf } from '../../../../src/editor/state/liveSource.ts';
import { setPosition } from '../../../../src/editor/state/scrub.ts';
import { select } from '../../../../src/editor/state/selection.ts';
import { shownActivations } from '../../../../src/editor/state/shownActivations.ts';
import { createTracing } from '../../../../src/editor/state/tracing.ts';
import { toggleUnrolled } from '../../../../src/editor/state/unroll.ts';
import { winnerLights } from '../../../../src/editor/state/winners/winnerLights.ts';
import { followUnrolled } from '../../../../src/editor/unroll/followUnrolled.ts';
import { shownLights } from '../../../../src/editor/views/shownLights.ts';
import { finish } from '../../../../src/ir/dependence.ts';
import { createTracer } from '../../../../src/runtime/tracer.ts';
import { run } from '../../../harness/run.ts';
import { editorOf, reader } from '../../editorOf.ts';

type Bare = Omit<Node, 'at'>;

const graph = (nodes: readonly Bare[], wires: Graph['wires']): Graph => ({
  nodes: nodes.map((each, i) => ({ at: [240 * i, 0], ...each })),
  wires,
});

const values = Array.from({ length: 5 }, (_, i) => [Math.sin(i + 1), Math.cos(3 * i)]);
const series: Bare = { id: 'in', block: 'series', params: { features: 2, values } };
const state: Bare = { id: 'begin', block: 'vector', params: { size: 3, values: [0.3, -0.2, 0.1] } };
const tree = (value: string): Bare => ({
  id: 'words',
  block: 'tree',
  params: { vocabulary: 'the film was good', value },
});
const embed: Bare = { id: 'embed', block: 'embedding', params: { size: 4 } };
const layer = (units: number): Bare => ({ id: 'layer', block: 'vanilla', params: { units } });
const maximum = (axis: string): Bare => ({ id: 'choose', block: 'maximum', params: { axis } });
const cell: Bare = { id: 'cell', block: 'gru', params: { units: 3 } };

/** A series that is read by a GRU, what it gives pooled; its body may hold more. */
function reading(
  params: Node['params'],
  { output, axis }: { readonly output: string; readonly axis: string },
): Graph {
  return graph(
    [
      series,
      {
        id: 'read',
        block: 'recur',
        params,
        body: graph(
          [cell],
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
}

/** A pooling inside of a recurrence, of what `from` gives. */
function poolingIn(params: Node['params'], from: string): Graph {
  return graph(
    [
      series,
      state,
      {
        id: 'read',
        block: 'recur',
        params: { ...params, extra: ['more'] },
        body: graph(
          [cell, maximum('features')],
          [
            ['$.element', 'cell.x'],
            ['$.state', 'cell.state'],
            ['cell.output', '$.output'],
            ['cell.output', '$.state'],
            [from, 'choose.x'],
          ],
        ),
      },
    ],
    [
      ['in.out', 'read.sequence'],
      ['begin.out', 'read.more'],
      ...(params?.direction === 'both' ? [] : [['begin.out', 'read.start'] as const]),
    ],
  );
}

/** Windows of a series, each pooled. */
const sliding = (params: Node['params'], body: Bare): Graph =>
  graph(
    [
      series,
      {
        id: 'slide',
        block: 'convolve',
        params: { size: [3], window: 'grid', ...params },
        body: graph(
          [body, layer(2)],
          [
            ['$.window', 'choose.x'],
            ['choose.y', 'layer.x'],
            ['layer.y', '$.result'],
          ],
        ),
      },
    ],
    [['in.out', 'slide.x']],
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

const stacked = (body: readonly Bare[], wires: Graph['wires']): Bare => ({
  id: 'deep',
  block: 'stack',
  params: { times: 3 },
  body: graph(body, wires),
});

interface Case {
  readonly graph: Graph;
  /** Of the pooling. */
  readonly path?: string;
  readonly unrolled?: string;
  /** By the output of the pooling, where what it kept is seen. */
  readonly from: Readonly<Record<string, readonly string[]>>;
}

const pool = (params: Node['params']): Bare => ({ id: 'choose', block: 'max-pooling', params });

const cases: Readonly<Record<string, Case>> = {
  'all outputs of a recurrence that reads backwards': {
    graph: reading({ direction: 'backward' }, { output: 'all', axis: 'time' }),
    from: { 'choose.y': ['read/cell.output'] },
  },
  'the last output of one that reads backwards': {
    graph: reading({ direction: 'backward' }, { output: 'last', axis: 'features' }),
    from: { 'choose.y': ['read/cell.output'] },
  },
  'the last output of one that reads forwards': {
    graph: reading({}, { output: 'last', axis: 'features' }),
    from: { 'choose.y': ['read/cell.output'] },
  },
  'the state at the end': {
    graph: reading({}, { output: 'final', axis: 'features' }),
    from: { 'choose.y': ['read/cell.output'] },
  },
  'all outputs of a recurrence that reads both ways, while its steps are drawn': {
    graph: reading({ direction: 'both' }, { output: 'all', axis: 'time' }),
    unrolled: 'read',
    from: { 'choose.y': ['read/cell.output', 'read[forward]/cell.output', 'read[backward]/cell.output'] },
  },
  'what the last copy of a stack gives': {
    graph: graph(
      [
        series,
        stacked(
          [layer(2)],
          [
            ['$.input', 'layer.x'],
            ['layer.y', '$.output'],
          ],
        ),
        pool({ size: [2] }),
      ],
      [
        ['in.out', 'deep.x'],
        ['deep.y', 'choose.x'],
      ],
    ),
    from: { 'choose.y': ['deep/layer.y'] },
  },
  'what each copy of a stack is handed': {
    graph: graph(
      [
        series,
        stacked(
          [pool({ size: [3], stride: [1], padding: 'same' }), layer(2)],
          [
            ['$.input', 'choose.x'],
            ['choose.y', 'layer.x'],
            ['layer.y', '$.output'],
          ],
        ),
      ],
      [['in.out', 'deep.x']],
    ),
    path: 'deep/choose',
    from: { 'deep/choose.y': ['in.out', 'deep/layer.y'] },
  },
  'the elements of a sequence': {
    graph: poolingIn({ direction: 'backward' }, '$.element'),
    path: 'read/choose',
    from: { 'read/choose.y': ['in.out'] },
  },
  'the elements that each of two readings is handed': {
    graph: poolingIn({ direction: 'both' }, '$.element'),
    path: 'read/choose',
    unrolled: 'read',
    from: {
      'read/choose.y': ['in.out', 'read[forward]/$.element', 'read[backward]/$.element'],
      'read[forward]/choose.y': ['in.out', 'read[forward]/$.element', 'read[backward]/$.element'],
      'read[backward]/choose.y': ['in.out', 'read[forward]/$.element', 'read[backward]/$.element'],
    },
  },
  'the state of a recurrence, which its start is and what it gave before': {
    graph: poolingIn({}, '$.state'),
    path: 'read/choose',
    // All outputs are also what the graph answers.
    from: { 'read/choose.y': ['begin.out', 'read/cell.output', 'read.all'] },
  },
  'the outputs of both readings, each by itself': {
    graph: poolingIn({ direction: 'both' }, 'cell.output'),
    path: 'read/choose',
    unrolled: 'read',
    from: {
      'read/choose.y': ['read/cell.output', 'read[forward]/cell.output'],
      'read[forward]/choose.y': ['read/cell.output', 'read[forward]/cell.output'],
      'read[backward]/choose.y': ['read[backward]/cell.output'],
    },
  },
  'an extra input, the same at each step': {
    graph: poolingIn({}, '$.more'),
    path: 'read/choose',
    from: { 'read/choose.y': ['begin.out'] },
  },
  'the windows of a convolution': {
    graph: sliding({}, maximum('time')),
    path: 'slide/choose',
    from: { 'slide/choose.y': ['in.out'] },
  },
  'the windows of a convolution, while they are drawn': {
    graph: sliding({ stride: [2] }, pool({ size: [2], stride: [1] })),
    path: 'slide/choose',
    unrolled: 'slide',
    from: { 'slide/choose.y': ['in.out', 'slide.x'] },
  },
  'all nodes of a tree, leaves among them': {
    graph: folding('((the film) was good)', 'all', 'nodes'),
    from: { 'choose.y': ['embed.y', 'fold/layer.y'] },
  },
  'the root of a tree': {
    graph: folding('((the film) good)', 'root', 'features'),
    from: { 'choose.y': ['fold/layer.y'] },
  },
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
    from: { 'fold/choose.y': ['embed.y', 'fold/layer.y'] },
  },
  'what is only put in another order on its way': {
    graph: graph(
      [
        series,
        { id: 'turn', block: 'reverse' },
        { id: 'flat', block: 'flatten' },
        { id: 'both', block: 'join' },
        maximum('features'),
      ],
      [
        ['in.out', 'turn.x'],
        ['turn.y', 'flat.x'],
        ['flat.y', 'both.a'],
        ['flat.y', 'both.b'],
        ['both.y', 'choose.x'],
      ],
    ),
    from: { 'choose.y': ['in.out', 'turn.y', 'flat.y', 'both.y'] },
  },
};

/** An editor with the values that it shows, and what answers its questions, at once. */
function opened({ graph, unrolled }: Pick<Case, 'graph' | 'unrolled'>, drawn = someDrawing(0)) {
  const editor = editorOf(graph);
  if (unrolled) {
    toggleUnrolled(editor, unrolled);
    followUnrolled(editor);
  }
  const source = liveSourceOf(editor);
  const activations = createActivations(() => {});
  let given = drawn;
  let asked = 0;
  const compute = () => {
    const inputs = new Map([['draw.out', given]]);
    const found = run(editor.getState().program as Document, source.getPorts(), { inputs });
    const results = [...found].map(
      ([port, { axes, values }]) =>
        [port, { axes: axes as never, values: Float32Array.from(values) }] as const,
    );
    activations.setValues(new Map(results), source.getPorts());
  };
  compute();
  const tracing = createTracing();
  tracing.connect((request) => {
    const { document, ports, cells, copied } = request;
    asked++;
    tracing.tell(finish(createTracer(document, ports, undefined).trace(cells, copied)), request);
  }, source.getTraced);
  const shown = shownActivations(editor, activations);
  const lights = winnerLights(shownLights(shown, tracing), { editor, activations, shown, tracing });
  return {
    ...{ editor, tracing, lights, activations },
    asked: () => asked,
    draw(other: Float32Array) {
      const pixels = btoa(String.fromCharCode(...other.map((value) => 100 + 100 * value)));
      edit(editor, (document) => setParameter(document, 'draw', 'values', pixels));
      given = other;
      tracing.forget();
      compute();
      tracing.renew();
    },
    choose(path: string) {
      select(editor, [path]);
      compute();
      tracing.renew();
    },
  };
}

function someDrawing(start: number): Float32Array {
  return Float32Array.from({ length: 28 * 28 }, (_, i) => Math.sin(start + i * i));
}

const placesIn = (mask: Uint8Array | undefined) => [...(mask ?? [])].flatMap((mark, i) => (mark ? i : []));

/** By port, the numbers that are marked. */
function numbersAt(
  { activations }: Pick<ReturnType<typeof opened>, 'activations'>,
  maskOf: (port: string) => Uint8Array | undefined,
): ReadonlyMap<string, readonly (number | undefined)[]> {
  return new Map(
    [...activations.ports()].flatMap((port) => {
      const places = placesIn(maskOf(port));
      return places.length > 0
        ? [[port, places.map((place) => activations.get(port)?.values[place])] as const]
        : [];
    }),
  );
}

const inputs = (path: string) => new RegExp(`^${path.replaceAll('/', '(\\[\\w+\\])?/')}\\.x$`);
const seenIn = (found: ReadonlyMap<string, unknown>, path: string) =>
  new Set([...found.keys()].filter((port) => !inputs(path).test(port)));

describe.each(Object.entries(cases))('%s', (_, { path = 'choose', from, ...each }) => {
  test('are lit where they were kept, while what keeps them is selected', () => {
    const editor = opened(each);
    editor.choose(path);
    const found = numbersAt(editor, (port) => editor.lights.litOf(port)?.sources);
    expect(seenIn(found, path)).toEqual(new Set(Object.values(from).flat()));
    const given = Object.keys(from).flatMap((port) => [...(editor.activations.get(port)?.values ?? [])]);
    expect(new Set([...found.values()].flat())).toEqual(new Set(given));
  });

  test.each(Object.entries(from))(
    'of a cell of %s, the one that it is is told from the others',
    (port, seen) => {
      const editor = opened(each);
      const given = editor.activations.get(port)?.values ?? [];
      const places = new Set<string>();
      for (const [element, number] of given.entries()) {
        editor.tracing.point({ port, elements: [element] });
        const kept = numbersAt(editor, (name) => editor.lights.litOf(name)?.kept);
        for (const name of kept.keys()) places.add(name);
        expect(new Set([...kept.values()].flat()), `element ${element}`).toEqual(new Set([number]));
        for (const name of kept.keys()) {
          const lit = editor.lights.litOf(name);
          expect(placesIn(lit?.kept).every((place) => lit?.sources?.[place] === 1)).toBe(true);
        }
      }
      for (const name of places) if (!inputs(path).test(name)) expect(seen).toContain(name);
    },
  );
});

describe('of the maps of 24 × 24 × 8 numbers before a pooling of 2 × 2', () => {
  test('those that were kept are lit; of one window that is looked at, what was kept of it', () => {
    const { editor, choose, lights, activations } = opened({ graph: reader() });
    expect(lights.litOf('edges/cell.y')).toBeUndefined();
    choose('pool');
    const { sources, scattered } = lights.litOf('edges/cell.y') ?? {};
    expect(scattered).toBe(true);
    expect(placesIn(sources)).toHaveLength(activations.get('pool.y')?.values.length ?? 0);
    setPosition(editor, 'edges', 0);
    expect(lights.litOf('edges/cell.y')?.sources).toHaveLength(8);
  });

  test('when something else is drawn, what is kept then is lit, and nothing is asked anew', () => {
    const { choose, draw, asked, lights, activations } = opened({ graph: reader() });
    choose('pool');
    const [before, count] = [lights.litOf('edges/cell.y')?.sources, asked()];
    draw(someDrawing(1));
    const { sources } = lights.litOf('edges/cell.y') ?? {};
    expect(sources).not.toEqual(before);
    const numbers = activations.get('edges/cell.y')?.values ?? [];
    expect(new Set(placesIn(sources).map((place) => numbers[place]))).toEqual(
      new Set(activations.get('pool.y')?.values),
    );
    expect(asked()).toBe(count);
  });

  test('of a drawn step it is told by the name of its picture', () => {
    const { choose, lights, editor } = opened({ graph: reader(), unrolled: 'edges' });
    choose('pool');
    const names = editor
      .getState()
      .unrollings.flatMap(({ pictures }) => pictures.map(({ port }) => port))
      .filter((name) => splitInstance(name)?.port === 'edges/cell.y');
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(lights.litOf(name)?.sources, name).toHaveLength(8);
  });
});
