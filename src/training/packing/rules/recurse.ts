import type { Size } from '../../../base/size.ts';
import { childrenOf, leavesOf, levelsOf, type Topology } from '../../../base/topology.ts';
import { axesIn } from '../../../base/valueType.ts';
import type { Operands } from '../../../blocks/define.ts';
import { childrenIn } from '../../../blocks/recurse.ts';
import type { ResolvedNode } from '../../../compiler/resolve.ts';
import type { Operand } from '../../../ir/builder.ts';
import { refuse } from '../notPackable.ts';
import type { PackedBatch } from '../packedBatch.ts';
import type { PackedLowering, PackedValues } from '../packedLowering.ts';
import type { Group } from '../room.ts';
import type { PackingRule } from './index.ts';

/**
 * Folds all trees at once, level by level: all nodes of one height above the leaves and one number of children together. The values so far lie in
 * one store, the leaves first, which grows behind.
 */
export const recurseForest: PackingRule = (pack, node, inputs) => {
  const { tree } = inputs;
  const type = pack.types.typesOf(node).tree;
  const [nodes] = type ? axesIn(type) : [];
  const all = pack.inference.types.get(`${node.path}.all`);
  const over = all && axesIn(all)[0]?.size;
  if (!tree || tree.over === undefined || !nodes?.tree || over === undefined)
    return refuse(node.path, 'its tree does not differ from example to example');
  return new Forest(pack, node, inputs, nodes.tree.of).fold(tree.operand, tree.over, over);
};

class Forest {
  private readonly pack: PackedLowering;
  private readonly node: ResolvedNode;
  private readonly inputs: PackedValues;
  /** The source of the trees. */
  private readonly source: string;
  private readonly levels: readonly (readonly Group[])[];
  private leaves = 0;

  constructor(pack: PackedLowering, node: ResolvedNode, inputs: PackedValues, source: string) {
    this.pack = pack;
    this.node = node;
    this.inputs = inputs;
    this.source = source;
    this.levels = pack.room.levels(source);
  }

  fold(leaves: Operand, over: Size, overAll: Size): PackedValues {
    const { emit } = this.pack;
    this.leaves = this.pack.rows(over);
    let store = leaves;
    for (const [level, groups] of this.levels.entries()) {
      const read = groups.reduce((sum, { children, count }) => sum + children * count, 0);
      const row = store.shape.slice(1);
      const children = emit.gather(
        store,
        this.list(`children at ${level + 1}`, read, (rows) => rows.children[level] ?? new Float32Array()),
      );
      let before = 0;
      const results: Operand[] = [];
      for (const [at, group] of groups.entries()) {
        const own = emit.slice(
          children,
          [before, ...row.map(() => 0)],
          [group.count * group.children, ...row],
        );
        before += group.count * group.children;
        const exampleOf = this.list(
          `examples at ${level + 1} of ${group.children}`,
          group.count,
          (rows) => rows.examples[level]?.[at] ?? new Float32Array(),
        );
        results.push(this.apply(group, emit.reshape(own, [group.count, group.children, ...row]), exampleOf));
      }
      store = emit.concat([store, ...results], 0);
    }
    const all = this.list('nodes', this.pack.rows(overAll), (rows) => rows.nodes.flat());
    const roots = this.list('roots', this.pack.count, (rows) => rows.nodes.map((nodes) => nodes.at(-1) ?? 0));
    return {
      all: { operand: emit.gather(store, all), over: overAll },
      root: { operand: emit.gather(store, roots), over: undefined },
    };
  }

  /** The values of the nodes of a group from those of their children, (nodes, children, …). */
  private apply({ children, count }: Group, values: Operand, exampleOf: Operand): Operand {
    const { arity } = this.node.params as { readonly arity: 2 | 'any' };
    const { emit } = this.pack;
    const row = values.shape.slice(2);
    const child = (n: number) =>
      emit.reshape(emit.slice(values, [0, n, ...row.map(() => 0)], [count, 1, ...row]), [count, ...row]);
    const handed: Operands = arity === 2 ? { left: child(0), right: child(1) } : { children: values };
    const known = new Map([[childrenIn(this.node.path), children]]);
    const { result } = this.pack.applyBody(emit, this.node, this.inputs, {
      handed,
      rows: count,
      exampleOf,
      known,
    });
    if (!result) throw new Error('The body of a recurse has a result.');
    return result;
  }

  private list(what: string, count: number, of: (rows: ForestRows) => ArrayLike<number>): Operand {
    return this.pack.list(`(${what} of ${this.source})`, [count], (batch) => of(this.rowsOf(batch)));
  }

  private last: { readonly batch: PackedBatch; readonly rows: ForestRows } | undefined;

  private rowsOf(batch: PackedBatch): ForestRows {
    if (this.last?.batch !== batch)
      this.last = { batch, rows: rowsOfForest(batch, this.source, this.levels, this.leaves) };
    return this.last.rows;
  }
}

/** Where the nodes of a batch of trees lie in the store. */
interface ForestRows {
  /** By example: the row of each node, in post-order. */
  readonly nodes: readonly (readonly number[])[];
  /** By level: the rows of the children of its nodes, group by group. */
  readonly children: readonly Float32Array[];
  /** By level and group: the example of each node. */
  readonly examples: readonly (readonly Float32Array[])[];
}

function rowsOfForest(
  batch: PackedBatch,
  source: string,
  levels: readonly (readonly Group[])[],
  leafRows: number,
): ForestRows {
  const trees = batch.examples.map((_, place) => batch.tree(source, place));
  const nodes: number[][] = trees.map(() => []);
  let leaf = 0;
  for (const [place, tree] of trees.entries())
    for (const node of leavesOf(tree)) (nodes[place] ?? [])[node] = leaf++;
  let row = leafRows;
  const children: Float32Array[] = [];
  const examples: Float32Array[][] = [];
  for (const [level, groups] of levels.entries()) {
    const read = new Float32Array(groups.reduce((sum, group) => sum + group.children * group.count, 0));
    let at = 0;
    examples.push(
      groups.map((group) => {
        const exampleOf = new Float32Array(group.count);
        let taken = 0;
        for (const [place, tree] of trees.entries())
          for (const node of levelsIn(tree)[level + 1] ?? []) {
            const own = childrenOf(tree, node);
            if (own.length !== group.children) continue;
            for (const [n, child] of own.entries())
              read[at + taken * group.children + n] = nodes[place]?.[child] ?? 0;
            exampleOf[taken] = place;
            (nodes[place] ?? [])[node] = row + taken++;
          }
        at += group.children * group.count;
        row += group.count;
        return exampleOf;
      }),
    );
    children.push(read);
  }
  return { nodes, children, examples };
}

const levelsOfTrees = new WeakMap<Topology, readonly (readonly number[])[]>();

function levelsIn(tree: Topology): readonly (readonly number[])[] {
  const levels = levelsOfTrees.get(tree) ?? levelsOf(tree);
  levelsOfTrees.set(tree, levels);
  return levels;
}
