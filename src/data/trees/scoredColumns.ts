import type { Column } from '../dataset.ts';
import { type Bracketed, writeBrackets } from './brackets.ts';
import { labelsColumn } from './labelsColumn.ts';

/**
 * The columns of trees in which every pair of brackets begins with the label of its node: the trees without labels, `score` (that of the root)
 * and `scores` (those of all nodes in post-order).
 */
export function scoredColumns(name: string, trees: readonly Bracketed[]): readonly Column[] {
  const found = trees.map(labelsIn);
  const labels = [...new Set(found.flat())].sort();
  const roots = Uint32Array.from(found, (each) => labels.indexOf(each.at(-1) ?? ''));
  return [
    { kind: 'tree', name, trees: trees.map((tree) => writeBrackets(bare(tree))) },
    { kind: 'class', name: 'score', labels, indices: roots, starts: undefined },
    labelsColumn('scores', labels, found),
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
