import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blocks } from '../../src/blocks/index.ts';
import { infer } from '../../src/compiler/infer.ts';
import type { Document, Graph } from '../../src/document/document.ts';
import { addNode } from '../../src/document/edits.ts';
import { graphAt, nodeAt, walkNodes } from '../../src/document/graph.ts';
import { load } from '../../src/document/load.ts';
import { joinPath } from '../../src/document/path.ts';
import { unwrapNode } from '../../src/document/unwrap.ts';
import { fillBody } from '../../src/document/wiring.ts';
import { wrapNodes } from '../../src/document/wrap.ts';
import { wellTypedGraphs } from '../harness/randomGraph.ts';
import { documents, draw, loaded } from './documents.ts';

const combinators = [...blocks.values()].filter(({ body }) => body).map(({ type }) => type);

/** The document without places, and with nodes and wires in an order of their own. */
function canonical(document: Document): unknown {
  const sorted = ({ nodes, wires }: Graph): unknown => ({
    nodes: nodes
      .map(({ at, body, ...node }) => ({ ...node, ...(body && { body: sorted(body) }) }))
      .sort((one, other) => (one.id < other.id ? -1 : 1)),
    wires: wires.map((wire) => wire.join('>')).sort(),
  });
  return { ...document, ...(sorted(document) as object) };
}

/** What wrapping gives: the wires around the combinator and those of its body, or why it was not done. */
function wrapped(document: Document, paths: readonly string[], block: string) {
  const done = wrapNodes(document, paths, block);
  if (done.path === undefined) return done.why;
  return { outside: done.document.wires, inside: graphAt(done.document, done.path)?.wires };
}

const line = draw(
  ['in:vector', 'a:vanilla', 'b:tanh', 'c:vanilla'],
  [
    ['in.out', 'a.x'],
    ['a.y', 'b.x'],
    ['b.y', 'c.x'],
  ],
);

describe('wrapping', () => {
  test('puts nodes between what fed them and what they fed, with the wires among them', () => {
    expect(wrapped(line, ['a', 'b'], 'stack')).toEqual({
      outside: [
        ['in.out', 'stack.x'],
        ['stack.y', 'c.x'],
      ],
      inside: [
        ['$.input', 'a.x'],
        ['a.y', 'b.x'],
        ['b.y', '$.output'],
      ],
    });
  });

  test('puts the combinator where the nodes were, and keeps how they lie to each other', () => {
    const { document, path = '' } = wrapNodes(line, ['b', 'c'], 'stack');
    expect(nodeAt(document, path)?.at).toEqual(nodeAt(line, 'b')?.at);
    const [b, c] = ['b', 'c'].map((id) => nodeAt(document, joinPath(path, id))?.at ?? [0, 0]);
    const [outerB, outerC] = ['b', 'c'].map((id) => nodeAt(line, id)?.at ?? [0, 0]);
    expect((c?.[0] ?? 0) - (b?.[0] ?? 0)).toBe((outerC?.[0] ?? 0) - (outerB?.[0] ?? 0));
  });

  test('a unit in a recur has its state carried from step to step', () => {
    const unit = draw(
      ['in:series', 'cell:gru', 'out:vanilla'],
      [
        ['in.out', 'cell.x'],
        ['cell.output', 'out.x'],
      ],
    );
    expect(wrapped(unit, ['cell'], 'recur')).toEqual({
      outside: [
        ['in.out', 'recur.sequence'],
        ['recur.all', 'out.x'],
      ],
      inside: [
        ['$.element', 'cell.x'],
        ['$.state', 'cell.state'],
        ['cell.output', '$.output'],
        ['cell.state', '$.state'],
      ],
    });
  });

  test('what fed a unit’s state is where the recur starts, and what read it reads its end', () => {
    const unit = draw(
      ['in:series', 'start:vector', 'cell:gru', 'out:vanilla'],
      [
        ['in.out', 'cell.x'],
        ['start.out', 'cell.state'],
        ['cell.state', 'out.x'],
      ],
    );
    expect(wrapped(unit, ['cell'], 'recur')).toMatchObject({
      outside: [
        ['in.out', 'recur.sequence'],
        ['start.out', 'recur.start'],
        ['recur.final', 'out.x'],
      ],
    });
  });

  test('the plain recurrence: an input without a wire is handed the state', () => {
    const plain = draw(
      ['in:series', 'both:join', 'layer:vanilla'],
      [
        ['in.out', 'both.a'],
        ['both.y', 'layer.x'],
      ],
    );
    const done = wrapNodes(plain, ['both', 'layer'], 'recur');
    expect(graphAt(done.document, 'recur')?.wires).toEqual([
      ['$.element', 'both.a'],
      ['$.state', 'both.b'],
      ['both.y', 'layer.x'],
      ['layer.y', '$.output'],
      ['layer.y', '$.state'],
    ]);
    expect(infer(done.document).problems).toEqual([]);
  });

  test('both children of a recurse come from the one tree', () => {
    const fold = draw(
      ['in:vector', 'both:join', 'layer:vanilla'],
      [
        ['in.out', 'both.a'],
        ['in.out', 'both.b'],
        ['both.y', 'layer.x'],
      ],
    );
    expect(wrapped(fold, ['both', 'layer'], 'recurse')).toMatchObject({
      outside: [['in.out', 'recurse.tree']],
      inside: [
        ['$.left', 'both.a'],
        ['$.right', 'both.b'],
        ['both.y', 'layer.x'],
        ['layer.y', '$.result'],
      ],
    });
  });

  test('what else is read from outside becomes a further input, called after its node', () => {
    const two = draw(
      ['in:series', 'summary:vector', 'both:add'],
      [
        ['in.out', 'both.a'],
        ['summary.out', 'both.b'],
      ],
    );
    const done = wrapNodes(two, ['both'], 'stack');
    expect(nodeAt(done.document, 'stack')?.params).toEqual({ extra: ['summary'] });
    expect(wrapped(two, ['both'], 'stack')).toMatchObject({
      outside: [
        ['in.out', 'stack.x'],
        ['summary.out', 'stack.summary'],
      ],
      inside: [
        ['$.input', 'both.a'],
        ['$.summary', 'both.b'],
        ['both.y', '$.output'],
      ],
    });
  });

  test('which of several sources the body is applied over can be chosen', () => {
    const two = draw(
      ['in:series', 'summary:vector', 'both:add'],
      [
        ['in.out', 'both.a'],
        ['summary.out', 'both.b'],
      ],
    );
    const done = wrapNodes(two, ['both'], 'stack', { input: 'summary.out' });
    expect(done.document.wires).toEqual([
      ['summary.out', 'stack.x'],
      ['in.out', 'stack.in'],
    ]);
  });

  test('nodes of a body are wrapped in that body', () => {
    const once = wrapNodes(line, ['a', 'b'], 'stack').document;
    const twice = wrapNodes(once, ['stack/b'], 'recur');
    expect(twice.path).toBe('stack/recur');
    expect(graphAt(twice.document, 'stack')?.wires).toEqual([
      ['$.input', 'a.x'],
      ['a.y', 'recur.sequence'],
      ['recur.all', '$.output'],
    ]);
  });

  test('a combinator is wrapped with its body', () => {
    const once = wrapNodes(line, ['a', 'b'], 'stack').document;
    const twice = wrapNodes(once, ['stack', 'stack/a'], 'convolve');
    expect([...walkNodes(twice.document)].map(([path]) => path)).toEqual([
      'in',
      'c',
      'convolve',
      'convolve/stack',
      'convolve/stack/a',
      'convolve/stack/b',
    ]);
  });
});

describe('wrapping is refused, with a way out', () => {
  const apart = draw(
    ['in:vector', 'a:tanh', 'b:sigmoid', 'c:add'],
    [
      ['in.out', 'a.x'],
      ['in.out', 'b.x'],
      ['a.y', 'c.a'],
      ['b.y', 'c.b'],
    ],
  );

  test.each([
    ['when a node lies between', line, ['a', 'c'], 'b lies between the selected nodes'],
    ['when two values are read outside', apart, ['a', 'b'], 'a.y and b.y are both read outside. Select what'],
    [
      'for nodes of different bodies',
      wrapNodes(line, ['a', 'b'], 'stack').document,
      ['in', 'stack/a'],
      'one body',
    ],
    ['when nothing is selected', line, [], 'select nodes first'],
  ] as const)('%s', (_, document, paths, why) => {
    expect(wrapped(document, paths, 'stack')).toContain(why);
    expect(wrapNodes(document, paths, 'stack').document).toBe(document);
  });

  test('when the block has no body', () => {
    expect(wrapped(line, ['a'], 'tanh')).toContain('choose a combinator');
  });
});

describe('unwrapping', () => {
  test('wires what fed the combinator to what its body was handed', () => {
    const { document, path = '' } = wrapNodes(line, ['a', 'b'], 'stack');
    const { document: unwrapped, paths, lost } = unwrapNode(document, path);
    expect(canonical(unwrapped)).toEqual(canonical(line));
    expect([...paths]).toEqual([
      ['stack/a', 'a'],
      ['stack/b', 'b'],
    ]);
    expect(lost).toEqual([]);
  });

  test('says that a state is not carried on, and which outputs gave nothing', () => {
    const recur = draw(
      ['in:series', 'out:vanilla', 'read:recur'],
      [
        ['in.out', 'read.sequence'],
        ['read.final', 'out.x'],
      ],
    );
    const body = draw(
      ['cell:gru'],
      [
        ['$.element', 'cell.x'],
        ['$.state', 'cell.state'],
        ['cell.output', '$.output'],
      ],
    );
    expect(unwrapNode(fillBody(recur, 'read', body), 'read')).toMatchObject({
      document: { wires: [['in.out', 'cell.x']] },
      lost: ['read/$.state → read/$.state', 'read.final → out.x'],
    });
  });

  test('a wire straight through a body joins its two ends', () => {
    const through = draw(
      ['in:vector', 'deep:stack', 'c:tanh'],
      [
        ['in.out', 'deep.x'],
        ['deep.y', 'c.x'],
      ],
    );
    const filled = fillBody(through, 'deep', { nodes: [], wires: [['$.input', '$.output']] });
    expect(unwrapNode(filled, 'deep').document.wires).toEqual([['in.out', 'c.x']]);
  });

  test('gives nodes other ids where theirs are taken', () => {
    const { document, path = '' } = wrapNodes(line, ['a'], 'stack');
    const unwrapped = unwrapNode(addNode(document, '', { block: 'tanh' }, 'a').document, path);
    expect([...unwrapped.paths]).toEqual([['stack/a', 'a-2']]);
    expect(unwrapped.document.wires).toContainEqual(['in.out', 'a-2.x']);
  });

  test('is refused for what has no body', () => {
    expect(unwrapNode(line, 'a')).toMatchObject({
      document: line,
      why: expect.stringContaining('select a comb'),
    });
    expect(unwrapNode(line, 'gone').document).toBe(line);
  });
});

test('what is wrapped keeps its parameters, also those that no rule takes', () => {
  const params = { units: 'many', odd: 1 };
  const document: Document = {
    format: 'layerwire',
    version: 1,
    nodes: [{ id: 'layer', block: 'vanilla', params, at: [0, 0] }],
    wires: [],
  };
  const { document: wrapped } = wrapNodes(document, ['layer'], 'stack');
  expect(nodeAt(wrapped, 'stack/layer')?.params).toEqual(params);
});

describe('for any nodes of any graph', () => {
  /** A document, some nodes of one of its scopes, and a combinator. */
  const selections = (graphs: fc.Arbitrary<Document>) =>
    fc.record({
      document: graphs,
      scope: fc.nat(),
      taken: fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }),
      block: fc.constantFrom(...combinators),
    });
  const select = ({
    document,
    scope,
    taken,
  }: {
    document: Document;
    scope: number;
    taken: readonly boolean[];
  }) => {
    const scopes = ['', ...[...walkNodes(document)].flatMap(([path, { body }]) => (body ? [path] : []))];
    const within = scopes[scope % scopes.length] ?? '';
    const nodes = graphAt(document, within)?.nodes ?? [];
    return nodes.filter((_, i) => taken[i % taken.length]).map(({ id }) => joinPath(within, id));
  };

  test.each([
    ['sound ones', wellTypedGraphs.map(loaded)],
    ['broken ones', documents],
  ])('of %s, unwrapping gives back what was wrapped', (_, graphs) => {
    let done = 0;
    fc.assert(
      fc.property(selections(graphs), ({ document, ...choice }) => {
        const wrapping = wrapNodes(document, select({ document, ...choice }), choice.block);
        if (wrapping.path === undefined) {
          expect(wrapping.document).toBe(document);
          return;
        }
        done++;
        expect(load(wrapping.document)).toEqual({ document: wrapping.document });
        const unwrapped = unwrapNode(wrapping.document, wrapping.path);
        expect(canonical(unwrapped.document)).toEqual(canonical(document));
      }),
      { numRuns: 50 },
    );
    expect(done).toBeGreaterThan(10);
  });

  test('what unwrapping gives is a document that load gives', () => {
    fc.assert(
      fc.property(documents, (document) => {
        for (const [path, { body }] of walkNodes(document)) {
          if (!body) continue;
          const unwrapped = unwrapNode(document, path).document;
          expect(load(unwrapped)).toEqual({ document: unwrapped });
        }
      }),
      { numRuns: 50 },
    );
  });
});
