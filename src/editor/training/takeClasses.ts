import { blocks } from '../../blocks/index.ts';
import type { ClassColumn, Column, Dataset } from '../../data/dataset.ts';
import type { Document } from '../../document/document.ts';
import { addNode, setParameter } from '../../document/edits.ts';
import { nodeAt } from '../../document/graph.ts';
import { connect } from '../../document/wiring.ts';
import { edit } from '../state/edit.ts';
import type { Editor } from '../state/store.ts';

/** Whether a source of classes does not know the labels of the column that it takes. */
export function lacksClasses(document: Document, path: string, column: Column | undefined): boolean {
  const node = nodeAt(document, path);
  if (node?.block !== 'class' || column?.kind !== 'class') return false;
  const { vocabulary } = node.params ?? {};
  const known =
    typeof vocabulary === 'string' ? vocabulary.split(/\s+/) : Array.isArray(vocabulary) ? vocabulary : [];
  return !column.labels.every((label) => known.includes(label));
}

/** Gives a source of classes the labels of a column. */
export function takeClasses(editor: Editor, path: string, column: ClassColumn): void {
  edit(editor, (document) => {
    const named = setParameter(document, path, 'vocabulary', column.labels);
    return setParameter(named, path, 'value', column.labels[0]);
  });
}

/** Where a loss would compare: an output with features that nothing takes, or what a softmax is made from. */
export function scoresIn({ nodes, wires }: Document): string | undefined {
  const end = nodes.findLast(
    ({ id, block }) =>
      blocks.get(block)?.category !== 'source' && !wires.some(([from]) => from.startsWith(`${id}.`)),
  );
  if (!end) return undefined;
  if (end.block === 'softmax') return wires.find(([, to]) => to === `${end.id}.x`)?.[0];
  const output = Object.keys(blocks.get(end.block)?.outputs ?? {})[0];
  return output && `${end.id}.${output}`;
}

/** Puts a cross-entropy behind the scores, and a class to compare them with: one undo step. */
export function addLoss(editor: Editor, dataset: Dataset): void {
  const { history, layout } = editor.getState();
  const scores = scoresIn(history.present);
  if (scores === undefined) return;
  const labels = dataset.columns.find((column) => column.kind === 'class' && !column.starts);
  const vocabulary = labels?.kind === 'class' ? labels.labels : ['no', 'yes'];
  const behind = layout.get(scores.split('.')[0] ?? '');
  const [x, y] = behind ? [behind.x + behind.box.width + 60, behind.y] : [0, 0];
  edit(editor, (document) => {
    const target = addNode(document, '', {
      block: 'class',
      at: [x, y + 160],
      params: { vocabulary, value: vocabulary[0] ?? '' },
    });
    const loss = addNode(target.document, '', { block: 'cross-entropy', at: [x + 240, y] }, 'loss');
    return connect(
      connect(loss.document, scores, `${loss.path}.x`),
      `${target.path}.out`,
      `${loss.path}.target`,
    );
  });
}
