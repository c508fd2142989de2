import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Graph } from '../../src/document/document.ts';
import { removeNodes } from '../../src/document/edits.ts';
import { load } from '../../src/document/load.ts';
import { splitPort } from '../../src/document/path.ts';
import { anyEdit } from './anyEdit.ts';
import { documents } from './documents.ts';

/** The most wires that any one input has, in all scopes. */
function mostWires(graph: Graph): number {
  const counts = new Map<string, number>();
  for (const [, to] of graph.wires) counts.set(to, (counts.get(to) ?? 0) + 1);
  return Math.max(0, ...counts.values(), ...graph.nodes.map(({ body }) => (body ? mostWires(body) : 0)));
}

/** Without the second wires that `load` keeps, so that edits can be seen to make none. */
function oneWireEach<G extends Graph>(graph: G): G {
  const first = new Map(graph.wires.toReversed().map((wire) => [wire[1], wire]));
  return {
    ...graph,
    wires: [...first.values()],
    nodes: graph.nodes.map((node) => (node.body ? { ...node, body: oneWireEach(node.body) } : node)),
  };
}

describe('after any edits', () => {
  const sequences = fc.tuple(documents.map(oneWireEach), fc.array(anyEdit, { minLength: 1, maxLength: 12 }));

  test('the document is one that load gives: canonical, with unique ids, within the caps', () => {
    fc.assert(
      fc.property(sequences, ([start, steps]) => {
        const document = steps.reduce((each, step) => step(each), start);
        expect(load(document)).toEqual({ document });
      }),
    );
  });

  test('an input has one wire at most', () => {
    fc.assert(
      fc.property(sequences, ([start, steps]) => {
        expect(mostWires(steps.reduce((each, step) => step(each), start))).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('the document before is as it was', () => {
    fc.assert(
      fc.property(sequences, ([start, steps]) => {
        const copy = structuredClone(start);
        for (const step of steps) step(start);
        expect(start).toEqual(copy);
      }),
    );
  });

  test('removed nodes leave no wire behind', () => {
    fc.assert(
      fc.property(documents, fc.boolean(), (document, heal) => {
        const [node] = document.nodes;
        const left = removeNodes(document, [node?.id ?? ''], { heal });
        expect(left.wires.flat().filter((port) => splitPort(port)[0] === node?.id)).toEqual([]);
      }),
    );
  });
});
