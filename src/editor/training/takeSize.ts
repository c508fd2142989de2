import type { Column, Dataset } from '../../data/dataset.ts';
import { sizeOf } from '../../data/dataset.ts';
import type { Document } from '../../document/document.ts';
import { setParameter } from '../../document/edits.ts';
import { nodeAt } from '../../document/graph.ts';
import { edit } from '../state/edit.ts';
import type { Editor } from '../state/store.ts';

/** The column whose numbers a vector that takes none could hold if it were as long, as those do that a table is predicted from. */
export function columnToHold(document: Document, path: string, dataset: Dataset): Column | undefined {
  if (nodeAt(document, path)?.block !== 'vector') return undefined;
  return dataset.columns.find(({ kind, name }) => kind === 'numbers' && name === 'features');
}

/** Gives a vector as many numbers as a column has. */
export function takeSize(editor: Editor, path: string, column: Column): void {
  if (column.kind !== 'numbers') return;
  edit(editor, (document) => setParameter(document, path, 'size', sizeOf(column.shape)));
}
