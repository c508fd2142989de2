import { describe, expect, test } from 'vitest';
import { countElements } from '../../src/base/valueType.ts';
import type { Document } from '../../src/document/document.ts';
import { sizeOf } from '../../src/ir/layout.ts';
import type { WeightsFile } from '../../src/runtime/protocol.ts';
import { createSession, type Session, type Task } from '../../src/runtime/session.ts';
import { bodyOf, graphOf, node } from '../harness/graph.ts';
import { classifier, hugeGraph } from './graphs.ts';

const ports = ['layer.y', 'odds.y'];

/** An executor that has run, and its values by port. */
function run(session: Session, task: Task) {
  const prepared = session.prepare(task);
  if ('problems' in prepared) throw new Error(prepared.problems.map(({ message }) => message).join(' '));
  const { executor } = prepared;
  executor.run();
  const values = new Map(
    executor.taps.map((tap) => {
      const found = new Float32Array(sizeOf(tap.layout));
      executor.read(tap, found);
      return [tap.port, [...found]];
    }),
  );
  return { executor, values };
}

/** y = tanh(x0 + x1) for each unit of the classifier. */
function sums(id: string, shape: readonly number[] = [3, 2]): WeightsFile {
  return {
    id,
    tensors: new Map([
      ['layer.W', { shape, data: new Float32Array(countElements(shape)).fill(1) }],
      ['layer.b', { shape: [3], data: new Float32Array(3) }],
    ]),
  };
}

test('weights follow from the seed', () => {
  const first = run(createSession(), { document: classifier(), ports }).values;
  const again = run(createSession(), { document: classifier(), ports }).values;
  const other = run(createSession(), { document: { ...classifier(), seed: 1 }, ports }).values;
  expect(again).toEqual(first);
  expect(other).not.toEqual(first);
});

test('other values of a source keep the executor', () => {
  const session = createSession();
  const before = run(session, { document: classifier([1, 2]), ports });
  const after = run(session, { document: classifier([3, -1]), ports });
  expect(after.executor).toBe(before.executor);
  expect(after.values).toEqual(run(createSession(), { document: classifier([3, -1]), ports }).values);
});

test('another seed keeps the executor and draws the weights anew', () => {
  const session = createSession();
  const before = run(session, { document: classifier(), ports });
  const after = run(session, { document: { ...classifier(), seed: 5 }, ports });
  expect(after.executor).toBe(before.executor);
  expect(after.values).toEqual(
    run(createSession(), { document: { ...classifier(), seed: 5 }, ports }).values,
  );
});

test('moving, naming and noting keep the executor', () => {
  const session = createSession();
  const document = classifier();
  const before = run(session, { document, ports });
  const nodes = document.nodes.map((each) => ({ ...each, at: [7, 7] as const, label: 'Mine', note: 'x' }));
  expect(run(session, { document: { ...document, title: 'Mine', nodes }, ports }).executor).toBe(
    before.executor,
  );
});

test.each([
  ['a parameter', { document: classifier([1, 2], 4), ports }],
  ['a wire', { document: { ...classifier(), wires: [['in.out', 'layer.x'] as const] }, ports }],
  ['what is asked for', { document: classifier(), ports: ['odds.y'] }],
  [
    'a bypass',
    {
      document: {
        ...classifier(),
        nodes: classifier().nodes.map((each) => ({ ...each, bypass: each.id === 'odds' })),
      },
      ports,
    },
  ],
])('%s that changes needs another plan', (_, task) => {
  const session = createSession();
  const before = run(session, { document: classifier(), ports });
  const after = run(session, task);
  expect(after.executor).not.toBe(before.executor);
  expect(after.values).toEqual(run(createSession(), task).values);
});

describe('of sources whose types follow from their values', () => {
  /** Letters, or words in a tree, with an embedding for each. */
  const letters = (value: string): Document =>
    graphOf(
      [node('letters', 'text', { vocabulary: 'abcd', value }), node('embed', 'embedding', { size: 3 })],
      'letters.out → embed.x',
    );
  const phrase = (value: string): Document =>
    graphOf(
      [
        node('phrase', 'tree', { vocabulary: 'a b c d', value }),
        node('embed', 'embedding', { size: 3 }),
        node(
          'all',
          'recurse',
          {},
          bodyOf([node('add', 'add')], '$.left → add.a', '$.right → add.b', 'add.y → $.result'),
        ),
      ],
      'phrase.out → embed.x',
      'embed.y → all.tree',
    );
  const seen = ['embed.y', 'all.all'];

  test.each([
    ['a text as long', letters('abc'), letters('dda')],
    ['a tree of the same form', phrase('((a b) c)'), phrase('((d d) a)')],
  ])('%s keeps the executor', (_, one, other) => {
    const session = createSession();
    const before = run(session, { document: one, ports: seen });
    const after = run(session, { document: other, ports: seen });
    expect(after.executor).toBe(before.executor);
    expect(after.values).toEqual(run(createSession(), { document: other, ports: seen }).values);
    expect(after.values).not.toEqual(before.values);
  });

  test.each([
    ['a longer text', letters('abc'), letters('abca')],
    ['an empty text', letters('abc'), letters('')],
    ['a tree of another form', phrase('((a b) c)'), phrase('(a (b c))')],
  ])('%s needs another plan, and the first is kept beside it', (_, one, other) => {
    const session = createSession();
    const before = run(session, { document: one, ports: seen });
    const between = run(session, { document: other, ports: seen });
    expect(between.executor).not.toBe(before.executor);
    expect(between.values).toEqual(run(createSession(), { document: other, ports: seen }).values);
    const after = run(session, { document: one, ports: seen });
    expect(after.executor).toBe(before.executor);
    expect(after.values).toEqual(before.values);
  });

  test('a plan that was not used for long is let go', () => {
    const session = createSession();
    const first = run(session, { document: letters('a'), ports: seen }).executor;
    const second = run(session, { document: letters('ab'), ports: seen }).executor;
    for (let length = 3; length <= 40; length++) {
      run(session, { document: letters('a'.repeat(length)), ports: seen });
      expect(run(session, { document: letters('a'), ports: seen }).executor).toBe(first);
    }
    expect(run(session, { document: letters('ab'), ports: seen }).executor).not.toBe(second);
  });

  test('large plans are not kept side by side', () => {
    const picture = (width: number) =>
      graphOf(
        [node('in', 'image', { height: 2048, width, channels: 3 }), node('f', 'rectifier')],
        'in.out → f.x',
      );
    const session = createSession();
    const executorFor = (width: number) => {
      const prepared = session.prepare({ document: picture(width), ports: ['f.y'] });
      return 'executor' in prepared ? prepared.executor : undefined;
    };
    const first = executorFor(2048);
    expect(executorFor(2048)).toBe(first);
    executorFor(1);
    expect(executorFor(2048)).not.toBe(first);
  });
});

test('data that does not fit takes its region out, and comes back with it', () => {
  const session = createSession();
  const whole = run(session, { document: classifier([1, 2]), ports }).values;
  expect(run(session, { document: classifier([1, 2, 3]), ports }).values).toEqual(new Map());
  expect(run(session, { document: classifier([1, 2]), ports }).values).toEqual(whole);
});

test('ports without a value are left out', () => {
  const document = classifier();
  const half = { ...document, nodes: [...document.nodes, node('loose', 'tanh')] };
  const { values } = run(createSession(), { document: half, ports: ['loose.y', 'nothing.y', 'layer.y'] });
  expect([...values.keys()]).toEqual(['layer.y']);
});

test('given weights are used by name', () => {
  const { values } = run(createSession(), { document: classifier([0.25, 0.5]), ports, weights: sums('a') });
  const y = values.get('layer.y') ?? [];
  expect(y.map((value) => value.toFixed(6))).toEqual(Array(3).fill(Math.tanh(0.75).toFixed(6)));
});

test('given weights of another shape are drawn from the seed', () => {
  const drawn = run(createSession(), { document: classifier(), ports }).values;
  const misfit = run(createSession(), { document: classifier(), ports, weights: sums('a', [2, 3]) }).values;
  expect(misfit).toEqual(drawn);
});

test('the weights change with the file, and back without one', () => {
  const session = createSession();
  const drawn = run(session, { document: classifier(), ports }).values;
  const given = run(session, { document: classifier(), ports, weights: sums('a') }).values;
  expect(given).not.toEqual(drawn);
  expect(run(session, { document: classifier(), ports }).values).toEqual(drawn);
});

test('values for a source replace those of the document, for that run', () => {
  const session = createSession();
  const sources = new Map([['in.out', Float32Array.of(3, -1)]]);
  const replaced = run(session, { document: classifier([1, 2]), ports, sources }).values;
  expect(replaced).toEqual(run(createSession(), { document: classifier([3, -1]), ports }).values);
  expect(run(session, { document: classifier([1, 2]), ports }).values).not.toEqual(replaced);
});

test('a graph that is too large is a problem, and the next one runs', () => {
  const session = createSession();
  const prepared = session.prepare({ document: hugeGraph(), ports: ['layer.y'] });
  expect('problems' in prepared && prepared.problems.map(({ code }) => code)).toEqual(['too-large']);
  expect(run(session, { document: classifier(), ports }).values.size).toBe(2);
});
