import { describe, expect, it } from 'vitest';
import { childrenOf, innerNodesOf, type Topology } from '../../src/base/topology.ts';
import { axesIn, axis, numbers } from '../../src/base/valueType.ts';
import { type BracketedTree, parseTree } from '../../src/blocks/parseTree.ts';
import { infer } from '../../src/compiler/infer.ts';
import { listPorts } from '../../src/compiler/portNames.ts';
import type { Document, Wire } from '../../src/document/document.ts';
import { checkLaw } from '../harness/checkLaw.ts';
import { drawMerge } from '../harness/random/combinators.ts';
import { grow } from '../harness/random/draw.ts';
import type { Sketch } from '../harness/random/sketch.ts';
import { tree } from '../harness/random/sources.ts';
import { allPartsAt, elementAt, expectSame, type Numbers, numbersAt, range } from './arrays.ts';
import {
  bodyIn,
  graphsWith,
  nodeIn,
  sourceOf,
  typeAt,
  values,
  weightsOf,
  withNode,
  withParams,
} from './frames.ts';
import { alone, withWires } from './rewrite.ts';

/** `r`: any body, folded over a tree of vectors. */
function folds(
  plant: (sketch: Sketch) => string | undefined,
  also: (document: Document) => boolean = () => true,
) {
  const draw = (sketch: Sketch) => {
    const { dice } = sketch;
    const value = plant(sketch);
    const leaves =
      value === undefined
        ? tree(sketch, 'in')
        : sketch.add('tree', { vocabulary: 'a b c', value }, {}, 'in')?.out;
    const x = leaves && sketch.add('embedding', { size: 1 + dice.below(3) }, { x: leaves }, 'e')?.y;
    if (!x) return;
    const leaf = numbers(...axesIn(x.type).slice(1));
    const binary = axesIn(x.type)[0]?.tree?.topology?.children.every(({ length }) => length % 2 === 0);
    const params = { arity: binary && dice.oneIn(2) ? 2 : 'any' };
    sketch.combine('recurse', params, { tree: x }, (inner) => drawMerge(inner, grow, leaf), { id: 'r' });
  };
  const isFold = (document: Document) =>
    sourceOf(document, 'r.tree') === 'e.y' && sourceOf(document, 'e.x') === 'in.out';
  return graphsWith(
    { in: 'tree', e: 'embedding', r: 'recurse' },
    draw,
    (document) => isFold(document) && also(document),
  );
}

function treeOf(document: Document): BracketedTree {
  return parseTree(String(nodeIn(document, 'in').params?.value), 'Tree');
}

/** The text of a node and all below it. */
function textOf({ words, topology }: BracketedTree, node: number): string {
  const children = childrenOf(topology, node);
  if (children.length > 0)
    return `(${children.map((child) => textOf({ words, topology }, child)).join(' ')})`;
  return words[topology.children.slice(0, node).filter(({ length }) => length === 0).length] ?? '';
}

/** The first of the nodes below one, itself included, in post-order. */
function firstBelow(topology: Topology, node: number): number {
  const [child] = childrenOf(topology, node);
  return child === undefined ? node : firstBelow(topology, child);
}

/** The ports of the nodes in the body. */
function portsInside(document: Document): string[] {
  return listPorts(infer(document)).filter((port) => port.startsWith('r/') && !port.startsWith('r/$.'));
}

/** The body by itself, for so many children. */
function mergerOf(document: Document, count: number, inside: readonly string[]) {
  const leaf = numbers(...axesIn(typeAt(document, 'r.all')).slice(1));
  const binary = nodeIn(document, 'r').params?.arity !== 'any';
  const body = alone(
    document,
    'r',
    binary ? { left: leaf, right: leaf } : { children: numbers(axis('time', count), ...leaf.axes) },
  );
  const ports = listPorts(infer(body.graph)).filter((port) => inside.includes(`r/${port}`));
  const result = body.portOf('result');
  const find = body.find([...ports, result]);
  return {
    result,
    apply(children: readonly Numbers[]) {
      const [left, right] = children.map(({ data }) => data);
      const sequence = children.flatMap(({ data }) => Array.from(data));
      return find(binary ? { left: left ?? [], right: right ?? [] } : { children: sequence });
    },
  };
}

/** What a port in the body has at one inner node: in parts of its own, or behind one another in parts of all nodes. */
function partsOfNode(parts: readonly Numbers[], node: number, count: number): readonly Numbers[] {
  if (parts.length === count) return parts.map((part) => elementAt(part, node));
  return parts.slice(node * count, (node + 1) * count);
}

describe('recurse', () => {
  it('gives for trees that are put under one root what it gives for each of them alone', () => {
    checkLaw(
      folds(() => undefined),
      (document) => {
        const whole = treeOf(document);
        const all = numbersAt(values(document, ['r.all']), 'r.all');
        expect(all.shape[0]).toBe(whole.topology.children.length);
        whole.topology.children.at(-1)?.forEach((node) => {
          const sub = withNode(document, withParams(nodeIn(document, 'in'), { value: textOf(whole, node) }));
          // A body for exactly two children, say, is none for a tree of one leaf.
          if (infer(sub).problems.length > 0) return;
          const found = values(sub, ['r.all', 'r.root']);
          const part = range(all, firstBelow(whole.topology, node), node + 1);
          expectSame(part, numbersAt(found, 'r.all'), `r.all below ${node}`);
          expectSame(elementAt(all, node), numbersAt(found, 'r.root'), `r.all at ${node}`);
        });
      },
    );
  });

  it('gives at every node, and at every port in it, what the body gives for its children alone', () => {
    checkLaw(
      folds(() => undefined),
      (document) => {
        const { topology } = treeOf(document);
        const inside = portsInside(document);
        const found = values(document, ['r.all', ...inside]);
        const all = numbersAt(found, 'r.all');
        const bodies = new Map<number, ReturnType<typeof mergerOf>>();
        innerNodesOf(topology).forEach((node, i) => {
          const children = childrenOf(topology, node);
          const body = bodies.get(children.length) ?? mergerOf(document, children.length, inside);
          bodies.set(children.length, body);
          const once = body.apply(children.map((child) => elementAt(all, child)));
          expectSame(elementAt(all, node), numbersAt(once, body.result), `r.all at ${node}`);
          for (const key of once.keys()) {
            const wanted = allPartsAt(once, key);
            partsOfNode(allPartsAt(found, `r/${key}`), i, wanted.length).forEach((part, n) => {
              expectSame(part, wanted[n] ?? part, `r/${key} at node ${node}`);
            });
          }
        });
      },
    );
  });

  it('on a right chain is recur on its reversed leaves', () => {
    const chain = (leaves: readonly string[]): string =>
      leaves.length === 1 ? (leaves[0] ?? '') : `(${leaves[0]} ${chain(leaves.slice(1))})`;
    const chains = folds(
      ({ dice }) => chain(Array.from({ length: 2 + dice.below(5) }, () => dice.oneOf('a', 'b', 'c'))),
      (document) => {
        const { words, topology } = treeOf(document);
        const value = String(nodeIn(document, 'in').params?.value);
        return (
          nodeIn(document, 'r').params?.arity !== 'any' &&
          words.length > 1 &&
          value === chain(words) &&
          topology.children.length > 1
        );
      },
    );
    checkLaw(chains, (document) => {
      const { words } = treeOf(document);
      const source = (id: string, value: readonly string[]) => ({
        id,
        block: 'text',
        params: { unit: 'word', vocabulary: 'a b c', value: value.join(' ') },
      });
      const embedding = nodeIn(document, 'e');
      const body = bodyIn(document, 'r');
      const steps = withWires(body, { '$.left': '$.element', '$.right': '$.state' });
      const result = sourceOf(steps, '$.result');
      const taken: readonly Wire[] = [
        [result, '$.output'],
        [result, '$.state'],
      ];
      const wires = [...steps.wires.filter(([, to]) => to !== '$.result'), ...taken];
      const reading: Document = {
        ...document,
        nodes: [
          source('rest', words.slice(0, -1).reverse()),
          source('end', words.slice(-1)),
          embedding,
          { ...embedding, id: 'e2' },
          { id: 'start', block: 'maximum' },
          { id: 'r', block: 'recur', body: { nodes: body.nodes, wires } },
        ],
        wires: [
          ['rest.out', 'e.x'],
          ['end.out', 'e2.x'],
          ['e2.y', 'start.x'],
          ['e.y', 'r.sequence'],
          ['start.y', 'r.start'],
        ],
      };
      const weights = new Map(weightsOf(document));
      const table = weights.get('e.W');
      if (table) weights.set('e2.W', table);
      const inner = portsInside(document);
      const folded = values(document, ['r.all', 'r.root', ...inner]);
      const read = values(reading, ['r.all', 'r.final', ...inner], { weights });
      expectSame(numbersAt(folded, 'r.root'), numbersAt(read, 'r.final'), 'r.root');
      const all = numbersAt(folded, 'r.all');
      expectSame(range(all, words.length, 2 * words.length - 1), numbersAt(read, 'r.all'), 'r.all');
      for (const key of folded.keys())
        if (key.startsWith('r/'))
          allPartsAt(folded, key).forEach((part, i) => {
            expectSame(allPartsAt(read, key)[i] ?? { shape: [], data: [] }, part, key);
          });
    });
  });
});
