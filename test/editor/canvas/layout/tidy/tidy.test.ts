import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { infer } from '../../../../../src/compiler/infer.ts';
import type { Document, Graph, Point } from '../../../../../src/document/document.ts';
import { moveNodes } from '../../../../../src/document/edits.ts';
import { nodeAt, walkNodes } from '../../../../../src/document/graph.ts';
import { sameJson } from '../../../../../src/document/sameJson.ts';
import { factsOf } from '../../../../../src/editor/canvas/layout/facts.ts';
import { boxAround, overlaps } from '../../../../../src/editor/canvas/layout/geometry.ts';
import { type Layout, layOut } from '../../../../../src/editor/canvas/layout/layout.ts';
import { isWorthTidying, tidy } from '../../../../../src/editor/canvas/layout/tidy/tidy.ts';
import { wellTypedGraphs } from '../../../../harness/randomGraph.ts';
import { nameReader, reader } from '../../../editorOf.ts';

const documentOf = (graph: Graph): Document => ({ format: 'layerwire', version: 1, ...graph });
const factsFor = (document: Document, collapsed: readonly string[] = []) =>
  factsOf(infer(document), new Set(collapsed));

/** A graph of the language whose nodes lie anywhere, on top of each other too. */
const scattered = fc.tuple(wellTypedGraphs, fc.infiniteStream(fc.nat(200))).map(([document, places]) => {
  const next = () => 4 * (places.next().value ?? 0);
  return moveNodes(
    document,
    new Map([...walkNodes(document)].map(([path]): [string, Point] => [path, [next(), next()]])),
  );
});

/** Enough graphs for every form of body; drawing them takes longer than laying them out. */
const graphs = fc.sample(scattered, 16);

function overlapsIn(layout: Layout, within: (path: string) => boolean = () => true): string[] {
  const nodes = [...layout.values()].filter(({ path }) => within(path));
  return nodes.flatMap((one, i) =>
    nodes
      .slice(i + 1)
      .filter((other) => one.scope === other.scope && overlaps(one.box, other.box))
      .map((other) => `${one.path} lies on ${other.path}`),
  );
}

function placeOf(document: Document, path: string): Point {
  return nodeAt(document, path)?.at ?? [0, 0];
}

describe('tidying any graph', () => {
  test('leaves no two nodes of a scope on top of each other', () => {
    for (const document of graphs) {
      const facts = factsFor(document);
      expect(overlapsIn(layOut(tidy(document, facts), facts))).toEqual([]);
    }
  });

  test('changes nothing the second time', () => {
    for (const document of graphs) {
      const facts = factsFor(document);
      const once = tidy(document, facts);
      expect(tidy(once, facts)).toEqual(once);
    }
  });

  test('changes places alone', () => {
    for (const document of graphs) {
      const tidied = tidy(document, factsFor(document));
      const paths = [...walkNodes(document)].map(([path]) => path);
      const back = new Map(paths.map((path) => [path, placeOf(document, path)]));
      expect(sameJson(moveNodes(tidied, back), document)).toBe(true);
    }
  });

  test('lets every wire lead to the right, or to the row below', () => {
    for (const document of graphs) {
      const facts = factsFor(document);
      const layout = layOut(tidy(document, facts), facts);
      const leftwards = document.wires.filter(([from, to]) => {
        const [source, target] = [from, to].map((port) => layout.get(port.split('.')[0] ?? '')?.box);
        if (!source || !target) return false;
        return source.x + source.width > target.x && source.y + source.height > target.y;
      });
      expect(leftwards).toEqual([]);
    }
  });

  test('of some of its nodes leaves these apart from each other, and changes nothing the second time', () => {
    for (const document of graphs) {
      const facts = factsFor(document);
      // From a graph that is tidy: the others are not this edit's to sort out.
      const ordered = tidy(document, facts);
      const chosen = new Set(ordered.nodes.filter((_, i) => i % 3 !== 1).map(({ id }) => id));
      if (chosen.size < 2) continue;
      const once = tidy(ordered, facts, chosen);
      expect(overlapsIn(layOut(once, facts))).toEqual([]);
      expect(tidy(once, facts, chosen)).toEqual(once);
    }
  });
});

describe('tidying', () => {
  test('folds a long chain into rows, which the second time stay', () => {
    const ids = Array.from({ length: 40 }, (_, i) => `layer-${i}`);
    const document = documentOf({
      nodes: ids.map((id) => ({ id, block: 'tanh' })),
      wires: ids.slice(1).map((id, i) => [`layer-${i}.y`, `${id}.x`]),
    });
    const facts = factsFor(document);
    const once = tidy(document, facts);
    expect(tidy(once, facts)).toEqual(once);
    const boxes = [...layOut(once, facts).values()].map(({ box }) => box);
    const { width, height } = boxAround(boxes);
    expect(width / height).toBeGreaterThan(0.8);
    expect(width / height).toBeLessThan(3);
    expect(overlapsIn(layOut(once, facts))).toEqual([]);
  });

  test('puts a chain into one row, wires straight, from where it began', () => {
    const document = documentOf(reader());
    const tidied = tidy(document, factsFor(document));
    const ids = reader().nodes.map(({ id }) => id);
    expect(ids.map((id) => placeOf(tidied, id)[1])).toEqual(ids.map(() => 0));
    expect(placeOf(tidied, 'draw')).toEqual([0, 0]);
    const lefts = ids.map((id) => placeOf(tidied, id)[0]);
    expect(lefts).toEqual([...lefts].sort((one, other) => one - other));
  });

  test('keeps the corner of the drawing where it was', () => {
    const document = moveNodes(documentOf(reader()), new Map([['draw', [-400, 1000]]]));
    const tidied = tidy(document, factsFor(document));
    const corners = tidied.nodes.map(({ id }) => placeOf(tidied, id));
    expect([Math.min(...corners.map(([x]) => x)), Math.min(...corners.map(([, y]) => y))]).toEqual([-400, 0]);
  });

  test('begins every body at its corner', () => {
    const document = moveNodes(documentOf(nameReader()), new Map([['read/cell', [300, 220]]]));
    expect(placeOf(tidy(document, factsFor(document)), 'read/cell')).toEqual([0, 0]);
  });

  test('lays out what a closed combinator hides, and leaves room for it as it is drawn', () => {
    const document = moveNodes(documentOf(nameReader()), new Map([['read/cell', [300, 220]]]));
    const closed = factsFor(document, ['read']);
    const tidied = tidy(document, closed);
    expect(placeOf(tidied, 'read/cell')).toEqual([0, 0]);
    const gap = (facts: typeof closed) => {
      const layout = layOut(tidied, facts);
      const [read, guess] = [layout.get('read')?.box, layout.get('guess')?.box];
      return (guess?.x ?? 0) - (read?.x ?? 0) - (read?.width ?? 0);
    };
    expect(gap(closed)).toBe(64);
  });

  test('of a selected combinator lays out its body, and moves what comes behind with its edge', () => {
    const document = moveNodes(documentOf(nameReader()), new Map([['read/cell', [300, 220]]]));
    const tidied = tidy(document, factsFor(document), new Set(['read']));
    expect(placeOf(tidied, 'read/cell')).toEqual([0, 0]);
    expect(placeOf(tidied, 'letters')).toEqual([0, 0]);
  });

  test('moves what lies to the right of a selection that becomes wider', () => {
    const document = documentOf({
      nodes: [
        { id: 'a', block: 'vector', at: [0, 0] },
        { id: 'b', block: 'vanilla', at: [0, 240] },
        { id: 'c', block: 'vanilla', at: [240, 0] },
      ],
      wires: [
        ['a.out', 'b.x'],
        ['b.y', 'c.x'],
      ],
    });
    const facts = factsFor(document);
    const tidied = tidy(document, facts, new Set(['a', 'b']));
    expect(placeOf(tidied, 'b')[1]).toBe(0);
    expect(placeOf(tidied, 'c')[0]).toBeGreaterThan(240);
    expect(overlapsIn(layOut(tidied, facts))).toEqual([]);
  });

  test('takes several nodes or a body', () => {
    const document = documentOf(reader());
    const isWorth = (...paths: string[]) => isWorthTidying(document, new Set(paths));
    expect([isWorth(), isWorth('draw', 'pool'), isWorth('edges'), isWorth('draw')]).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });
});
