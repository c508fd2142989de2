import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Document, Wire } from '../../src/document/document.ts';
import { graphAt, nodeAt, walkNodes } from '../../src/document/graph.ts';
import { load } from '../../src/document/load.ts';
import { moveNodesTo } from '../../src/document/moveAcross.ts';
import { splitPath } from '../../src/document/path.ts';
import { fillBody } from '../../src/document/wiring.ts';
import { wellTypedGraphs } from '../harness/randomGraph.ts';
import { documents, draw, loaded } from './documents.ts';

/** `in` → `a` → `deep` (a stack with `b` → `c` in it) → `d` → `out`. */
const line = fillBody(
  draw(
    ['in:vector', 'a:tanh', 'deep:stack', 'd:sigmoid', 'out:vanilla'],
    [
      ['in.out', 'a.x'],
      ['a.y', 'deep.x'],
      ['deep.y', 'd.x'],
      ['d.y', 'out.x'],
    ],
  ),
  'deep',
  draw(
    ['b:tanh', 'c:sigmoid'],
    [
      ['$.input', 'b.x'],
      ['b.y', 'c.x'],
      ['c.y', '$.output'],
    ],
  ),
);

function moved(document: Document, paths: readonly string[], scope: string) {
  const done = moveNodesTo(document, paths, scope);
  expect(load(done.document)).toEqual({ document: done.document });
  return {
    outside: done.document.wires,
    inside: graphAt(done.document, 'deep')?.wires,
    lost: done.lost,
    paths: [...done.paths.values()],
  };
}

const sorted = (wires: readonly Wire[] | undefined) => wires?.map((wire) => wire.join('>')).sort();

describe('moving a node into a body', () => {
  test('from before the combinator: the body begins with it', () => {
    const { outside, inside, lost, paths } = moved(line, ['a'], 'deep');
    expect(sorted(outside)).toEqual(['d.y>out.x', 'deep.y>d.x', 'in.out>deep.x']);
    expect(sorted(inside)).toEqual(['$.input>a.x', 'a.y>b.x', 'b.y>c.x', 'c.y>$.output']);
    expect([lost, paths]).toEqual([[], ['deep/a']]);
  });

  test('from behind the combinator: the body ends with it', () => {
    const { outside, inside, lost } = moved(line, ['d'], 'deep');
    expect(sorted(outside)).toEqual(['a.y>deep.x', 'deep.y>out.x', 'in.out>a.x']);
    expect(sorted(inside)).toEqual(['$.input>b.x', 'b.y>c.x', 'c.y>d.x', 'd.y>$.output']);
    expect(lost).toEqual([]);
  });

  test('what feeds it from elsewhere comes in as a further input', () => {
    const two = draw(
      ['in:vector', 'other:vector', 'deep:stack', 'plus:add'],
      [
        ['in.out', 'deep.x'],
        ['other.out', 'plus.a'],
        ['in.out', 'plus.b'],
      ],
    );
    const { outside, inside } = moved(two, ['plus'], 'deep');
    expect(sorted(outside)).toEqual(['in.out>deep.x', 'other.out>deep.other']);
    expect(sorted(inside)).toEqual(['$.input>plus.b', '$.other>plus.a', 'plus.y>$.output']);
  });

  test('an empty body wires it up', () => {
    const empty = draw(['in:series', 'deep:recur', 'cell:gru'], [['in.out', 'deep.sequence']]);
    const { outside, inside } = moved(empty, ['cell'], 'deep');
    expect(sorted(outside)).toEqual(['in.out>deep.sequence']);
    expect(sorted(inside)).toEqual([
      '$.element>cell.x',
      '$.state>cell.state',
      'cell.output>$.output',
      'cell.state>$.state',
    ]);
  });

  test('what reads it outside is cut off, and said, where the body gives back something else', () => {
    const aside = draw(
      ['in:vector', 'deep:stack', 'a:tanh', 'read:tanh', 'next:tanh'],
      [
        ['in.out', 'deep.x'],
        ['in.out', 'a.x'],
        ['a.y', 'read.x'],
        ['deep.y', 'next.x'],
      ],
    );
    const full = fillBody(aside, 'deep', { nodes: [], wires: [['$.input', '$.output']] });
    const { outside, lost } = moved(full, ['a'], 'deep');
    expect(sorted(outside)).toEqual(['deep.y>next.x', 'in.out>deep.x']);
    expect(lost).toEqual(['a.y → read.x']);
  });

  test('a wire that would close a loop is cut', () => {
    const around = draw(
      ['in:vector', 'deep:stack', 'a:tanh', 'plus:add'],
      [
        ['in.out', 'deep.x'],
        ['deep.y', 'a.x'],
        ['a.y', 'plus.a'],
        ['in.out', 'plus.b'],
      ],
    );
    const full = fillBody(around, 'deep', { nodes: [], wires: [['$.input', '$.output']] });
    const { outside, lost } = moved(full, ['plus'], 'deep');
    expect(sorted(outside)).toEqual(['deep.y>a.x', 'in.out>deep.x']);
    expect(lost).toEqual(['a.y → plus.a']);
  });
});

describe('moving a node out of a body', () => {
  test('that it begins: it comes before the combinator', () => {
    const { outside, inside, lost } = moved(line, ['deep/b'], '');
    expect(sorted(outside)).toEqual(['a.y>b.x', 'b.y>deep.x', 'd.y>out.x', 'deep.y>d.x', 'in.out>a.x']);
    expect(sorted(inside)).toEqual(['$.input>c.x', 'c.y>$.output']);
    expect(lost).toEqual([]);
  });

  test('that ends with it: it comes behind the combinator', () => {
    const { outside, inside } = moved(line, ['deep/c'], '');
    expect(sorted(outside)).toEqual(['a.y>deep.x', 'c.y>d.x', 'd.y>out.x', 'deep.y>c.x', 'in.out>a.x']);
    expect(sorted(inside)).toEqual(['$.input>b.x', 'b.y>$.output']);
  });

  test('all of it: the body is empty, and the chain goes on without', () => {
    const { outside, inside, paths } = moved(line, ['deep/b', 'deep/c'], '');
    expect(sorted(outside)).toEqual([
      'a.y>b.x',
      'a.y>deep.x',
      'b.y>c.x',
      'c.y>d.x',
      'd.y>out.x',
      'in.out>a.x',
    ]);
    expect([inside, paths]).toEqual([[], ['b', 'c']]);
  });

  test('a state that it carried is cut, and said', () => {
    const recur = fillBody(
      draw(['in:series', 'deep:recur'], [['in.out', 'deep.sequence']]),
      'deep',
      draw(
        ['cell:gru'],
        [
          ['$.element', 'cell.x'],
          ['$.state', 'cell.state'],
          ['cell.output', '$.output'],
          ['cell.state', '$.state'],
        ],
      ),
    );
    const { outside, lost } = moved(recur, ['deep/cell'], '');
    expect(sorted(outside)).toEqual(['in.out>cell.x', 'in.out>deep.sequence']);
    expect(lost).toEqual(['deep/$.state → deep/cell.state']);
  });
});

test('in and out again leaves all wires as they were', () => {
  const inside = moveNodesTo(line, ['a'], 'deep');
  const outside = moveNodesTo(inside.document, ['deep/a'], '');
  expect(sorted(outside.document.wires)).toEqual(sorted(line.wires));
  expect(sorted(graphAt(outside.document, 'deep')?.wires)).toEqual(sorted(graphAt(line, 'deep')?.wires));
});

test('from one body into another it goes by way of the scope around both', () => {
  const two = fillBody(
    draw(
      ['in:vector', 'one:stack', 'deep:stack'],
      [
        ['in.out', 'one.x'],
        ['one.y', 'deep.x'],
      ],
    ),
    'one',
    draw(
      ['a:tanh'],
      [
        ['$.input', 'a.x'],
        ['a.y', '$.output'],
      ],
    ),
  );
  const full = fillBody(two, 'deep', { nodes: [], wires: [['$.input', '$.output']] });
  const done = moveNodesTo(full, ['one/a'], 'deep');
  expect([...done.paths]).toEqual([['one/a', 'deep/a']]);
  expect(sorted(graphAt(done.document, 'deep')?.wires)).toEqual(['$.input>a.x', 'a.y>$.output']);
});

test('a combinator does not go into its own body, nor nodes of several bodies at once', () => {
  expect(moveNodesTo(line, ['deep'], 'deep')).toMatchObject({
    document: line,
    why: expect.stringContaining('own'),
  });
  expect(moveNodesTo(line, ['in', 'deep/b'], '').document).toBe(line);
  expect(moveNodesTo(line, ['in'], 'a').document).toBe(line);
});

describe('for any node of any graph', () => {
  test.each([
    ['sound', wellTypedGraphs.map(loaded)],
    ['broken', documents],
  ])('%s: it is there afterwards, with what is in it, in a document that load gives', (_, graphs) => {
    fc.assert(
      fc.property(graphs, fc.nat(), fc.nat(), (document, from, to) => {
        const all = [...walkNodes(document)];
        const [path = '', node] = all[from % Math.max(1, all.length)] ?? [];
        const scopes = ['', ...all.flatMap(([each, { body }]) => (body ? [each] : []))];
        const scope = scopes[to % scopes.length] ?? '';
        const done = moveNodesTo(document, [path], scope);
        expect(load(done.document)).toEqual({ document: done.document });
        if (done.why !== undefined || !node) return;
        const now = done.paths.get(path) ?? '';
        expect(splitPath(now)[0]).toBe(scope);
        expect(nodeAt(done.document, now)).toMatchObject({ block: node.block });
        expect(nodeAt(done.document, now)?.body).toEqual(node.body);
      }),
      { numRuns: 50 },
    );
  });
});
