import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Document, Graph } from '../../src/document/document.ts';
import { graphAt, nodeAt } from '../../src/document/graph.ts';
import { load } from '../../src/document/load.ts';
import { extractFragment, insertFragment, topmost } from '../../src/document/subgraph.ts';
import { connect } from '../../src/document/wiring.ts';
import { chain, nestedChain } from './chains.ts';
import { documents, draw, loaded } from './documents.ts';
import { nested } from './hostileFiles.ts';

const extract = (document: Document, scope: string, ...ids: string[]) =>
  extractFragment(document, scope, new Set(ids));
const alone = ({ nodes, wires }: Graph): Document => ({ format: 'layerwire', version: 1, nodes, wires });
const empty = alone({ nodes: [], wires: [] });

describe('a fragment', () => {
  test('has the wires among its nodes, and says which were cut on either side', () => {
    const { nodes, wires, incoming, outgoing } = extract(chain, '', 'b');
    expect(nodes.map(({ id }) => id)).toEqual(['b']);
    expect([wires, incoming, outgoing]).toEqual([[], [['a.out', 'b.x']], [['b.y', 'c.x']]]);
    expect(extract(chain, '', 'a', 'b').wires).toEqual([['a.out', 'b.x']]);
  });

  test('takes a combinator with its body', () => {
    const { nodes, wires, incoming } = extract(nestedChain, '', 'deep');
    expect(nodes).toEqual([nodeAt(nestedChain, 'deep')]);
    expect([wires, incoming]).toEqual([[], [['in.out', 'deep.x']]]);
  });

  test('of a body is cut from the boundary', () => {
    const { wires, incoming, outgoing } = extract(nestedChain, 'deep', 'layer');
    expect([wires, incoming, outgoing]).toEqual([[], [['$.input', 'layer.x']], [['layer.y', '$.output']]]);
  });

  test('keeps the order of the document, and passes over what there is not', () => {
    expect(extract(chain, '', 'c', 'gone', 'a').nodes.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(extract(chain, 'gone', 'a').nodes).toEqual([]);
  });

  test('keeps whether the copies of a stack share their weights', () => {
    const shared = loaded({
      ...nestedChain,
      nodes: [{ ...nodeAt(nestedChain, 'deep'), params: { shared: true } }],
      wires: [],
    });
    const { document } = insertFragment(empty, '', extract(shared, '', 'deep'));
    expect(nodeAt(document, 'deep')?.params).toEqual({ shared: true });
  });

  test('stands by itself, and counts each wire at its nodes once', () => {
    const parts = fc.tuple(documents, fc.nat(), fc.nat());
    fc.assert(
      fc.property(parts, ([document, pick, most]) => {
        const around = document.nodes[pick % Math.max(1, document.nodes.length)];
        const scope = around?.body && pick % 2 === 1 ? around.id : '';
        const graph = graphAt(document, scope) ?? empty;
        const ids = new Set(graph.nodes.slice(0, most % 5).map(({ id }) => id));
        const { nodes, wires, incoming, outgoing } = extractFragment(document, scope, ids);
        const part = alone({ nodes, wires });
        expect(load(part)).toEqual({ document: part });
        expect(insertFragment(empty, '', part).document).toEqual(part);
        const touching = graph.wires.filter((wire) => wire.some((port) => ids.has(port.split('.')[0] ?? '')));
        expect([...wires, ...incoming, ...outgoing].sort()).toEqual([...touching].sort());
      }),
    );
  });
});

describe('putting in', () => {
  test('gives what is taken the next free id, and wires the new nodes as the old ones were', () => {
    const { document, paths } = insertFragment(chain, '', extract(chain, '', 'a', 'b'));
    expect([...paths]).toEqual([
      ['a', 'a-2'],
      ['b', 'b-2'],
    ]);
    expect(document.wires).toEqual([...chain.wires, ['a-2.out', 'b-2.x']]);
    expect(nodeAt(document, 'b-2')).toEqual({ ...nodeAt(chain, 'b'), id: 'b-2' });
  });

  test('counts on from a number that is there', () => {
    const idsOf = (...ids: string[]) => {
      const document = draw(ids.map((id) => `${id}:tanh`));
      return [...insertFragment(document, '', document).paths.values()];
    };
    expect(idsOf('layer', 'layer-2')).toEqual(['layer-3', 'layer-4']);
    expect(idsOf('layer-1')).toEqual(['layer-2']);
    expect(idsOf('-2')).toEqual(['-2-2']);
  });

  test('keeps the ids in bodies, and moves only what lies at the top', () => {
    const part = extract(nestedChain, '', 'deep');
    const { document, paths } = insertFragment(nestedChain, '', part, [16, 32]);
    const copy = nodeAt(document, paths.get('deep') ?? '');
    expect(copy).toEqual({ ...nodeAt(nestedChain, 'deep'), id: 'deep-2', at: [256, 32] });
    expect(copy?.body).toBe(nodeAt(nestedChain, 'deep')?.body);
  });

  test('goes into a body, from another scope', () => {
    const { document, paths } = insertFragment(nestedChain, 'deep', extract(chain, '', 'b', 'c'));
    expect([...paths.values()]).toEqual(['deep/b', 'deep/c']);
    expect(graphAt(document, 'deep')?.wires).toEqual([
      ['$.input', 'layer.x'],
      ['layer.y', '$.output'],
      ['b.y', 'c.x'],
    ]);
    expect(document.wires).toBe(nestedChain.wires);
  });

  test('leaves out wires to what is not put in', () => {
    const dangling = loaded({ ...chain, wires: [...chain.wires, ['gone.y', 'a.x'], ['$.input', 'c.state']] });
    expect(insertFragment(empty, '', dangling).document.wires).toEqual(chain.wires);
  });

  test('answers no wire that led to nothing before', () => {
    const dangling = loaded({ ...chain, wires: [['new.y', 'c.x']] });
    const { paths } = insertFragment(dangling, '', draw(['new:tanh']));
    expect(paths.get('new')).toBe('new-2');
  });

  test('can be wired from where the originals were', () => {
    const { incoming, ...part } = extract(nestedChain, 'deep', 'layer');
    const { document, paths } = insertFragment(nestedChain, 'deep', part);
    const [from = ''] = incoming[0] ?? [];
    const wired = connect(document, `deep/${from}`, `${paths.get('layer')}.x`);
    expect(graphAt(wired, 'deep')?.wires.at(-1)).toEqual(['$.input', 'layer-2.x']);
  });

  test('stays within the canvas', () => {
    const { document } = insertFragment(empty, '', extract(chain, '', 'c'), [1e9, Number.NaN]);
    expect(nodeAt(document, 'c')?.at).toEqual([480, 0]);
    expect(insertFragment(empty, '', extract(chain, '', 'c'), [1e9, 0]).document.nodes[0]?.at).toEqual([
      1_000_000, 0,
    ]);
  });

  test.each<[string, Document, string, Graph]>([
    ['no such scope', chain, 'gone', chain],
    ['2,000 nodes already', draw(Array.from({ length: 1998 }, (_, i) => `n${i}:tanh`)), '', chain],
    ['bodies that would lie too deep', nestedChain, 'deep', loaded(nested(8))],
  ])('changes nothing where there is %s', (_, document, scope, part) => {
    expect(insertFragment(document, scope, part)).toEqual({ document, paths: new Map() });
  });
});

describe('the topmost of paths', () => {
  test('are those inside no other', () => {
    expect(topmost(['read/cell', 'read', 'deep/a/b', 'deep/a/c', 'reader'])).toEqual([
      'read',
      'deep/a/b',
      'deep/a/c',
      'reader',
    ]);
  });

  test('hold all the others between them', () => {
    const paths = fc.array(fc.array(fc.constantFrom('a', 'b'), { minLength: 1, maxLength: 4 }));
    fc.assert(
      fc.property(paths, (lists) => {
        const all = lists.map((ids) => ids.join('/'));
        const top = topmost(all);
        const isUnder = (path: string) => top.some((each) => path === each || path.startsWith(`${each}/`));
        expect(all.every(isUnder)).toBe(true);
        expect(top.filter((path) => top.some((each) => path.startsWith(`${each}/`)))).toEqual([]);
      }),
    );
  });
});
