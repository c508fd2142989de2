import { Misfit } from '../base/problem.ts';
import { addSizes, type Size, unknownSize } from '../base/size.ts';
import { countByChildren, innerNodesOf } from '../base/topology.ts';
import {
  type Axis,
  axis,
  describeType,
  type NumbersType,
  numbers,
  sameType,
  type Tree,
} from '../base/valueType.ts';
import type { Builder, Operand } from '../ir/builder.ts';
import { numberOr } from './choiceParams.ts';
import { defineCombinator } from './define.ts';
import { treeAxis } from './shapes.ts';
import { layerBack } from './solveState.ts';

type Arity = 2 | 'any';

export const recurse = defineCombinator({
  type: 'recurse',
  version: 1,
  title: 'Recurse',
  category: 'higher-order',
  summary: 'Folds a tree from its leaves to its root, through a layer at every node.',
  description:
    'The body is handed the values of a node’s children and gives the value of the node, of the same type, always with the same ' +
    'weights. So it makes one vector of a tree of any form, and one of every phrase in it. With two children a node they come as left ' +
    'and right; with any number they come as a sequence, which a recur can read or a mean sum up.',
  usefulFor: ['sentences with their grammar', 'a score for every phrase', 'formulas, nested lists'],
  formula: String.raw`y_{\text{node}} = f(y_{\text{left}}, y_{\text{right}})`,
  notation:
    'f is the body; y at a leaf is the leaf’s own vector, and at an inner node what the body makes of its children.',
  wiring:
    'Wire a tree through an embedding into it. For two children, join $.left and $.right and bring them back to the ' +
    'length of one by a vanilla layer. root is the whole tree, all has a vector for every phrase.',
  pitfalls: [
    'The body has to give vectors as long as those of the leaves: set its units to the size of the embedding.',
    'With an arity of 2 every node needs two children; use any where their number varies.',
    'A mean of the children does not know which came first; a recur over them does.',
  ],
  related: {
    tree: 'The source to fold.',
    recur: 'The same along a sequence.',
    embedding: 'Makes the vectors of the leaves.',
    join: 'Puts two children side by side.',
  },
  origin:
    'C. Goller and A. Küchler, “Learning task-dependent distributed representations by backpropagation through ' +
    'structure” (ICNN, 1996); on sentences: R. Socher and others, “Recursive deep models for semantic compositionality ' +
    'over a sentiment treebank” (EMNLP, 2013).',
  keywords: ['recursive', 'tree', 'fold', 'treelstm', 'treernn', 'parse', 'nested', 'compose'],
  params: {
    arity: numberOr({
      default: 2,
      number: 2,
      word: 'any',
      help: '2: every node has a left and a right child. any: children come as a sequence.',
    }),
  },
  inputs: { tree: 'A vector at each leaf of a tree.' },
  outputs: {
    root: 'The value of the whole tree.',
    all: 'The value of every node, leaves included, children before their parents.',
  },
  body: {
    inputs: {
      left: 'The value of the first child.',
      right: 'The value of the second.',
      children: 'The values of all children, (time, …).',
    },
    outputs: { result: 'The value of the node.' },
  },
  once: {
    inputs: { left: 'tree', right: 'tree', children: 'tree' },
    outputs: { root: 'result', all: 'result' },
  },
  hands: ({ arity }) => (arity === 2 ? ['left', 'right'] : ['children']),

  enter({ tree }, { arity }, { path }) {
    const { leaf, found } = leaves(tree, arity);
    const counts = [...countByChildren(found.topology ?? { children: [] }).keys()];
    const [only] = counts;
    const children: Size = counts.length === 1 && only !== undefined ? only : unknownSize(childrenIn(path));
    return { left: leaf, right: leaf, children: numbers(axis('time', children), ...leaf.axes) };
  },
  cases({ tree }, { arity }, { path }) {
    const counts = [...countByChildren(leaves(tree, arity).found.topology ?? { children: [] })];
    if (counts.length < 2) return [];
    return counts.map(([children, times]) => ({ times, sizes: new Map([[childrenIn(path), children]]) }));
  },
  infer({ tree }, { arity }, { result }) {
    const { leaf, found, size } = leaves(tree, arity);
    if (!sameType(leaf, result))
      throw new Misfit(
        'changes-type',
        `Recurse needs a body that makes of its children what they are, but a leaf is ${describeType(leaf)} and $.result is ${describeType(result)}.`,
        { port: '$.result', fixes: layerBack(leaf, result) },
      );
    const inner = innerNodes(found, size, arity);
    const nodes: Axis = { name: 'nodes', size: addSizes(size, inner), tree: { ...found, values: 'nodes' } };
    return { root: leaf, all: numbers(nodes, ...leaf.axes) };
  },
  front({ tree }, { arity }) {
    const { found, size } = leaves(tree, arity);
    return [axis('nodes', innerNodes(found, size, arity))];
  },
  instances: () => [],
  startBody({ tree }, { arity }) {
    const units = tree.axes.at(-1)?.size;
    const layer = { id: 'layer', block: 'vanilla', ...(typeof units === 'number' && { params: { units } }) };
    const both = [
      { id: 'join', block: 'join', at: [80, 40] as const },
      { ...layer, at: [320, 40] as const },
    ];
    const mean = [
      { id: 'mean', block: 'mean', at: [80, 40] as const },
      { ...layer, at: [320, 40] as const },
    ];
    return arity === 2
      ? {
          nodes: both,
          wires: [
            ['$.left', 'join.a'],
            ['$.right', 'join.b'],
            ['join.y', 'layer.x'],
            ['layer.y', '$.result'],
          ],
        }
      : {
          nodes: mean,
          wires: [
            ['$.children', 'mean.x'],
            ['mean.y', 'layer.x'],
            ['layer.y', '$.result'],
          ],
        };
  },

  lower(emit, { tree }, { arity }, { path, types, apply }) {
    const { found } = leaves(types.tree, arity);
    const { topology } = found;
    if (!topology) throw new Error('A tree without a value cannot be run.');
    const index = types.tree.axes.findIndex((each) => each.tree);
    const order = [index, ...tree.shape.map((_, i) => i).filter((i) => i !== index)];
    const body = (inner: Builder, children: readonly Operand[]) => {
      const known = new Map([[childrenIn(path), children.length]]);
      const [left, right] = children;
      if (!left) throw new Error('An inner node has children.');
      const sequence = () =>
        inner.concat(
          children.map((child) => inner.reshape(child, [1, ...child.shape])),
          0,
        );
      const handed =
        arity === 2
          ? { left, right: right ?? left, children: left }
          : { left, right: left, children: sequence() };
      return apply(inner, handed, { known }).result;
    };
    const first = emit.transpose(tree, order);
    const all = emit.fold(first, topology, body);
    const root = all.shape.slice(1);
    const last = emit.slice(all, [(all.shape[0] ?? 1) - 1, ...root.map(() => 0)], [1, ...root]);
    return { root: emit.reshape(last, root), all };
  },

  examples: [
    {
      given: { tree: 'tree (nodes 3, features 4)' },
      body: { result: '(features 4)' },
      gives: { root: '(features 4)', all: '(nodes 5, features 4)' },
    },
    {
      given: { tree: 'tree (nodes 1, features 4)' },
      params: { arity: 'any' },
      body: { result: '(features 4)' },
      gives: { root: '(features 4)', all: '(nodes 1, features 4)' },
    },
    {
      given: { tree: 'tree (nodes 3, features 4)' },
      body: { result: '(features 5)' },
      fails: 'a leaf is (features 4) and $.result is (features 5)',
    },
    { given: { tree: '(features 3)' }, body: { result: '(features 3)' }, fails: 'needs a tree' },
    { given: { tree: '(time 5, features 3)' }, body: { result: '(features 3)' }, fails: 'needs a tree' },
  ],
});

/** The name of the size of $.children: it differs from node to node, and from one recurse to another. */
export function childrenIn(path: string): string {
  return `children(${path})`;
}

/** The type of a leaf, the tree, and how many leaves it has. Throws a `Misfit` when there is no tree with values at its leaves. */
function leaves(type: NumbersType, arity: Arity): { leaf: NumbersType; found: Tree; size: Size } {
  const nodes = treeAxis(type);
  if (!nodes?.tree)
    throw new Misfit('needs-tree', `Recurse needs a tree, but tree is ${describeType(type)}.`, {
      port: 'tree',
    });
  const found = nodes.tree;
  if (found.values !== 'leaves')
    throw new Misfit(
      'needs-tree',
      `Recurse needs values at the leaves of a tree, but tree is ${describeType(type)}, one at every node.`,
      { port: 'tree' },
    );
  const { children = [] } = found.topology ?? {};
  const odd = arity === 2 ? children.findIndex(({ length }) => length > 0 && length !== 2) : -1;
  if (odd >= 0)
    throw new Misfit(
      'bad-tree',
      `Recurse of arity 2 needs two children at every node, but a node of ${found.of} has ${children[odd]?.length}. Arity "any" takes them all.`,
      { port: 'tree' },
    );
  return { leaf: numbers(...type.axes.filter((each) => each !== nodes)), found, size: nodes.size };
}

/** How many nodes have children: of a binary tree, one fewer than its leaves. */
function innerNodes({ of, topology }: Tree, leaves: Size, arity: Arity): Size {
  if (topology) return innerNodesOf(topology).length;
  return arity === 2 ? addSizes(leaves, -1) : unknownSize(`inner(${of})`);
}
