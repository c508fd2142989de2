import { childrenOf, levelsOf } from '../base/topology.ts';
import type { Builder, Operand } from './builder.ts';
import type { FoldParams } from './primitives/fold.ts';

/**
 * Emits a fold level by level: all nodes of one height above the leaves and of one number of children at once. The
 * values so far are kept in one store, which starts as the leaves and grows behind; the memory planner lets it grow in
 * place. Gives the fold's results, bit for bit.
 */
export function expandFold(
  emit: Builder,
  [leaves, ...captured]: readonly Operand[],
  { bodies, tree }: FoldParams,
): readonly Operand[] {
  if (!leaves) throw new Error('fold needs the values of the leaves.');
  const [first = [], ...levels] = levelsOf(tree);
  const stored = [...first];
  const rowOf = new Map(first.map((node, row) => [node, row]));
  const groups = bodies.map(() => ({ nodes: [] as number[], results: [] as (readonly Operand[])[] }));
  let store = leaves;
  for (const level of levels)
    bodies.forEach(({ children, body }, at) => {
      const nodes = level.filter((node) => childrenOf(tree, node).length === children);
      if (nodes.length === 0) return;
      const values = Array.from({ length: children }, (_, n) =>
        emit.gather(store, emit.list(nodes.map((node) => rowOf.get(childrenOf(tree, node)[n] ?? -1) ?? -1))),
      );
      const flags = [...values.map(() => true), ...captured.map(() => false)];
      const [result, ...others] = emit.batched(body, [...values, ...captured], flags, nodes.length);
      if (!result) throw new Error('A body of a fold gave no value.');
      for (const node of nodes) {
        rowOf.set(node, stored.length);
        stored.push(node);
      }
      store = emit.concat([store, result], 0);
      groups[at]?.nodes.push(...nodes);
      groups[at]?.results.push(others);
    });
  const further = groups.flatMap(({ nodes, results }) =>
    (results[0] ?? []).map((_, i) => {
      const parts = results.flatMap((others) => others[i] ?? []);
      return inOrder(emit, emit.concat(parts, 0), nodes);
    }),
  );
  return [inOrder(emit, store, stored), ...further];
}

/** Rows that belong to these nodes, in the order of the nodes' numbers. */
export function inOrder(emit: Builder, rows: Operand, nodes: readonly number[]): Operand {
  const order = nodes.map((_, row) => row).sort((one, other) => (nodes[one] ?? 0) - (nodes[other] ?? 0));
  return order.every((row, i) => row === i) ? rows : emit.gather(rows, emit.list(order));
}
