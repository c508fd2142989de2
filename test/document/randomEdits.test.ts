import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blocks } from '../../src/blocks/index.ts';
import type { Document, Graph } from '../../src/document/document.ts';
import {
  addNode,
  moveNodes,
  removeNodes,
  rename,
  setLabel,
  setNote,
  setParameter,
  setTitle,
} from '../../src/document/edits.ts';
import { graphAt, nodeAt, walkNodes } from '../../src/document/graph.ts';
import { load } from '../../src/document/load.ts';
import { splitPort } from '../../src/document/path.ts';
import { portsOf } from '../../src/document/ports.ts';
import { moveOntoWire, reconnect } from '../../src/document/rewire.ts';
import { connect, disconnect, insertOnWire, replaceBlock } from '../../src/document/wiring.ts';
import { documents, id, jsonValue } from './documents.ts';

/** An edit drawn at random, of nodes and ports that exist or do not. */
const edits: fc.Arbitrary<(document: Document) => Document> = fc
  .record({
    kind: fc.constantFrom(
      'add',
      'remove',
      'heal',
      'move',
      'set',
      'unset',
      'label',
      'rename',
      'connect',
      'disconnect',
      'reconnect',
      'onto',
      'insert',
      'replace',
    ),
    node: fc.nat(),
    other: fc.nat(),
    port: fc.nat(),
    block: fc.constantFrom(...blocks.keys(), 'grru'),
    id,
    value: fc.oneof(jsonValue, fc.integer({ min: 0, max: 99 })),
    at: fc.tuple(fc.double(), fc.double()),
  })
  .map(({ kind, node, other, port, block, id, value, at }) => (document) => {
    const nodes = [...walkNodes(document)];
    const [path, chosen] = nodes[node % Math.max(1, nodes.length)] ?? ['gone', undefined];
    const scope = node % 3 === 0 ? '' : path;
    const ends = [...(graphAt(document, scope)?.nodes ?? []).map((each) => each.id), '$'];
    const end = (pick: number, side: 'inputs' | 'outputs') => {
      const name = ends[pick % ends.length] ?? '$';
      const within = scope === '' ? name : `${scope}/${name}`;
      const target = nodeAt(document, within);
      const ports = (target && portsOf(target)?.[side]) ?? ['x', 'input', 'result'];
      return `${within}.${ports[port % Math.max(1, ports.length)] ?? 'x'}`;
    };
    const wires = graphAt(document, scope)?.wires ?? [];
    const local = wires[other % Math.max(1, wires.length)] ?? ['gone.y', 'gone.x'];
    const wire = [
      scope === '' ? local[0] : `${scope}/${local[0]}`,
      scope === '' ? local[1] : `${scope}/${local[1]}`,
    ] as const;
    const names = ['units', 'size', 'extra', ...Object.keys(chosen?.params ?? {})];
    const name = names[other % names.length] ?? id;
    switch (kind) {
      case 'add':
        return addNode(document, scope, { block, at, params: { units: value, [id]: value } }).document;
      case 'remove':
      case 'heal':
        return removeNodes(document, [path, 'gone'], { heal: kind === 'heal' });
      case 'move':
        return moveNodes(document, new Map([[path, at]]));
      case 'set':
        return setParameter(document, path, name, value);
      case 'unset':
        return setParameter(document, path, name, undefined);
      case 'label':
        return setNote(
          setLabel(setTitle(document, JSON.stringify(value).repeat(40)), path, JSON.stringify(value)),
          path,
          id,
        );
      case 'rename':
        return rename(document, path, id);
      case 'connect':
        return connect(document, end(node, 'outputs'), end(other, 'inputs'));
      case 'disconnect':
        return disconnect(document, wire);
      case 'reconnect':
        return reconnect(document, wire, [end(node, 'outputs'), end(other, 'inputs')]);
      case 'onto':
        return moveOntoWire(document, splitPort(end(node, 'inputs'))[0], wire, { input: 'x', output: 'y' });
      case 'insert':
        return insertOnWire(document, wire, { block }).document;
      case 'replace':
        return replaceBlock(document, path, block);
    }
  });

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
  const sequences = fc.tuple(documents.map(oneWireEach), fc.array(edits, { minLength: 1, maxLength: 12 }));

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
