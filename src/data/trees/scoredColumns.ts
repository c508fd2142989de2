import type { Column } from '../dataset.ts';
import { type Bracketed, writeBrackets } from './brackets.ts';

/**
 * The columns of trees in which every pair of brackets begins with the label of its node: the trees without labels, `score` (that of the root)
 * and `scores` (those of all nodes in post-order).
 */
export function scoredColumns(name: string, trees: readonly Bracketed[]): readonly Column[] {
  const found = trees.map(labelsIn);
  const all = found.flat();
  const labels = [...new Set(all)].sort();
  const places = new Map(labels.map((label, i) => [label, i]));
  const indexOf = (label: string) => places.get(label) ?? 0;
  const starts = new Uint32Array(trees.length + 1);
  for (const [i, { length }] of found.entries()) starts[i + 1] = (starts[i] ?? 0) + length;
  const roots = Uint32Array.from(found, (each) => indexOf(each.at(-1) ?? ''));
  return [
    { kind: 'tree', name, trees: trees.map((tree) => writeBrackets(bare(tree))) },
    { kind: 'class', name: 'score', labels, indices: roots, starts: undefined },
    { kind: 'class', name: 'scores', labels, indices: Uint32Array.from(all, indexOf), starts },
  ];
}

/** In post-order. */
function labelsIn(tree: Bracketed): readonly string[] {
  if (typeof tree === 'string') return [];
  const [label, ...parts] = tree;
  return [...parts.flatMap(labelsIn), typeof label === 'string' ? label : ''];
}

/** Without labels: a label and a word are a leaf, so that there are as many nodes as there were labels. */
function bare(tree: Bracketed): Bracketed {
  if (typeof tree === 'string') return tree;
  const [, ...parts] = tree;
  const [only] = parts;
  return typeof only === 'string' ? only : parts.map(bare);
}
