import type { Dataset } from '../dataset.ts';
import { FaultList, type Reading } from '../fault.ts';
import { type Bracketed, writeBrackets } from '../trees/brackets.ts';
import { Misplaced, parseBrackets } from '../trees/parseBrackets.ts';
import { scoredColumns } from '../trees/scoredColumns.ts';

export interface TreesOptions {
  /** Whether the first word in each pair of brackets is the label of its node; found out from the trees if not said. */
  readonly labelled?: boolean;
}

/**
 * Reads a text with one tree in brackets a line. Labelled trees, `(3 (2 good) (4 film))` as in the Stanford Sentiment Treebank, give the columns
 * `tree` (without labels), `score` (that of the root) and `scores` (those of all nodes in post-order); others, `(good film)`, a column `tree`.
 */
export function readTrees(
  { name, text }: { readonly name: string; readonly text: string },
  options: TreesOptions = {},
): Reading {
  const faults = new FaultList(name);
  const lines: { readonly line: number; readonly tree: Bracketed }[] = [];
  for (const [i, raw] of text
    .replace('\ufeff', '')
    .split(/\r\n?|\n/)
    .entries()) {
    if (raw.trim() === '') continue;
    const tree = parseBrackets(raw);
    if (tree instanceof Misplaced) faults.add(tree.message, i + 1);
    else lines.push({ line: i + 1, tree });
  }
  const labelled = options.labelled ?? 2 * lines.filter(({ tree }) => isLabelled(tree)).length > lines.length;
  const good = labelled
    ? lines.filter(({ line, tree }) => {
        if (isLabelled(tree)) return true;
        faults.add(
          'Every bracket must hold a label, and then a word or brackets. Add what is missing.',
          line,
        );
        return false;
      })
    : lines;
  if (good.length === 0) {
    faults.add('No line can be used. Choose a text with one tree in brackets a line.');
    return { dataset: undefined, faults: faults.all() };
  }
  const trees = good.map(({ tree }) => tree);
  const dataset: Dataset = {
    name,
    count: trees.length,
    lines: Uint32Array.from(good, ({ line }) => line),
    columns: labelled
      ? scoredColumns('tree', trees)
      : [{ kind: 'tree', name: 'tree', trees: trees.map(writeBrackets) }],
  };
  return { dataset, faults: faults.all() };
}

/** Whether brackets hold a word, and then one word or nothing but brackets, for which the same holds. */
function isLabelled(tree: Bracketed): boolean {
  if (typeof tree === 'string') return false;
  const [label, ...parts] = tree;
  if (typeof label !== 'string') return false;
  return (
    (parts.length === 1 && typeof parts[0] === 'string') || (parts.length > 0 && parts.every(isLabelled))
  );
}
